import type { Range } from "../../text/lines";
import type { Stated } from "./stated";

/** What parts the cells of a table that is drawn in a fence. */
const BAR = /[│┃║|]/u;
/** A header stands so few lines above its values. */
const FAR = 3;
const FEWEST_BARS = 3;

/**
 * The cell above a value of a table that is drawn with lines in a fence, as offsets in its block; undefined where it stands in
 * no such table, or only numbers stand above it.
 */
export function drawnHeader({ unit, quantity }: Stated): Range | undefined {
  const { content, kind } = unit.block;
  if (kind !== "code") return undefined;
  const offset = unit.start + quantity.start;
  let start = content.lastIndexOf("\n", offset - 1) + 1;
  const own = cellsOf(content, start);
  const index = own.findIndex((cell) => cell.start <= offset && offset < cell.end);
  if (own.length < FEWEST_BARS - 1 || index < 0) return undefined;
  for (let up = 0; up < FAR && start > 0; up++) {
    start = content.lastIndexOf("\n", start - 2) + 1;
    const cells = cellsOf(content, start);
    const cell = cells[index];
    if (!cell || cells.length !== own.length) continue;
    const text = content.slice(cell.start, cell.end).trim();
    if (/^\p{L}[\p{L}\d @()%/-]*$/u.test(text)) return cell;
  }
  return undefined;
}

/** What stands between the bars of a line. */
function cellsOf(content: string, start: number): Range[] {
  const newline = content.indexOf("\n", start);
  const end = newline < 0 ? content.length : newline;
  const bars: number[] = [];
  for (let at = start; at < end; at++) if (BAR.test(content[at]!)) bars.push(at);
  return bars.slice(1).map((bar, index) => ({ start: bars[index]! + 1, end: bar }));
}
