import * as vscode from "vscode";
import type { Analysis, Finding } from "../core/index";
import { SOURCE, toDiagnostic } from "./convert";
import { isOurs, type DesignDocs } from "./designDocs";

/** After this many milliseconds without a key the section being written is judged like the others. */
const PAUSE = 5000;

/** Publishes the findings of design docs as diagnostics; the section being typed in is held back. */
export class Diagnostics implements vscode.Disposable {
  readonly #docs: DesignDocs;
  readonly #collection = vscode.languages.createDiagnosticCollection(SOURCE);
  /** Documents that are no design docs, but that the user had checked. */
  readonly #checked = new WeakMap<vscode.TextDocument, number>();
  #typing: { document: vscode.TextDocument; timer: unknown } | undefined;
  readonly #subscriptions: vscode.Disposable[];

  constructor(docs: DesignDocs) {
    this.#docs = docs;
    this.#subscriptions = [
      this.#collection,
      docs.onDidChange((document) => this.#publish(document)),
      docs.onDidClose(({ uri }) => this.#collection.delete(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isOurs(document)) this.#startTyping(document);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => this.#stopTyping(document)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // The cursor moved on its own account: what it left is finished.
        if (kind !== undefined && this.#typing?.document === textEditor.document)
          this.#publish(textEditor.document);
      }),
    ];
    for (const document of vscode.workspace.textDocuments) this.#publish(document);
  }

  dispose(): void {
    clearTimeout(this.#typing?.timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Judges a document at its user's wish, declared or not, until it is edited; gives the number of findings. */
  check(document: vscode.TextDocument): number {
    this.#checked.set(document, document.version);
    this.judge(document);
    return this.#collection.get(document.uri)?.length ?? 0;
  }

  /** Judges a document now, the section with the cursor as well. */
  judge(document: vscode.TextDocument): void {
    this.#stopTyping(document);
    this.#publish(document);
  }

  #publish(document: vscode.TextDocument): void {
    if (!isOurs(document) || !this.#docs.isReady(document)) return;
    if (!this.#docs.isDesignDoc(document) && this.#checked.get(document) !== document.version) {
      this.#collection.delete(document.uri);
      return;
    }
    const analysis = this.#docs.analysis(document);
    const isHeld = this.#heldBack(document, analysis);
    const findings = analysis.findings.filter((finding) => !isHeld(finding));
    this.#collection.set(
      document.uri,
      findings.map((finding) => toDiagnostic(document, finding)),
    );
  }

  /** Tells the findings inside the section that the author is typing in, its subsections left out. */
  #heldBack(
    document: vscode.TextDocument,
    { document: { sections } }: Analysis,
  ): (finding: Finding) => boolean {
    const editor = vscode.window.activeTextEditor;
    if (this.#typing?.document !== document || editor?.document !== document) return () => false;
    const cursor = document.offsetAt(editor.selection.active);
    const line = editor.selection.active.line;
    const section = sections.findLast(({ range }) => range.start <= cursor && cursor <= range.end);
    return ({ range }) => {
      if (document.positionAt(range.start).line === line) return true;
      return section !== undefined && section.label.range.start <= range.start && range.end <= cursor;
    };
  }

  #startTyping(document: vscode.TextDocument): void {
    clearTimeout(this.#typing?.timer);
    this.#typing = { document, timer: setTimeout(() => this.#stopTyping(document), PAUSE) };
  }

  #stopTyping(document: vscode.TextDocument): void {
    if (this.#typing?.document !== document) return;
    clearTimeout(this.#typing.timer);
    this.#typing = undefined;
    this.#publish(document);
  }
}
