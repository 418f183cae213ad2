import * as vscode from "vscode";
import { hintsOf } from "../core/index";
import { isLarge, isOurs, type DesignDocs } from "./designDocs";
import { lineMarkdown } from "./notes";
import { settingsFor } from "./settings";

/** A line without a key for this many milliseconds is not being written any more. */
const PAUSE = 1000;

/**
 * Shows what follows from the numbers of a design doc behind them. The lines of the last edit have none until the
 * cursor leaves them or the typing pauses: a result that changes with every digit would push the text about.
 */
export class InlayHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #docs: DesignDocs;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #edit:
    | { readonly document: vscode.TextDocument; readonly lines: ReadonlySet<number>; readonly timer: unknown }
    | undefined;

  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(docs: DesignDocs) {
    this.#docs = docs;
    this.#subscriptions = [
      this.#changed,
      // After a document was read, and after a change of the settings.
      docs.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isOurs(document)) this.#startEdit(document, contentChanges);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const edit = this.#edit;
        if (edit?.document !== textEditor.document) return;
        if (!selections.some(({ active }) => edit.lines.has(active.line))) this.#endEdit();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#edit?.timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    if (isLarge(document) || !settingsFor(document.uri).inlayHints || !this.#docs.isDesignDoc(document))
      return [];
    const edited = this.#edit?.document === document ? this.#edit.lines : undefined;
    return hintsOf(this.#docs.analysis(document)).flatMap(({ offset, text, line }) => {
      const position = document.positionAt(offset);
      if (!range.contains(position) || edited?.has(position.line)) return [];
      const hint = new vscode.InlayHint(position, text);
      hint.paddingLeft = true;
      hint.tooltip = lineMarkdown(document, line);
      return [hint];
    });
  }

  #startEdit(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    clearTimeout(this.#edit?.timer);
    const timer = setTimeout(() => this.#endEdit(), PAUSE);
    this.#edit = { document, lines: linesOf(changes), timer };
  }

  #endEdit(): void {
    clearTimeout(this.#edit?.timer);
    this.#edit = undefined;
    this.#changed.fire();
  }
}

/** The lines that changes begin and end on, as they are numbered after all of them. */
function linesOf(changes: readonly vscode.TextDocumentContentChangeEvent[]): Set<number> {
  const lines = new Set<number>();
  let shift = 0;
  for (const { range, text } of [...changes].sort((a, b) => a.range.start.compareTo(b.range.start))) {
    const added = text.split(/\r\n|\r|\n/).length - 1;
    const first = range.start.line + shift;
    lines.add(first).add(first + added);
    shift += added - (range.end.line - range.start.line);
  }
  return lines;
}
