import type { Block } from "../../document/model";
import { countText } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isClear, type Stated } from "../roles/stated";

/** How many of something are free, how many are used, and that nothing is paid: "300,000 | up to 400K free | $0". */
export function freeTiers(ledger: Ledger): Calculation[] {
  if (ledger.unitsWith("money").length === 0) return [];
  return ledger.facts.tables.flatMap(({ rows }) => rows.flatMap((row) => ofRow(ledger, row)));
}

function ofRow(ledger: Ledger, row: readonly Block[]): Calculation[] {
  const all = row.flatMap((cell) => ledger.inBlock(cell));
  const paid = all.filter(({ quantity }) => quantity.dimension === "money");
  if (paid.length === 0 || paid.some(({ quantity }) => quantity.high > 0)) return [];
  if (!row.some(({ content }) => relationsIn(content).has("freeTier"))) return [];
  const limits = all.filter((one) => isCount(one) && isFree(one));
  const used = all.filter((one) => isCount(one) && !isFree(one));
  const [limit] = limits;
  const [count] = used;
  if (!limit || !count || limits.length > 1 || used.length > 1) return [];
  const { high: value, dimension, unit } = limit.quantity;
  const isMet = count.quantity.low <= value;
  const formula = `Free are ${countText(value)}`;
  return [comparison("cost", isMet, formula, { value, dimension, unit }, [limit], count)];
}

/** "Up to 400K free". */
function isFree({ unit, quantity }: Stated): boolean {
  return quantity.bound === "at-most" && relationsIn(unit.text).has("freeTier");
}

function isCount(one: Stated): boolean {
  const { dimension, low, high } = one.quantity;
  return (dimension === "none" || dimension === "count") && low === high && isClear(one);
}
