import type { Block } from "../../document/model";
import type { Table } from "../../facts/tables";
import type { RelationWord } from "../../knowledge/measureTypes";
import { amountText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import { says } from "../explanations";
import type { Ledger } from "../ledger";
import { isNear, roundingOf } from "../written/nearness";
import { relationsIn } from "../relationWords";
import { isClear, type Stated } from "../roles/stated";

const TOLERANCE = 0.05;
const WHOLE = 0.02;
/** More are not written out. */
const MOST_WRITTEN = 8;
/** Longer cells say something, and head no sum. */
const LONGEST_TOTAL = 60;

/** The last row of a table that is a total, against what stands above it: money, sizes and counts. Times may overlap. */
export function tableTotals(ledger: Ledger): Calculation[] {
  return ledger.facts.tables.flatMap((table) => {
    if (table.rows.length <= FEWEST_ROWS || !ledger.hasQuantities(table)) return [];
    const at = table.rows.findIndex((row) => isTotalRow(row));
    if (at < FEWEST_ROWS) return [];
    const isOfSums = isOfSumsOnly(table.rows, at);
    return table.columns.flatMap((_, column) => totalOf(ledger, table, at, column, isOfSums));
  });
}

const FEWEST_ROWS = 2;

/** Whether a row of a table is what those above it come to. */
export function isTotalRow(row: readonly Block[]): boolean {
  return row.some(
    ({ content }) => content.trim().length <= LONGEST_TOTAL && !/\d/.test(content) && says("total", content),
  );
}

function totalOf(
  ledger: Ledger,
  { columns, rows }: Table,
  at: number,
  column: number,
  isOfSums: boolean,
): Calculation[] {
  const totalRow = rows[at]!;
  const header = columns[column]!.header.content;
  const total = amountIn(ledger, totalRow[column]);
  const above = rows.slice(0, at);
  const members = above.flatMap((row) => amountIn(ledger, row[column]) ?? []);
  // A cell that can't be read, or is read in two ways, may be any part of the sum.
  const isRead = above.every(
    (row) => amountIn(ledger, row[column]) || !/[1-9]/.test(row[column]?.content ?? ""),
  );
  if (!total || members.length < FEWEST_ROWS || !isRead || !areAlike([total, ...members])) return [];
  if (says("priced", header) || totalRow.some(({ content }) => says("cost", content))) return [];
  const { dimension, unit, per, bound } = total.quantity;
  const isMoney = dimension === "money";
  // What is counted may be counted twice, and a row called "overall" of other numbers is a mean.
  if (!isMoney && (!isOfSums || isOther(relationsIn(header)))) return [];
  if (dimension === "ratio" && total.quantity.low !== 1) return [];
  const low = members.reduce((sum, { quantity }) => sum + quantity.low, 0);
  const high = members.reduce((sum, { quantity }) => sum + quantity.high, 0);
  // All of a whole is exact.
  const tolerance = dimension === "ratio" ? WHOLE : Math.max(TOLERANCE, roundingOf(total.quantity));
  const result: Amount = { value: high, dimension, unit, per };
  const parts = members
    .slice(0, MOST_WRITTEN)
    .map(({ quantity }) => amountText({ value: quantity.high, dimension, unit }));
  const written = members.length > MOST_WRITTEN ? `${parts.join(" + ")} + ...` : parts.join(" + ");
  const isMet = isNear({ low, high }, total.quantity, tolerance, bound);
  const formula = `${written} = ${amountText(result)}`;
  return [comparison(isMoney ? "cost" : "equation", isMet, formula, result, members, total)];
}

/** The one amount in a cell that may be added to others. */
function amountIn(ledger: Ledger, cell: Block | undefined): Stated | undefined {
  const all = cell ? ledger.inBlock(cell) : [];
  const money = all.filter(({ quantity }) => quantity.dimension === "money");
  const [only] = money.length > 0 ? money : all;
  const isAlone = only !== undefined && (money.length || all.length) === 1 && isClear(only);
  return isAlone && isAdded(only) ? only : undefined;
}

/** Fractions without a unit are scores. */
function isAdded({ quantity: { dimension, low } }: Stated): boolean {
  return ADDED.has(dimension) && (dimension !== "none" || Number.isInteger(low));
}

const ADDED = new Set<Amount["dimension"]>(["money", "data", "count", "none", "ratio"]);

/** Whether amounts measure one thing, for one period. */
function areAlike(all: readonly Stated[]): boolean {
  const of = (value: (one: Stated["quantity"]) => unknown): number =>
    new Set(all.flatMap(({ quantity }) => value(quantity) ?? [])).size;
  const isCounted = all.every(({ quantity }) => COUNTED.has(quantity.dimension));
  const isOneKind = isCounted || of(({ dimension }) => dimension) === 1;
  const isOneCurrency =
    all.every(({ quantity }) => quantity.dimension !== "money") || of(({ unit }) => unit) === 1;
  return isOneKind && isOneCurrency && of(({ per }) => per) <= 1;
}

const COUNTED = new Set<Amount["dimension"]>(["count", "none"]);

/** Whether the rows of a table are parts of its total: none is a mean, and none counts what others count. */
function isOfSumsOnly(rows: Table["rows"], at: number): boolean {
  const [total, ...parts] = [rows[at]!, ...rows.slice(0, at)].map((row) =>
    relationsIn(row[0]?.content ?? ""),
  );
  return total!.has("sum") && ![total!, ...parts].some(isOther);
}

function isOther(words: ReadonlySet<RelationWord>): boolean {
  return words.has("level") || words.has("rest");
}
