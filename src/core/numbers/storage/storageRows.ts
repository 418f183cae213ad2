import type { Calculation } from "../calculation";
import { countText } from "../amountText";
import { headersOf } from "../roles/headerUnit";
import { group, type Ledger } from "../ledger";
import { stems } from "../parts/stems";
import { relationsIn } from "../relationWords";
import { distinct, isClear, writtenText, type Stated } from "../roles/stated";
import { judged, way } from "./storageWays";

/** Smaller numbers beside a size count no rows. */
const LEAST_ROWS = 1000;
/** A store is larger than one row by far. */
const LEAST_TIMES = 1000;
/** More rows of one table are a list of data. */
const MOST_ROWS = 40;

/**
 * How many, what one takes and what all take, in three rows of one table ("rows a day", "size of a row", "data a day"); and
 * what one takes beside all ("64 bytes a vector, 64 GB"), where the section counts them once.
 */
export function storageRows(ledger: Ledger): Calculation[] {
  const items = ledger.withRole("row-size");
  if (items.length === 0) return [];
  const columns = new Map<number, Stated[]>();
  for (const one of ledger.stated) {
    const column = headersOf(one.unit.label).find(({ kind }) => kind === "column");
    if (column && isClear(one)) group(columns, column.range.start, one);
  }
  return [...[...columns.values()].flatMap(ofColumn), ...items.flatMap((one) => ofCounted(ledger, one))];
}

function ofColumn(all: readonly Stated[]): Calculation[] {
  const items = all.filter(isItem);
  const [item] = items;
  if (!item || items.length > 1 || all.length > MOST_ROWS) return [];
  const named = nouns(item);
  const counts = all.filter(
    (one) => isCount(one) && nouns(one).some((word) => named.some((other) => isSameNoun(word, other))),
  );
  const [count] = counts;
  if (!count || counts.length > 1) return [];
  const names = rowWords(count);
  const totals = all.filter(
    (one) => isTotal(one, item) && rowWords(one).some((word) => names.includes(word)),
  );
  const [total] = totals;
  if (!total || totals.length > 1 || new Set([count, item, total].map(rowStart)).size < 3) return [];
  return compared(item, count, total);
}

/** "Compressed to 64 bytes each, which makes 64 GB": of what the section counts once, right before. */
function ofCounted(ledger: Ledger, item: Stated): Calculation[] {
  const { unit } = item;
  if (!isItem(item) || !isClear(item) || !relationsIn(unit.text).has("compressing")) return [];
  const line = ledger.inUnit(unit);
  const totals = line.filter((one) => isClear(one) && isTotal(one, item));
  const [total] = totals;
  if (!total || totals.length > 1 || line.some(isCount)) return [];
  const section = ledger.inSectionOf(unit);
  const counts = distinct(section.filter((one) => isClear(one) && isCount(one)));
  const [count] = counts;
  return count && counts.length === 1 ? compared(item, count, total) : [];
}

function compared(item: Stated, count: Stated, total: Stated): Calculation[] {
  const value = count.quantity.low * item.quantity.low;
  const written = `${countText(count.quantity.low)} × ${writtenText(item)}`;
  return judged([way(count, total, value, written, total.quantity.per)], item, [item, total]) ?? [];
}

/** The words of an amount, without its unit: "row" of "8 KB/row". */
function nouns(one: Stated): string[] {
  return (
    writtenText(one)
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? []
  );
}

/** "Row" and "rows". */
function isSameNoun(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** The words of the first cell of its row. */
function rowWords({ unit }: Stated): string[] {
  const row = headersOf(unit.label).find(({ kind }) => kind === "row");
  return row ? stems(row.text) : [];
}

function rowStart({ unit }: Stated): number {
  return headersOf(unit.label).find(({ kind }) => kind === "row")?.range.start ?? -1;
}

function isItem({ role, quantity }: Stated): boolean {
  const { dimension, low, high, per } = quantity;
  return role === "row-size" && dimension === "data" && low === high && low > 8 && !per;
}

function isCount(one: Stated): boolean {
  const { dimension, unit, low, high, each } = one.quantity;
  const isOfThings = dimension === "none" || (dimension === "count" && unit !== "dimensions");
  return isOfThings && low === high && low >= LEAST_ROWS && !each;
}

function isTotal({ role, quantity }: Stated, item: Stated): boolean {
  const { dimension, low, each } = quantity;
  return dimension === "data" && role === "storage" && !each && low > LEAST_TIMES * item.quantity.low;
}
