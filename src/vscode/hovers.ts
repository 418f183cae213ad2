import * as vscode from "vscode";
import { noteAt } from "../core/index";
import { toRange } from "./convert";
import type { DesignDocs } from "./designDocs";
import { noteMarkdown } from "./notes";

/** Tells of a quantity what it was read as and what is computed with it, of a metric what is known and read of it. */
export class Hovers implements vscode.HoverProvider {
  readonly #docs: DesignDocs;

  constructor(docs: DesignDocs) {
    this.#docs = docs;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    if (!this.#docs.isDesignDoc(document)) return undefined;
    const note = noteAt(this.#docs.analysis(document), document.offsetAt(position));
    return note && new vscode.Hover(noteMarkdown(document, note), toRange(document, note.range));
  }
}
