import type { LineIndex, Range } from "../text/lines";

/**
 * Where each line of a block's content begins in the text. markdown-it strips list markers, quote marks and closing
 * hashes and gives no columns, so each content line is looked up at the end of its source line.
 */
export function locateLines(content: string, firstLine: number, lines: LineIndex, text: string): number[] {
  const lastLine = lines.count - 1;
  // Most blocks are one line.
  if (!content.includes("\n")) return [locateLine(content, Math.min(firstLine, lastLine), lines, text)];
  return content
    .split("\n")
    .map((contentLine, index) => locateLine(contentLine, Math.min(firstLine + index, lastLine), lines, text));
}

function locateLine(content: string, line: number, lines: LineIndex, text: string): number {
  const start = lines.start(line);
  const source = text.slice(start, lines.end(line)).trimEnd();
  const indent = content.length - content.trimStart().length;
  const found = fromEnd(source, content.trim());
  // Not found: a tab that was split into spaces. The line's own start is the closest true answer.
  return found < 0 ? start : Math.max(start, start + found - indent);
}

/** Where a line's content begins that goes on to the line's end, or to a heading's closing hashes. */
function fromEnd(source: string, content: string): number {
  if (source.endsWith(content)) return source.length - content.length;
  let end = source.length;
  while (end > 0 && source[end - 1] === "#") end--;
  const opened = source.slice(0, end).trimEnd();
  return opened.endsWith(content) ? opened.length - content.length : -1;
}

/** Quote marks and list markers, which stand before a table's row in a container. No row can begin with one itself. */
const MARKERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*\s*/;

/** The ranges of the cells in a table's line, white space around them left out; an escaped pipe divides nothing. */
export function locateCells(line: number, lines: LineIndex): Range[] {
  const text = lines.text(line);
  const start = lines.start(line);
  const cells: Range[] = [];
  let from = MARKERS.exec(text)![0].length;
  if (text[from] === "|") from++;
  for (let at = from; at <= text.length; at++) {
    if (at < text.length && (text[at] !== "|" || text[at - 1] === "\\")) continue;
    const raw = text.slice(from, at);
    const cell = raw.trim();
    const lead = cell === "" ? 0 : raw.length - raw.trimStart().length;
    cells.push({ start: start + from + lead, end: start + from + lead + cell.length });
    from = at + 1;
  }
  return cells;
}
