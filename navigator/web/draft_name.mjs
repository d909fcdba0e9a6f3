// Where the file of a draft belongs, by what its text says of itself.

// `stem` is the name of a file that was opened, or nothing. What the text does not say is named by its key.
export function fileNameOf(text, stem) {
  const [policy, edition] = ["policy", "edition"].map((key) => new RegExp(`^${key}: *["']?([\\w-]+)`, "m").exec(text)?.[1] ?? key);
  const folder = /^fictional: *true/m.test(text) ? "demonstration" : "policies";
  return `data/${folder}/${policy}/${stem || edition}.yaml`;
}
