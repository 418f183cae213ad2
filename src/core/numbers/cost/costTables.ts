import type { Block } from "../../document/model";
import type { Table } from "../../facts/tables";
import { amountText, countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import { says } from "../explanations";
import type { Ledger } from "../ledger";
import { isNear, roundingOf } from "../written/nearness";
import { isClear, type Stated } from "../roles/stated";
import { readingsOf } from "../written/values";
import { isTotalRow } from "../parts/tableTotals";
import { PERIOD_FACTORS } from "../written/unsaidFactors";

const TOLERANCE = 0.05;
/** Cents are rounded. */
const CENT = 0.01;

/** What the rows of a table of costs come to, each against its price. */
export function costTables(ledger: Ledger): Calculation[] {
  if (ledger.unitsWith("money").length === 0) return [];
  return ledger.facts.tables.flatMap((table) => {
    if (!ledger.hasQuantities(table)) return [];
    const isOfMoney = table.columns.some((_, column) => moneyIn(ledger, table.rows, column).length > 1);
    return isOfMoney ? table.rows.flatMap((row) => productOf(ledger, table, row)) : [];
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
  return [comparison("cost", isMet(1), formula, result, [count, price], total)];
}

function isCount(one: Stated): boolean {
  const { dimension, low, high } = one.quantity;
  return (
    isClear(one) && low === high && (dimension === "none" || dimension === "count" || dimension === "time")
  );
}
