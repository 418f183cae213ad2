import type { Metric } from "./types";

/** The values from `low` to `high` that something can have. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const INTERVAL = /^[[(](-?\w+),(-?\w+)[\])]$/;

/** The values that a metric can have; all of them where it has no scale. */
export function intervalOf({ range }: Pick<Metric, "range">): Interval {
  const [, low, high] = INTERVAL.exec(range) ?? [];
  return { low: endOf(low, -Infinity), high: endOf(high, Infinity) };
}

function endOf(written: string | undefined, open: number): number {
  const value = Number(written);
  return Number.isNaN(value) ? open : value;
}
