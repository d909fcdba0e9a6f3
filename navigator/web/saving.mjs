// Gives a file to the reader. It is made here, in the browser, and nothing keeps a copy.

// Some browsers are still reading the file when `click` returns.
const REVOKE_MS = 60_000;

// `content` is text or bytes; `type` is what the system opens it by.
export function saveFile(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}
