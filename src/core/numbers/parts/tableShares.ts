import type { Block } from "../../document/model";
import type { Table } from "../../facts/tables";
import type { RelationWord } from "../../knowledge/measureTypes";
import { amountText, countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import type { Ledger } from "../ledger";
import { consistsOf, relationsIn } from "../relationWords";
import { isClear, type Stated } from "../roles/stated";

/** Shares are rounded to a percent. */
const POINT = 0.011;
const FEWEST = 2;

/** The parts of a table, each told as a count and as a share of all: "train, 700, 70%". */
export function tableShares(ledger: Ledger): Calculation[] {
  return ledger.facts.tables.flatMap((table) => {
    const { rows } = table;
    if (rows.length < FEWEST || !ledger.hasQuantities(table)) return [];
    // Of most columns the first cell tells already that they are of neither.
    const isWhole = (column: number, is: (one: Stated) => boolean): boolean =>
      rows.every((row) => isOnly(ledger, row[column], is));
    const columns = [...table.columns.keys()];
    const shares = columns.filter((column) => isWhole(column, isShare) && isNamedShare(table, column));
    const counts = shares.length === 1 ? columns.filter((column) => isWhole(column, isCount)) : [];
    if (counts.length !== 1) return [];
    const [ofCounts, ofShares] = [counts[0]!, shares[0]!].map((column) =>
      rows.map((row) => only(ledger, row[column])),
    );
    return ofColumns(table, ofCounts!, ofShares!);
  });
}

const SHARE: ReadonlySet<RelationWord> = new Set(["share", "link"]);

/** The one quantity of a cell. */
function only(ledger: Ledger, cell: Block | undefined): Stated | undefined {
  const all = cell ? ledger.inBlock(cell) : [];
  return all.length === 1 && isClear(all[0]!) ? all[0] : undefined;
}

function isOnly(ledger: Ledger, cell: Block | undefined, is: (one: Stated) => boolean): boolean {
  const one = only(ledger, cell);
  return one !== undefined && is(one);
}

/** A share of something else is called by its name: "traffic share". */
function isNamedShare({ columns }: Table, column: number): boolean {
  const header = columns[column]!.header.content;
  return header.trim() !== "" && consistsOf(header, SHARE);
}

function isCount({ quantity: { dimension, low, high, per, bound } }: Stated): boolean {
  const isNumber = dimension === "none" || dimension === "count";
  return isNumber && low === high && low >= 1 && per === undefined && bound === "exact";
}

function isShare({ quantity: { dimension, unit, low, high } }: Stated): boolean {
  return dimension === "ratio" && unit === "percent" && low === high && low <= 1;
}

/** Compared only where the shares are told to be of the parts: they and the counts have one row of totals, or make 100%. */
function ofColumns(
  { rows }: Table,
  counts: readonly (Stated | undefined)[],
  shares: readonly (Stated | undefined)[],
): Calculation[] {
  const last = rows.length - 1;
  const hasTotal = relationsIn(rows[last]?.[0]?.content ?? "").has("sum");
  const to = hasTotal ? last : rows.length;
  const sum = (all: readonly (Stated | undefined)[]): number =>
    all.slice(0, to).reduce((total, one) => total + one!.quantity.low, 0);
  const all = hasTotal ? counts[last]!.quantity.low : sum(counts);
  const isOfAll = Math.abs((hasTotal ? shares[last]!.quantity.low : sum(shares)) - 1) <= POINT;
  if (!isOfAll || to < FEWEST) return [];
  return counts.slice(0, to).flatMap((count, row): Calculation[] => {
    const share = shares[row]!;
    const value = count!.quantity.low / all;
    const isMet = Math.abs(value - share.quantity.low) <= POINT;
    const result: Amount = { value, dimension: "ratio" };
    const formula = `${countText(count!.quantity.low)} ÷ ${countText(all)} = ${amountText(result)}`;
    return [comparison("equation", isMet, formula, result, [count!], share)];
  });
}
