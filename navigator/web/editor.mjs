// The editor of an edition's text. It stands in a shadow root, where its styles are style sheets made
// by script, which the page's security policy allows; in the page they would be style elements.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { ChangeSet, EditorState, MapMode } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { COLOURS, LOOK } from "./editor_look.mjs";
import { isMark } from "./findings_list.mjs";

const LOOK_AGAIN = /#\s*LOOK AGAIN\b.*$/;

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
  // The text that was checked last, and what changed in it since. The lines of findings are of that text.
  #checked;
  #since;

  // `host` is an empty element. `complete` is a source of completions, `label` what the text is called.
  // `onChange()` hears of every change of the text, this object's own among them.
  constructor(host, { complete, label, onChange }) {
    this.#complete = complete;
    this.#label = label;
    this.#onChange = onChange;
    const root = host.attachShadow({ mode: "open" });
    this.#view = new EditorView({ root, parent: root, state: this.#state("") });
    this.#isChecked();
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
        EditorView.updateListener.of(({ docChanged, changes }) => docChanged && this.#changed(changes)),
      ],
    });
  }

  // A text of its own, with nothing to undo.
  open(text) {
    this.#view.setState(this.#state(text));
    this.#isChecked();
  }

  #changed(changes) {
    this.#since = this.#since.compose(changes);
    this.#onChange();
  }

  #isChecked() {
    this.#checked = this.#view.state.doc;
    this.#since = ChangeSet.empty(this.#checked.length);
  }

  // The line that had this number when the text was checked. Beyond the text it is the last one.
  #line(number) {
    return this.#checked.line(Math.min(Math.max(number, 1), this.#checked.lines));
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

  // The text as it is now was checked. `findings` have `line`, `severity` and what a message needs.
  // From here on, and until the next check, the numbers of lines are those of this text.
  mark(findings, message) {
    this.#isChecked();
    const diagnostics = findings.map((finding) => {
      const line = this.#line(finding.line);
      const indent = line.text.length - line.text.trimStart().length;
      const severity = isMark(finding) ? "info" : finding.severity;
      return { from: line.from + indent, to: line.to, severity, message: message(finding) };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  // Takes the mark "LOOK AGAIN" from a line, wherever that stands by now. False where it is gone.
  unmark(number) {
    const was = this.#line(number);
    const place = LOOK_AGAIN.exec(was.text);
    const at = place && this.#since.mapPos(was.from + place.index, 1, MapMode.TrackAfter);
    if (place === null || at === null) return false;
    const line = this.#view.state.doc.lineAt(at);
    const mark = LOOK_AGAIN.exec(line.text);
    if (!mark) return false;
    this.change({ from: line.from + line.text.slice(0, mark.index).trimEnd().length, to: line.to, insert: "" });
    return true;
  }

  // The key that a line starts with, or nothing.
  keyAt(number) {
    return /^[\s-]*([\w-]+):/.exec(this.#line(number).text)?.[1] ?? "";
  }

  // Shows a line, with the cursor at its start.
  goTo(number) {
    const line = this.#view.state.doc.lineAt(this.#since.mapPos(this.#line(number).from, 1));
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
