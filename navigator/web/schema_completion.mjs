// What may be written where the cursor stands, from the JSON Schema of an edition.

import { placeAt } from "./yaml_place.mjs";

const LONGEST_DETAIL = 60;

// A source of completions for the editor. `schema` is the whole JSON Schema.
export function completeFrom(schema) {
  return (context) => {
    const { doc } = context.state;
    const line = doc.lineAt(context.pos);
    const lines = doc.sliceString(0, context.pos).split("\n");
    const place = placeAt(lines);
    if (!place || (!place.typed && !context.explicit && place.key === null)) return null;
    const options = place.key === null ? keysAt(schema, place.path) : valuesAt(schema, [...place.path, place.key]);
    if (!options.length) return null;
    const isEmptyValue = place.key !== null && place.key !== "[]" && line.text.slice(0, context.pos - line.from).endsWith(":");
    return {
      from: context.pos - place.typed.length,
      options: isEmptyValue ? options.map((each) => ({ ...each, apply: ` ${each.label}` })) : options,
      validFor: /^[\w -]*$/,
    };
  };
}

export function keysAt(schema, path) {
  const found = new Map();
  for (const each of reached(schema, path)) {
    for (const [key, value] of Object.entries(each.properties ?? {})) {
      found.set(key, { label: key, type: "property", apply: `${key}:${isBlock(schema, value) ? "" : " "}`, info: said(schema, value) });
    }
  }
  return [...found.values()];
}

export function valuesAt(schema, path) {
  const found = new Map();
  for (const { const: word, enum: words, description } of reached(schema, path)) {
    const more = description ? { info: description, detail: description.slice(0, LONGEST_DETAIL) } : {};
    if (word !== undefined) found.set(word, { label: String(word), type: "constant", ...more });
    for (const each of words ?? []) if (typeof each === "string") found.set(each, { label: each, type: "constant" });
  }
  return [...found.values()];
}

// Every part of the schema that may hold at a path.
function reached(schema, path) {
  let now = alternatives(schema, schema);
  for (const segment of path) {
    now = now
      .map((each) => (segment === "[]" ? each.items : (each.properties?.[segment] ?? each.additionalProperties)))
      .filter((each) => each && typeof each === "object")
      .flatMap((each) => alternatives(schema, each));
  }
  return now;
}

function alternatives(schema, part) {
  const whole = part.$ref ? { ...schema.$defs[part.$ref.split("/").at(-1)] } : part;
  if (whole.$ref) return alternatives(schema, whole);
  if (!whole.anyOf) return [whole];
  return whole.anyOf.flatMap((each) => alternatives(schema, each));
}

function isBlock(schema, part) {
  const kinds = alternatives(schema, part);
  return kinds.every(({ type }) => type === "object");
}

function said(schema, part) {
  const described = part.$ref ? schema.$defs[part.$ref.split("/").at(-1)] : part;
  return described.description ?? alternatives(schema, part).find(({ description }) => description)?.description;
}
