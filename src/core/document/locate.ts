import type { LineIndex, Range } from "../text/lines";

/**
 * Where each line of a block's content begins in the text. markdown-it strips list markers, quote marks and closing
 * hashes and gives no columns, so each content line is looked up in its source line, from the end.
 */
export function locateLines(content: string, firstLine: number, lines: LineIndex, text: string): number[] {
  return content.split("\n").map((contentLine, index) => {
    const line = Math.min(firstLine + index, lines.count - 1);
    const start = lines.start(line);
    const end = lines.end(line);
    const trimmed = contentLine.trim();
    const indent = contentLine.length - contentLine.trimStart().length;
    const found = text.slice(start, end).lastIndexOf(trimmed);
    // Not found: a tab that was split into spaces. The line's own start is the closest true answer.
    return found < 0 ? start : Math.max(start, start + found - indent);
  });
}

/** Quote marks and list markers, which stand before a table's row in a container. No row can begin with one itself. */
const MARKERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;

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
