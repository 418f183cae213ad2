import * as vscode from "vscode";
import { isOurs, type DesignDocs } from "./designDocs";

/** What the checklist shows: a design doc; one that looks like one but is not declared; another; or nothing. */
export type Shown = "design" | "likely" | "other" | "none";

/**
 * The document that the checklist follows: the one in the active editor, and while a preview, a terminal or other
 * code has the focus, the last one, as long as it is open. Sets the context keys that welcome texts and menus ask.
 */
export class CurrentDocument implements vscode.Disposable {
  readonly #docs: DesignDocs;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #document: vscode.TextDocument | undefined;
  #shown: Shown | undefined;

  /** Another document, or another version of it. */
  readonly onDidChange = this.#changed.event;

  constructor(docs: DesignDocs) {
    this.#docs = docs;
    this.#subscriptions = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor?.document)),
      docs.onDidChange((document) => {
        if (document === this.#document) this.#update();
        else this.#follow(vscode.window.activeTextEditor?.document);
      }),
      docs.onDidClose((document) => {
        if (document !== this.#document) return;
        this.#document = undefined;
        this.#update();
      }),
    ];
    this.#document = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(
      (editor) => editor && isOurs(editor.document),
    )?.document;
    this.#update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The document, where it is a design doc. */
  get designDoc(): vscode.TextDocument | undefined {
    return this.#shown === "design" ? this.#document : undefined;
  }

  /** The document, design doc or not. */
  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  #follow(document: vscode.TextDocument | undefined): void {
    if (!document || document === this.#document || !isOurs(document)) return;
    this.#document = document;
    this.#update();
  }

  #update(): void {
    const shown = this.#kind();
    if (shown !== this.#shown) {
      this.#shown = shown;
      void vscode.commands.executeCommand("setContext", "mlDesignDoc.document", shown);
      void vscode.commands.executeCommand("setContext", "mlDesignDoc.isDesignDoc", shown === "design");
    }
    this.#changed.fire();
  }

  #kind(): Shown {
    if (!this.#document) return "none";
    if (this.#docs.isDesignDoc(this.#document)) return "design";
    return this.#docs.analysis(this.#document).isLikely ? "likely" : "other";
  }
}
