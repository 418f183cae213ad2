import * as vscode from "vscode";
import {
  findFramework,
  frameworkSnippets,
  worksheetSnippets,
  type Framework,
  type Snippet,
} from "../core/index";
import { LANGUAGE_ID } from "../host/designDoc";
import type { DesignDocs } from "./designDocs";

/**
 * The snippets of the framework's steps for plain Markdown, where contributed snippets do not pop up by themselves.
 * They come at the beginning of a line, as soon as a heading is begun. The language mode has the contributed ones, so
 * this provider is registered for Markdown only and no snippet is offered twice.
 */
export class Completions implements vscode.CompletionItemProvider {
  static readonly selector: vscode.DocumentSelector = { language: "markdown" };
  static readonly triggers = ["#"];

  readonly #docs: DesignDocs;

  constructor(docs: DesignDocs) {
    this.#docs = docs;
  }

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const before = document.lineAt(position.line).text.slice(0, position.character);
    if (!/^#{0,6} ?[\w-]*$/.test(before) || !this.#docs.isDesignDoc(document)) return [];
    const { framework } = this.#docs.analysis(document).framework;
    const range = new vscode.Range(position.line, 0, position.line, position.character);
    const hashes = /^#{0,6} ?/.exec(before)![0];
    const depth = hashes.trim().length;
    // One hash has just been typed and is the document's title; more of them are meant.
    const offered = (framework ? [framework] : this.#docs.frameworks(document.uri)).flatMap((one) =>
      snippetItems(frameworkSnippets(one, Math.max(2, depth)), one, range, hashes),
    );
    const worksheets = worksheetSnippets(depth > 1 ? depth : undefined);
    return [...offered, ...snippetItems(worksheets, WORKSHEETS, range, hashes)];
  }
}

/**
 * The snippets of a team's own frameworks in the language mode, whose contributed snippet files know the built-in ones
 * only. They pop up as those do.
 */
export class OwnSnippets implements vscode.CompletionItemProvider {
  static readonly selector: vscode.DocumentSelector = { language: LANGUAGE_ID };

  readonly #docs: DesignDocs;

  constructor(docs: DesignDocs) {
    this.#docs = docs;
  }

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const before = document.lineAt(position.line).text.slice(0, position.character);
    if (!/^[\w-]*$/.test(before)) return [];
    const range = new vscode.Range(position.line, 0, position.line, position.character);
    return this.#docs
      .frameworks(document.uri)
      .filter(({ id }) => !findFramework(id))
      .flatMap((framework) => snippetItems(frameworkSnippets(framework), framework, range));
  }
}

/** What is shown beside snippets, and what they are sorted by: worksheets come after the steps of all frameworks. */
type Group = Pick<Framework, "id" | "title">;
const WORKSHEETS: Group = { id: "~", title: "Numbers" };

/**
 * Snippets as they are offered.
 * @param range What they replace.
 * @param typed What is typed before their prefix: all of it must be the beginning of what is filtered by.
 */
function snippetItems(
  snippets: readonly Snippet[],
  group: Group,
  range: vscode.Range,
  typed = "",
): vscode.CompletionItem[] {
  return snippets.map(({ title, prefix, description, body }, index) => {
    const label = { label: title, description: group.title };
    const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Snippet);
    item.insertText = new vscode.SnippetString(body);
    item.filterText = typed + prefix;
    item.range = range;
    item.sortText = `${group.id} ${String(index).padStart(2, "0")}`;
    item.detail = description;
    item.documentation = new vscode.MarkdownString().appendCodeblock(preview(body), "markdown");
    return item;
  });
}

/** A snippet's text without its tab stops. */
function preview(body: string): string {
  return body
    .replaceAll(/(?<!\\)\$\d+/g, "")
    .replaceAll(/(?<!\\)\$\{\d+:([^}]*)\}/g, "$1")
    .replaceAll(/\\([\\$}])/g, "$1");
}
