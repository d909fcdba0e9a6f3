// What html-validate checks on every page and on every screen of the navigator.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
};
