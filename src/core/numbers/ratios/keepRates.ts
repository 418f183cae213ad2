import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isClear, writtenText, type Stated } from "../roles/stated";
import { isPercent, isWithin, wordsBefore, wordsBehind } from "./shareShapes";

/** How far a reduction may be above what follows, in points. */
const POINTS = 0.03;
/** Of rows of one class only a part is dropped: as the other class is the rarer one, it is most of them. */
const LEAST_PART = 0.5;

/** The part of the rows that is kept, and by how much they become less: "keep 10% of the negatives, 88% less data". */
export function keepRates(ledger: Ledger): Calculation[] {
  return ledger.stated.flatMap((kept): Calculation[] => {
    if (!isPercent(kept) || !isClear(kept)) return [];
    const others = ledger.line(kept).filter((one) => one !== kept && isPercent(one));
    const [reduction, another] = others;
    if (!reduction || another || !isReduction(reduction) || !isKept(kept)) return [];
    const value = 1 - kept.quantity.low;
    const isMet = isWithin(reduction, value * LEAST_PART, value + POINTS);
    const result = { value, dimension: "ratio", unit: "percent" } as const;
    const formula = `1 − ${writtenText(kept)} = at most ${amountText(result)}`;
    return [comparison("equation", isMet, formula, result, [kept], reduction)];
  });
}

function isKept(one: Stated): boolean {
  return [wordsBefore(one), wordsBehind(one)].some((words) => relationsIn(words).has("keepRate"));
}

function isReduction(one: Stated): boolean {
  const told = relationsIn(wordsBehind(one));
  return isClear(one) && told.has("fall") && told.has("volume");
}
