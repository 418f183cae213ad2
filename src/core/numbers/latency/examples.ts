import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { group, sectionOf, type Ledger } from "../ledger";
import { isClear, placeOf, type Stated } from "../roles/stated";

const ROUNDING = 1.01;

/** The time that an example of an answer took, against the limit in the heading right above: "Response (< 2 s)". */
export function examples(ledger: Ledger): Calculation[] {
  const limits = new Map<number, Stated[]>();
  for (const [unit, stated] of ledger.unitsWith("time"))
    if (unit.block.kind === "heading")
      for (const one of stated.filter(isLimit)) group(limits, unit.block.range.start, one);
  if (limits.size === 0) return [];
  return ledger.withRole("component-latency").flatMap((one): Calculation[] => {
    const { unit, quantity } = one;
    if (unit.block.kind !== "code" || quantity.dimension !== "time" || !isClear(one)) return [];
    const [limit, second] = limitsAt(limits, sectionOf(unit.label).range.start);
    if (!limit || second) return [];
    const { low: value } = quantity;
    const { high } = limit.quantity;
    return [
      {
        kind: "latency-step",
        verdict: value > high * ROUNDING ? "disagrees" : "agrees",
        formula: `The example's ${text(value)}`,
        result: { value, dimension: "time" },
        inputs: [one],
        stated: limit,
        range: placeOf(one),
        isRough: true,
        data: { over: text(Number((value - high).toPrecision(DIGITS))), budget: text(high) },
      },
    ];
  });
}

/** The limits in the heading whose words begin at an offset, or a few marks before. */
function limitsAt(limits: ReadonlyMap<number, readonly Stated[]>, offset: number): readonly Stated[] {
  for (let marks = 0; marks <= MARKS; marks++) {
    const found = limits.get(offset - marks);
    if (found) return found;
  }
  return [];
}

/** "#### " and "**" before a heading's words. */
const MARKS = 8;
const DIGITS = 12;

function isLimit(one: Stated): boolean {
  const { dimension, bound, per } = one.quantity;
  return dimension === "time" && bound === "at-most" && !per && isClear(one);
}

function text(seconds: number): string {
  return amountText({ value: seconds, dimension: "time" });
}
