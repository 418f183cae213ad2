import * as vscode from "vscode";
import type { Note, NoteLine, Range } from "../core/index";

/** The command that the links of notes run: plain links open neither new documents nor those of virtual workspaces. */
export const GO_TO = "mlDesignDoc.goToPlace";

const ICONS = { agrees: "$(pass)", disagrees: "$(warning)", derived: "$(lightbulb)" } as const;

/** A note as Markdown: what it is, how it was read, and each calculation with its verdict and links to its lines. */
export function noteMarkdown(
  document: vscode.TextDocument,
  { title, about, lines }: Note,
): vscode.MarkdownString {
  const markdown = trusted();
  markdown.appendMarkdown(`**${escaped(title)}**`);
  if (about !== "") markdown.appendMarkdown(` · ${escaped(about)}`);
  for (const line of lines) {
    markdown.appendMarkdown("\n\n");
    appendLine(markdown, document, line);
  }
  return markdown;
}

/** One sentence of a note as Markdown. */
export function lineMarkdown(document: vscode.TextDocument, line: NoteLine): vscode.MarkdownString {
  return appendLine(trusted(), document, line);
}

function trusted(): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString("", true);
  markdown.isTrusted = { enabledCommands: [GO_TO] };
  return markdown;
}

function appendLine(
  markdown: vscode.MarkdownString,
  document: vscode.TextDocument,
  { verdict, parts }: NoteLine,
): vscode.MarkdownString {
  if (verdict) markdown.appendMarkdown(`${ICONS[verdict]} `);
  for (const { text, place } of parts) {
    const words = escaped(text);
    markdown.appendMarkdown(place ? `[${words}](${linkTo(document, place)})` : words);
  }
  return markdown;
}

function linkTo({ uri }: vscode.TextDocument, { start, end }: Range): string {
  return `command:${GO_TO}?${encodeURIComponent(JSON.stringify([uri.toString(), start, end]))}`;
}

/** Text that means itself in Markdown. `appendText` does not let lines break. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]~|<>&$]/g, "\\$&").replaceAll(/\s+/g, " ");
}

/** Shows a place of a document and selects it. */
export async function goToPlace(uri: unknown, start: unknown, end: unknown): Promise<void> {
  if (typeof uri !== "string" || typeof start !== "number" || typeof end !== "number") return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection });
}
