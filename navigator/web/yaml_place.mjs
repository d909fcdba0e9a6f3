// Where the cursor stands in an edition's YAML, by its indents: enough to say what may come there, also
// while the text is not whole.

const KEY = /^(\s*)((?:- +)*)(?:([\w-]+|'[^']*'|"[^"]*"):(?:\s|$))?/;

// `lines` are those up to the cursor, the last one cut there. Gives `{path, key, typed}`: the keys
// above, with "[]" for an entry of a list; the key whose value is being written, or null where a key
// is; and what is typed of it. Null inside a comment.
export function placeAt(lines) {
  const last = lines.at(-1);
  if (/^\s*#|\s#\s/.test(last)) return null;
  const [, margin, dashes, key] = KEY.exec(last);
  const column = margin.length + dashes.length;
  const above = pathAbove(lines.slice(0, -1), dashes ? margin.length : column, Boolean(dashes));
  const path = [...above, ...(dashes ? Array(dashes.match(/-/g).length).fill("[]") : [])];
  const rest = last.slice(column);
  if (!key) return inBrackets(rest, path) ?? (/^[\w-]*$/.test(rest) ? { path, key: null, typed: rest } : null);
  const value = rest.slice(rest.indexOf(":") + 1).trimStart();
  return inBrackets(value, [...path, key]) ?? { path, key, typed: value };
}

// The keys under which a line stands that starts at `column`. `isItem` says that a dash starts it.
function pathAbove(lines, column, isItem) {
  const path = [];
  let need = column;
  let item = isItem;
  for (const line of [...lines].reverse()) {
    if (!line.trim() || /^\s*#/.test(line)) continue;
    const [, margin, dashes, key] = KEY.exec(line);
    const at = margin.length + dashes.length;
    // A list may stand right under its key, with no further indent.
    if (key && (at < need || (item && !dashes && at === need))) {
      path.unshift(key);
      need = at;
      item = false;
    }
    if (dashes && margin.length < need) {
      path.unshift(...Array(dashes.match(/-/g).length).fill("[]"));
      need = margin.length;
      item = true;
    }
    if (need === 0 && !item) break;
  }
  return path;
}

// Inside brackets on the same line: `{kind: phone, pri` or `[manager, le`.
function inBrackets(text, path) {
  if (!/^[[{]/.test(text)) return null;
  const inside = [...path];
  let from = 0;
  let key = null;
  const open = [];
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place];
    if (letter === "{" || letter === "[") {
      if (key) inside.push(key);
      if (letter === "[") inside.push("[]");
      open.push({ letter, key });
      key = null;
      from = place + 1;
    } else if (letter === "}" || letter === "]") {
      const closed = open.pop();
      if (!closed) return null;
      if (closed.letter === "[") inside.pop();
      if (closed.key) inside.pop();
      key = null;
      from = place + 1;
    } else if (letter === ",") {
      key = null;
      from = place + 1;
    } else if (letter === ":" && text[place + 1] === " " && open.at(-1)?.letter === "{") {
      key = text.slice(from, place).trim();
      from = place + 1;
    }
  }
  if (!open.length) return null;
  const typed = text.slice(from).trimStart();
  if (key) return { path: inside, key, typed };
  return open.at(-1).letter === "{" ? { path: inside, key: null, typed } : { path: inside.slice(0, -1), key: "[]", typed };
}
