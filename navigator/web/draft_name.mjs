// What a draft is called, by what its text says of itself.

// {policy, edition}: what the text does not say is left out.
export function identityOf(text) {
  const said = ["policy", "edition"].map((key) => [key, new RegExp(`^${key}: *["']?([\\w-]+)`, "m").exec(text)?.[1]]);
  return Object.fromEntries(said.filter(([, value]) => value));
}

// Where its file belongs. `stem` is the name of a file that was opened, or nothing. What the text does
// not say is named by its key.
export function fileNameOf(text, stem) {
  const { policy = "policy", edition = "edition" } = identityOf(text);
  const folder = /^fictional: *true/m.test(text) ? "demonstration" : "policies";
  return `data/${folder}/${policy}/${stem || edition}.yaml`;
}
