import type { Block } from "../document/model";
import type { Table } from "../facts/tables";
import { amountText, countText, type Amount } from "./amountText";
import type { Calculation } from "./calculation";
import { costCalculation } from "./costCalculation";
import { says } from "./explanations";
import type { Ledger } from "./ledger";
import { isNear, roundingOf } from "./nearness";
import { isClear, type Stated } from "./stated";
import { readingsOf } from "./values";
import { PERIOD_FACTORS } from "./unsaidFactors";

const TOLERANCE = 0.05;
/** Cents are rounded. */
const CENT = 0.01;
/** More are not written out. */
const MOST_WRITTEN = 8;
/** Longer cells say something, and head no sum. */
const LONGEST_TOTAL = 60;

/** What the rows of a table of costs come to, each against its price and all against their total. */
export function costTables(ledger: Ledger): Calculation[] {
  return ledger.facts.tables.flatMap((table) => {
    const isOfMoney = table.columns.map((_, column) => moneyIn(ledger, table.rows, column).length > 1);
    if (!isOfMoney.includes(true)) return [];
    const sums = isOfMoney.flatMap((is, column) => (is ? sumsOf(ledger, table, column) : []));
    return [...table.rows.flatMap((row) => productOf(ledger, table, row)), ...sums];
  });
}

function moneyIn(ledger: Ledger, rows: Table["rows"], column: number): Stated[] {
  return rows.flatMap((row) => moneyOf(ledger, row[column]) ?? []);
}

/** The one amount of money in a cell. */
function moneyOf(ledger: Ledger, cell: Block | undefined): Stated | undefined {
  const money = cell ? ledger.inBlock(cell).filter(({ quantity }) => quantity.dimension === "money") : [];
  return money.length === 1 && isClear(money[0]!) ? money[0] : undefined;
}

function isTotalRow(row: readonly Block[]): boolean {
  return row.some(
    ({ content }) => content.trim().length <= LONGEST_TOTAL && !/\d/.test(content) && says("total", content),
  );
}

/** The total of a column against what stands above it. Prices do not add. */
function sumsOf(ledger: Ledger, { columns, rows }: Table, column: number): Calculation[] {
  if (says("priced", columns[column]!.header.content)) return [];
  const at = rows.findIndex(isTotalRow);
  const total = at < 0 ? undefined : moneyOf(ledger, rows[at]![column]);
  const above = rows.slice(0, Math.max(at, 0));
  const members = above.flatMap((row) => moneyOf(ledger, row[column]) ?? []);
  // A cell that can't be read, or is read in two ways, may be any part of the sum.
  const isRead = above.every(
    (row) => moneyOf(ledger, row[column]) || !/[1-9]/.test(row[column]?.content ?? ""),
  );
  const periods = new Set([total, ...members].flatMap((one) => one?.quantity.per ?? []));
  const currencies = new Set([total, ...members].map((one) => one?.quantity.unit));
  if (!total || members.length < 2 || !isRead || periods.size > 1 || currencies.size > 1) return [];
  if (rows[at]!.some(({ content }) => says("cost", content))) return [];
  const low = members.reduce((sum, { quantity }) => sum + quantity.low, 0);
  const high = members.reduce((sum, { quantity }) => sum + quantity.high, 0);
  const tolerance = Math.max(TOLERANCE, roundingOf(total.quantity));
  const { dimension, unit, per, bound } = total.quantity;
  const result: Amount = { value: high, dimension, unit, per };
  const parts = members
    .slice(0, MOST_WRITTEN)
    .map(({ quantity }) => amountText({ value: quantity.high, dimension, unit }));
  const written = members.length > MOST_WRITTEN ? `${parts.join(" + ")} + ...` : parts.join(" + ");
  const isMet = isNear({ low, high }, total.quantity, tolerance, bound);
  return [costCalculation(isMet, `${written} = ${amountText(result)}`, result, members, total)];
}

/** "4 | $0.10 | $0.40": how many, the price of one, and both multiplied. */
function productOf(ledger: Ledger, { columns }: Table, row: readonly Block[]): Calculation[] {
  if (isTotalRow(row) || row.some(({ content }) => says("cost", content))) return [];
  const cells = row.map((cell, column) => ({
    money: moneyOf(ledger, cell),
    header: columns[column]?.header.content ?? "",
  }));
  const priced = cells.filter(({ money, header }) => money && says("priced", header));
  const others = cells.filter(({ money, header }) => money && !says("priced", header));
  const price = priced[0]?.money;
  const total = others[0]?.money;
  const counts = row
    .slice(1)
    .flatMap((cell) => ledger.inBlock(cell))
    .filter(isCount);
  const [count] = counts;
  if (!price || !total || !count || priced.length + others.length > 2 || counts.length > 1) return [];
  // Of hours the number counts, not the seconds.
  const times = readingsOf(count, "strict").at(-1)!.low;
  const value = price.quantity.low * times;
  const tolerance = Math.max(
    TOLERANCE,
    roundingOf(total.quantity),
    roundingOf(price.quantity),
    CENT / total.quantity.low,
  );
  const isMet = (factor: number): boolean =>
    isNear({ low: value * factor, high: value * factor }, total.quantity, tolerance, total.quantity.bound);
  // Hours a day, days a month: what lies between the periods is often left unsaid.
  if (!isMet(1) && PERIOD_FACTORS.some(isMet)) return [];
  const { dimension, unit, per } = total.quantity;
  const result: Amount = { value, dimension, unit, per };
  const priceText = amountText({ value: price.quantity.low, dimension, unit });
  const formula = `${countText(times)} × ${priceText} = ${amountText(result)}`;
  return [costCalculation(isMet(1), formula, result, [count, price], total)];
}

function isCount(one: Stated): boolean {
  const { dimension, low, high } = one.quantity;
  return (
    isClear(one) && low === high && (dimension === "none" || dimension === "count" || dimension === "time")
  );
}
