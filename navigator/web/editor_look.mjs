// How the editor looks: in the site's own colours, light and dark, by the page's own properties.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)", fontWeight: "700" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--soft)" },
  { tag: [tags.string, tags.content], color: "var(--ink)" },
]);

const MARKER = { content: "normal", boxSizing: "border-box", width: "0.75em", height: "0.75em", margin: "0.35em 0.1em" };
const BOX = { border: "1px solid var(--line)", background: "var(--card)", color: "var(--ink)" };

export const LOOK = EditorView.theme({
  "&": { height: "100%", background: "var(--card)", color: "var(--ink)", fontSize: "0.8rem" },
  // The page draws the ring, round it: inside, the numbers of the lines would hide its left side.
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "ui-monospace, Menlo, Consolas, monospace", lineHeight: "1.55", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5em 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { background: "var(--paper)", color: "var(--soft)", border: "0", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "color-mix(in srgb, var(--wash) 55%, transparent)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 30%, transparent) !important" },
  ".cm-selectionMatch, .cm-searchMatch": { background: "var(--wash)" },
  ".cm-matchingBracket": { background: "var(--wash)", outline: "1px solid var(--accent)" },
  ".cm-panels": { background: "var(--paper)", color: "var(--ink)", fontFamily: "inherit" },
  ".cm-textfield": { ...BOX, fontSize: "1em" },
  ".cm-button": { ...BOX, backgroundImage: "none", fontSize: "1em" },
  ".cm-tooltip": { ...BOX, borderRadius: "4px", maxWidth: "min(34em, 90vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "14em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.25em 0.6em", minHeight: "1.5rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { fontStyle: "normal", color: "inherit", opacity: "1", marginLeft: "0.8em" },
  ".cm-completionInfo": { padding: "0.5em 0.7em", whiteSpace: "pre-line" },
  ".cm-diagnostic": { padding: "0.4em 0.7em", borderLeftWidth: "5px", whiteSpace: "pre-line" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--danger)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--accent)" },
  // As the list has them, in the site's colours: a fault is full, a place to look at again is a ring.
  ".cm-lint-marker-error": { ...MARKER, background: "var(--danger)" },
  ".cm-lint-marker-warning": { ...MARKER, background: "var(--accent)", clipPath: "polygon(50% 0, 100% 100%, 0 100%)" },
  ".cm-lint-marker-info": { ...MARKER, border: "2px solid var(--accent)", borderRadius: "50%" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--danger)", textUnderlineOffset: "0.2em" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--accent)", textUnderlineOffset: "0.2em" },
});
