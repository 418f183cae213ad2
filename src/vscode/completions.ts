import * as vscode from "vscode";
import { findFramework, frameworkSnippets, type Framework } from "../core/index";
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
    // One hash has just been typed and is the document's title; more of them are meant.
    const level = Math.max(2, hashes.trim().length);
    return (framework ? [framework] : this.#docs.frameworks(document.uri)).flatMap((offered) =>
      frameworkSnippets(offered, level).map((snippet, index) => {
        const item = snippetItem(offered, snippet, index);
        // What is typed so far, hashes included, must be the beginning of what is filtered by.
        item.filterText = hashes + snippet.prefix;
        item.range = range;
        return item;
      }),
    );
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
    return this.#docs
      .frameworks(document.uri)
      .filter(({ id }) => !findFramework(id))
      .flatMap((framework) =>
        frameworkSnippets(framework).map((snippet, index) => {
          const item = snippetItem(framework, snippet, index);
          item.filterText = snippet.prefix;
          item.range = new vscode.Range(position.line, 0, position.line, position.character);
          return item;
        }),
      );
  }
}

function snippetItem(
  framework: Framework,
  { title, description, body }: ReturnType<typeof frameworkSnippets>[number],
  index: number,
): vscode.CompletionItem {
  const label = { label: title, description: framework.title };
  const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Snippet);
  item.insertText = new vscode.SnippetString(body);
  item.sortText = `${framework.id} ${String(index).padStart(2, "0")}`;
  item.detail = description;
  item.documentation = new vscode.MarkdownString().appendCodeblock(preview(body), "markdown");
  return item;
}

/** A snippet's text without its tab stops. */
function preview(body: string): string {
  return body.replaceAll(/(?<!\\)\$\d+/g, "").replaceAll(/\\([\\$}])/g, "$1");
}
