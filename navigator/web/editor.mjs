// The editor of an edition's text. It stands in a shadow root, where its styles are style sheets made
// by script, which the page's security policy allows; in the page they would be style elements.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { COLOURS, LOOK } from "./editor_look.mjs";
import { isMark } from "./findings_list.mjs";

// Left to itself, Chromium keeps the style of what is typed over in a style attribute, which the page's
// security policy forbids.
function typedOver(event, view) {
  const { state } = view;
  if (event.inputType !== "insertText" || event.isComposing || state.selection.main.empty || state.readOnly) return false;
  view.dispatch(state.update(state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true }));
  return true;
}

export class Editor {
  #view;
  #complete;
  #label;
  #onChange;

  // `host` is an empty element. `complete` is a source of completions, `label` what the text is called.
  // `onChange()` hears of every change of the text, this object's own among them.
  constructor(host, { complete, label, onChange }) {
    this.#complete = complete;
    this.#label = label;
    this.#onChange = onChange;
    const root = host.attachShadow({ mode: "open" });
    this.#view = new EditorView({ root, parent: root, state: this.#state("") });
  }

  #state(text) {
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        highlightSelectionMatches(),
        search({ top: true }),
        autocompletion({ override: [this.#complete], icons: false }),
        yaml(),
        indentUnit.of("  "),
        syntaxHighlighting(COLOURS),
        LOOK,
        EditorView.lineWrapping,
        EditorView.domEventHandlers({ beforeinput: typedOver }),
        // Tab is not taken: it leads on, as everywhere.
        keymap.of([...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({ "aria-label": this.#label, tabindex: "0", spellcheck: "false", autocapitalize: "none" }),
        EditorView.updateListener.of(({ docChanged }) => docChanged && this.#onChange()),
      ],
    });
  }

  // A text of its own, with nothing to undo.
  open(text) {
    this.#view.setState(this.#state(text));
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  get canUndo() {
    return undoDepth(this.#view.state) > 0;
  }

  get canRedo() {
    return redoDepth(this.#view.state) > 0;
  }

  undo() {
    undo(this.#view);
  }

  redo() {
    redo(this.#view);
  }

  // `change` is {from, to, insert}. It can be undone by itself.
  change(change) {
    this.#view.dispatch({ changes: change, userEvent: "input.form" });
  }

  // `findings` have `line`, `severity` and what a message needs. Beyond the text they are at its end.
  mark(findings, message) {
    const { doc } = this.#view.state;
    const diagnostics = findings.map((finding) => {
      const line = doc.line(Math.min(Math.max(finding.line, 1), doc.lines));
      const indent = line.text.length - line.text.trimStart().length;
      const severity = isMark(finding) ? "info" : finding.severity;
      return { from: line.from + indent, to: line.to, severity, message: message(finding) };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  // Takes the mark "LOOK AGAIN" from a line.
  unmark(number) {
    const line = this.#view.state.doc.line(number);
    const mark = /\s*#\s*LOOK AGAIN\b.*$/.exec(line.text);
    if (mark) this.change({ from: line.from + mark.index, to: line.to, insert: "" });
  }

  // The key that a line starts with, or nothing.
  keyAt(number) {
    return /^[\s-]*([\w-]+):/.exec(this.#view.state.doc.line(number).text)?.[1] ?? "";
  }

  // Shows a line, with the cursor at its start.
  goTo(number) {
    const { doc } = this.#view.state;
    const line = doc.line(Math.min(Math.max(number, 1), doc.lines));
    const at = line.from + (line.text.length - line.text.trimStart().length);
    this.#view.root.host.scrollIntoView({ block: "nearest" });
    this.#view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    this.#view.focus();
  }

  // After it was hidden, it has to look again at how large it is.
  shown() {
    this.#view.requestMeasure();
  }
}
