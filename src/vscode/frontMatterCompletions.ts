import * as vscode from "vscode";
import { frontMatterChoices } from "../core/index";
import type { DesignDocs } from "./designDocs";

/** What may be written into the front matter: frameworks, the team's own among them, stages, topics and keys. */
export class FrontMatterCompletions implements vscode.CompletionItemProvider {
  readonly #docs: DesignDocs;

  constructor(docs: DesignDocs) {
    this.#docs = docs;
  }

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const lines: string[] = [];
    for (let line = 0; line < position.line; line++) lines.push(document.lineAt(line).text);
    const before = document.lineAt(position.line).text.slice(0, position.character);
    const choices = frontMatterChoices(lines, before, this.#docs.frameworks(document.uri));
    const after = document.lineAt(position.line).text.slice(position.character);
    const begun = /[\w-]*$/.exec(before)![0].length;
    const rest = /^[\w-]*/.exec(after)![0].length;
    // One of the choices takes the place of another, wherever in the word the cursor stands.
    const range = new vscode.Range(position.translate(0, -begun), position.translate(0, rest));
    return choices.map(({ text, about, isKey }, index) => {
      const kind = isKey ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.Value;
      const item = new vscode.CompletionItem(text, kind);
      item.detail = about;
      item.insertText = isKey && !/^[\w-]*\s*:/.test(after) ? `${text}: ` : text;
      item.sortText = String(index).padStart(3, "0");
      item.range = range;
      return item;
    });
  }
}
