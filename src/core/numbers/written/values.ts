import { knowledge } from "../../knowledge/index";
import type { Expression } from "./expression";
import type { Span } from "./nearness";
import { secondsIn } from "../time/periods";
import { writtenText, type Stated } from "../roles/stated";

/** Rough calculations take a day for 100,000 seconds. */
const ROUND_DAY = 100_000;
/** "Gb", and no "GB" or "gb". */
const BITS = /[KMGT]b(?!\p{L})/u;
/** More are not tried: so many terms with a unit of their own stand in no sentence. */
const MOST_COMBINATIONS = 256;

const factors = new Map(knowledge.measures.units.map(({ id, factor }) => [id, factor] as const));

/**
 * What a side may come to, a span for each way to read its terms: times, shares and rates are taken in the base unit and
 * in their own.
 * @param reading `generous` lets pass besides what a reviewer does: bits for bytes, and a day of 100,000 seconds.
 */
export function valuesOf(side: Expression, reading: "strict" | "generous"): Span[] {
  if ("term" in side)
    return readingsOf(side.term, reading).map(({ low, high }) => ({
      low: low ** side.exponent,
      high: high ** side.exponent,
    }));
  const rights = valuesOf(side.right, reading);
  const all: Span[] = [];
  for (const left of valuesOf(side.left, reading))
    for (const right of rights)
      if (all.length < MOST_COMBINATIONS) all.push(combined(left, side.operator, right));
  return all;
}

/** The ways to read one quantity. */
export function readingsOf(one: Stated, reading: "strict" | "generous"): Span[] {
  const { low, high, dimension, unit, per } = one.quantity;
  const divisors = [1];
  if (dimension === "time" || dimension === "ratio") divisors.push(factors.get(unit!) ?? 1);
  if (per) divisors.push(secondsIn(per));
  if (reading === "generous") {
    if (dimension === "data" && BITS.test(writtenText(one))) divisors.push(8);
    if (low === secondsIn("day")) divisors.push(low / ROUND_DAY);
  }
  return [...new Set(divisors)].map((divisor) => ({ low: low / divisor, high: high / divisor }));
}

function combined(left: Span, operator: string, right: Span): Span {
  switch (operator) {
    case "+":
      return { low: left.low + right.low, high: left.high + right.high };
    case "-":
      return { low: left.low - right.high, high: left.high - right.low };
    case "÷":
      return { low: left.low / right.high, high: left.high / right.low };
    default:
      return { low: left.low * right.low, high: left.high * right.high };
  }
}
