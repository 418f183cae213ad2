import type { Dimension } from "../knowledge/measureTypes";
import type { Range } from "../text/lines";
import type { Quantity } from "./quantities";

/**
 * An amount that stands for itself: no range, bound, rate or change.
 * @param value In base units: seconds, a share of one.
 * @param significant How many of its digits are.
 */
export function exactAmount(
  { start, end }: Range,
  value: number,
  dimension: Dimension,
  unit: string,
  significant: number,
): Quantity {
  return {
    start,
    end,
    low: value,
    high: value,
    dimension,
    unit,
    per: undefined,
    each: undefined,
    bound: "exact",
    percentile: undefined,
    isChange: false,
    isAmbiguous: false,
    significant,
  };
}
