import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isClear, writtenText, type Stated } from "../roles/stated";
import { isPercent, isTimes, isWithin, textBetween, wordsBehind } from "./shareShapes";

/** How far a saving may be above what follows, in points; part of the work may not become faster, so that it is less. */
const POINTS = 0.07;
const LEAST_PART = 0.5;

/** What becomes so many times faster or smaller, and the share of machines, memory or cost that it spares: "3x throughput, so 67% fewer nodes". */
export function savings(ledger: Ledger): Calculation[] {
  return ledger.stated.flatMap((times): Calculation[] => {
    if (!isTimes(times) || !isClear(times) || times.quantity.low <= 1) return [];
    const share = behind(ledger, times);
    if (!share || !isClear(share) || !isPercent(share)) return [];
    const gap = textBetween(times, share);
    const isLeadingOn = /→|->|=>|=\s*~?$/.test(gap) || relationsIn(gap).has("hence");
    const isOfCapacity = relationsIn(gap).has("capacity");
    const told = relationsIn(wordsBehind(share));
    if (!isLeadingOn || !isOfCapacity || !told.has("fall") || !told.has("bought")) return [];
    const value = 1 - 1 / times.quantity.high;
    const least = 1 - 1 / times.quantity.low;
    const isMet = isWithin(share, least * LEAST_PART, value + POINTS);
    const result = { value, dimension: "ratio", unit: "percent" } as const;
    const formula = `1 − 1 ÷ ${amountText({ value: times.quantity.high, dimension: "none" })} = ${amountText(result)}`;
    return [comparison("equation", isMet, `${writtenText(times)}: ${formula}`, result, [times], share)];
  });
}

/** The next quantity of the same paragraph, item or cell: an arrow may stand between the two. */
function behind(ledger: Ledger, one: Stated): Stated | undefined {
  const all = ledger.inBlock(one.unit.block);
  return all[all.indexOf(one) + 1];
}
