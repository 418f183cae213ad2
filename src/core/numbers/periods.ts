import { knowledge } from "../knowledge/index";
import type { Period } from "../knowledge/measureTypes";

const seconds = new Map(
  knowledge.measures.units
    .filter(({ dimension }) => dimension === "time")
    .map(({ id, factor }) => [id, factor] as const),
);

/** The seconds in a period. A month has 30 days, a year 365. */
export function secondsIn(period: Period): number {
  return seconds.get(period)!;
}
