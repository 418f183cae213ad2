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

/** The range of a table cell in its line, looking from a column on; an escaped pipe is two characters there. */
export function locateCell(content: string, line: number, fromColumn: number, lines: LineIndex): Range {
  const lineText = lines.text(line);
  const written = content.replaceAll("|", "\\|");
  const start = lines.start(line);
  const found = lineText.indexOf(written, fromColumn);
  if (found < 0 || written === "") return { start: start + fromColumn, end: start + fromColumn };
  return { start: start + found, end: start + found + written.length };
}
