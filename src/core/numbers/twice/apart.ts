import type { Stated } from "../roles/stated";

/** So far apart two statements of one quantity may be: rounding, and another day. */
const TOLERANCE = 1.2;

/** Whether two values of one quantity differ by more than rounding. Of shares near to one what is left to one counts. */
export function isApart({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  if (differ(a.low, a.high, b.low, b.high)) return true;
  return isLargeShare(a) && isLargeShare(b) && differ(1 - a.high, 1 - a.low, 1 - b.high, 1 - b.low);
}

/** Whether any two of several values are apart: if so, the largest and the smallest are. */
export function areApart(all: readonly Stated[]): boolean {
  let [lowest, highest, lowestRest, highestRest] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { quantity } of all) {
    const { low, high } = quantity;
    lowest = Math.min(lowest, high);
    highest = Math.max(highest, low);
    if (!isLargeShare(quantity)) continue;
    lowestRest = Math.min(lowestRest, 1 - low);
    highestRest = Math.max(highestRest, 1 - high);
  }
  return highest > lowest * TOLERANCE || highestRest > lowestRest * TOLERANCE;
}

function isLargeShare({ low, high }: Stated["quantity"]): boolean {
  return low > 0.5 && high <= 1;
}

function differ(low: number, high: number, otherLow: number, otherHigh: number): boolean {
  return low > otherHigh * TOLERANCE || otherLow > high * TOLERANCE;
}

/** Whether a value is within a limit: "0.97" is no other target than "at least 0.70". */
export function meets({ quantity: value }: Stated, { quantity: limit }: Stated): boolean {
  if (limit.bound === "at-least") return value.bound !== "at-least" && value.low >= limit.low;
  return limit.bound === "at-most" && value.bound !== "at-most" && value.high <= limit.high;
}
