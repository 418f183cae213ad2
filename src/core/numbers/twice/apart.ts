import type { Stated } from "../roles/stated";

/** So far apart two statements of one quantity may be: rounding, and another day. */
const TOLERANCE = 1.2;

/** Whether two values of one quantity differ by more than rounding. Of shares near to one what is left to one counts. */
export function isApart({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  if (differ(a.low, a.high, b.low, b.high)) return true;
  const areShares = [a, b].every(({ low, high }) => low > 0.5 && high <= 1);
  return areShares && differ(1 - a.high, 1 - a.low, 1 - b.high, 1 - b.low);
}

function differ(low: number, high: number, otherLow: number, otherHigh: number): boolean {
  return low > otherHigh * TOLERANCE || otherLow > high * TOLERANCE;
}

/** Whether a value is within a limit: "0.97" is no other target than "at least 0.70". */
export function meets({ quantity: value }: Stated, { quantity: limit }: Stated): boolean {
  if (limit.bound === "at-least") return value.bound !== "at-least" && value.low >= limit.low;
  return limit.bound === "at-most" && value.bound !== "at-most" && value.high <= limit.high;
}
