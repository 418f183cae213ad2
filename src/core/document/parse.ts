import { LineIndex, type Range } from "../text/lines";
import { blockTokens, type BlockToken } from "./blocks";
import { DocumentBuilder } from "./builder";
import { isDirectivesOnly, readDirectives } from "./directives";
import { parseFrontMatter } from "./frontMatter";
import type { DesignDocument } from "./model";
import { locateCells, locateLines } from "./locate";
import { markedTitle, titleLinesOf } from "./titleLines";

/** Reads a text as a design doc. Total: any text gives a document, in one pass over its blocks. */
export function parse(text: string): DesignDocument {
  const lines = new LineIndex(text);
  const frontMatter = parseFrontMatter(text);
  const bodyStart = frontMatter?.range.end ?? (text.startsWith("\uFEFF") ? 1 : 0);
  const firstLine = lines.lineAt(bodyStart);
  // markdown-it puts U+FFFD for NUL, and so must the text in which its contents are looked up.
  const readable = text.includes("\0") ? text.replaceAll("\0", "\uFFFD") : text;
  const tokens = blockTokens(readable, bodyStart);
  const hasHeadings = tokens.some((token) => isHeading(token) || isMarked(token));
  const titles = titleLinesOf(tokens, hasHeadings);
  const builder = new DocumentBuilder(text, lines, bodyStart, hasHeadings || titles.size > 0);
  read(tokens, { builder, titles, lines, text: readable, firstLine, bodyStart });
  const { root, sections, blocks } = builder.finish();
  const directives = readDirectives(tokens, { lines, text: readable, firstLine }, root, sections);
  return { text, lines, frontMatter, root, sections, blocks, directives };
}

interface Reading {
  readonly builder: DocumentBuilder;
  /** The tokens that are headings without marks. */
  readonly titles: ReadonlySet<number>;
  readonly lines: LineIndex;
  readonly text: string;
  readonly firstLine: number;
  readonly bodyStart: number;
}

function read(tokens: readonly BlockToken[], reading: Reading): void {
  const { builder } = reading;
  let quotes = 0;
  let row: { line: number; cells: Iterator<Range> } | undefined;
  let heading: BlockToken | undefined;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    switch (token.type) {
      case "heading_open":
        heading = token;
        break;
      case "heading_close":
        heading = undefined;
        break;
      case "blockquote_open":
        quotes++;
        break;
      case "blockquote_close":
        if (--quotes === 0) builder.closeQuote();
        break;
      case "list_item_open":
        builder.openItem();
        break;
      case "list_item_close":
        builder.closeItem();
        break;
      case "bullet_list_open":
      case "ordered_list_open":
        builder.openList();
        break;
      case "bullet_list_close":
      case "ordered_list_close":
        builder.closeList();
        break;
      case "table_open":
        builder.openTable();
        break;
      case "table_close":
        builder.closeTable();
        break;
      case "tr_open":
        row = openRow(token, reading);
        builder.openRow();
        break;
      case "tr_close":
        row = undefined;
        break;
      case "inline":
        if (reading.titles.has(index)) {
          builder.addTitle(token.content, linesOf(token, reading));
        } else if (row) {
          readCell(row, quotes > 0, reading);
        } else if (heading) {
          readHeading(token, heading, quotes > 0, reading);
        } else {
          builder.addText(token.content, linesOf(token, reading), quotes > 0);
        }
        break;
      case "fence":
      case "code_block":
        readCode(token, quotes > 0, reading);
        break;
      case "html_block":
        if (!isDirectivesOnly(token.content))
          builder.addHtml(token.content.trimEnd(), linesOf(token, reading), quotes > 0);
        break;
    }
  }
}

function isHeading(token: BlockToken): boolean {
  return token.type === "heading_open" && token.level === 0;
}

function isMarked(token: BlockToken): boolean {
  return token.type === "inline" && token.level === 1 && markedTitle(token.content) !== undefined;
}

function lineOf(token: BlockToken, { firstLine, lines }: Reading): number {
  return Math.min(firstLine + (token.map?.[0] ?? 0), lines.count - 1);
}

/** Where each line of a token's content lies in the text. */
function linesOf(token: BlockToken, reading: Reading): number[] {
  return locateLines(token.content, lineOf(token, reading), reading.lines, reading.text);
}

function openRow(token: BlockToken, reading: Reading): { line: number; cells: Iterator<Range> } {
  const line = lineOf(token, reading);
  return { line, cells: locateCells(line, reading.lines).values() };
}

/** Adds a cell as it is written, so that an escaped pipe keeps its length; cells left out are empty at the line's end. */
function readCell(
  row: { line: number; cells: Iterator<Range> },
  isQuoted: boolean,
  { builder, lines, text }: Reading,
): void {
  const next = row.cells.next();
  const { start, end } = next.done ? { start: lines.end(row.line), end: lines.end(row.line) } : next.value;
  builder.addCell(text.slice(start, end), start, isQuoted);
}

/** A paragraph over a line of dashes is a heading by CommonMark, but nobody's heading when it is that long. */
const LONGEST_SETEXT_HEADING = 100;

function readHeading(token: BlockToken, heading: BlockToken, isQuoted: boolean, reading: Reading): void {
  const { builder } = reading;
  const isSetext = heading.markup === "=" || heading.markup === "-";
  if (isQuoted && !isSetext) {
    builder.addQuotedHeading(token.content, linesOf(token, reading));
    return;
  }
  if (isQuoted || (isSetext && token.content.length > LONGEST_SETEXT_HEADING)) {
    builder.addText(token.content, linesOf(token, reading), isQuoted);
    return;
  }
  builder.addHeading(Number(heading.tag.slice(1)), token.content, linesOf(token, reading));
}

function readCode(token: BlockToken, isQuoted: boolean, reading: Reading): void {
  const isFence = token.type === "fence";
  const content = token.content.replace(/\n$/, "");
  const line = lineOf(token, reading) + (isFence ? 1 : 0);
  const starts = locateLines(content, Math.min(line, reading.lines.count - 1), reading.lines, reading.text);
  reading.builder.addCode(content, starts, isFence ? token.info.trim() : undefined, isQuoted);
}
