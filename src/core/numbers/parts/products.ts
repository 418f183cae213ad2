import { countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import { isExplained } from "../explanations";
import type { Ledger } from "../ledger";
import { isNear, roundingOf } from "../written/nearness";
import { isClear, type Stated } from "../roles/stated";

const TOLERANCE = 0.1;

/** So many things, so many of another for each, and both multiplied: "100 ads and 10 features per ad are 1,000 rows". */
export function products(ledger: Ledger): Calculation[] {
  return ledger.units.flatMap(([unit, stated]) => {
    if (stated.length !== FACTORS_AND_RESULT) return [];
    const [first, second, result] = stated as readonly [Stated, Stated, Stated];
    if (!stated.every(isCount) || result.quantity.low < first.quantity.low) return [];
    const gap = unit.text.slice(second.quantity.end, result.quantity.start);
    const isOfEach = second.quantity.each !== undefined && second.quantity.each === first.quantity.unit;
    if (!isOfEach || !EQUALS.test(gap) || result.quantity.per !== first.quantity.per) return [];
    if (isExplained("equation", unit)) return [];
    const value = first.quantity.low * second.quantity.low;
    const tolerance = Math.max(TOLERANCE, ...stated.map(({ quantity }) => roundingOf(quantity) / 2));
    const isMet = isNear({ low: value, high: value }, result.quantity, tolerance, result.quantity.bound);
    const { dimension, unit: counted, per } = result.quantity;
    const amount: Amount = { value, dimension, unit: counted, per };
    const formula = `${countText(first.quantity.low)} × ${countText(second.quantity.low)} = ${countText(value)}`;
    return [comparison("equation", isMet, formula, amount, [first, second], result)];
  });
}

const FACTORS_AND_RESULT = 3;

/** What stands between the factors and what they make. */
const EQUALS =
  /^[^\d.;]{0,20}(?:=|≈|→|\b(?:is|are|makes?|gives?|so|то есть|это|итого)\b|即|共)\s*(?:about|around|около|约|~)?\s*$/iu;

function isCount(one: Stated): boolean {
  const { dimension, low, high, isChange } = one.quantity;
  return (
    (dimension === "count" || dimension === "none") && low === high && low >= 1 && !isChange && isClear(one)
  );
}
