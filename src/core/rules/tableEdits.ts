import type { Block, DesignDocument } from "../document/model";
import type { Table } from "../facts/tables";
import { lineEnding } from "../text/lines";
import type { TextEdit } from "../text/textEdit";

/** What an edit of a table needs of its document. */
type Source = Pick<DesignDocument, "text" | "lines">;

/** A bar between cells; one behind a backslash belongs to its cell. */
const BAR = /(?<!\\)\|/g;

/**
 * The edit that adds an empty column with a header at the end of a table; its lines stay as they are but for that.
 * Undefined where a line does not have a bar on both sides of each cell: nobody can tell where the column would go.
 */
export function addColumn(source: Source, table: Table, header: string): TextEdit | undefined {
  const { text, lines } = source;
  const all = linesOf(source, table);
  if (!all) return undefined;
  const [first] = all;
  const added = all.map((line) => {
    const cell = line === first ? header : line === first! + 1 ? "-".repeat(header.length) : "";
    return `${lines.text(line).trimEnd()} ${cell.padEnd(header.length)} |`;
  });
  const range = { start: lines.start(first!), end: lines.end(all.at(-1)!) };
  return { range, newText: added.join(lineEnding(text)) };
}

/**
 * The edit that adds a row at the end of a table, its cells as wide as those of the last row and indented as it is.
 * Undefined as of `addColumn`.
 * @param cells What the cells hold, in the order of the columns.
 */
export function addRow(source: Source, table: Table, cells: readonly string[]): TextEdit | undefined {
  const { text, lines } = source;
  const all = linesOf(source, table);
  if (!all) return undefined;
  const model = lines.text(all.at(-1)!).trimEnd();
  const bars = [...model.matchAll(BAR)].map(({ index }) => index);
  const row = cells.map((cell, index) => {
    const width = bars[index + 1]! - bars[index]! - 1;
    const isRight = isRightAligned(lines.text(all[1]!), index);
    return isRight ? `${cell} `.padStart(width) : ` ${cell} `.padEnd(width);
  });
  const end = lines.end(all.at(-1)!);
  const newText = `${lineEnding(text)}${model.slice(0, bars[0])}|${row.join("|")}|`;
  return { range: { start: end, end }, newText };
}

/** "---:" under a header. */
function isRightAligned(delimiters: string, column: number): boolean {
  const cell = delimiters.split("|")[column + 1]?.trim() ?? "";
  return cell.endsWith(":") && !cell.startsWith(":");
}

/** The lines of a table: its header's, the one below it, and those of its rows. */
function linesOf({ lines }: Source, { columns, rows }: Table): number[] | undefined {
  const lineOf = ([cell]: readonly Block[]): number => (cell ? lines.lineAt(cell.range.start) : -1);
  const header = lineOf(columns.map((column) => column.header));
  const all = [header, header + 1, ...rows.map(lineOf)];
  const isWhole = all.every(
    (line, index) => line === header + index && isRow(lines.text(line), columns.length),
  );
  return rows.length > 0 && isWhole ? all : undefined;
}

/** Whether a line has a bar on both sides of each cell. */
function isRow(line: string, cells: number): boolean {
  return (
    (line.match(BAR)?.length ?? 0) === cells + 1 && /^[\s>]*\|/.test(line) && line.trimEnd().endsWith("|")
  );
}
