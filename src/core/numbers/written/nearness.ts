import type { Quantity } from "../../facts/quantities";

/** The least and the most that an amount may be. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/**
 * Whether what was computed is what is stated, as exactly as `tolerance` (a share) asks. A stated limit holds on its
 * side only.
 */
export function isNear(computed: Span, stated: Span, tolerance: number, bound: Quantity["bound"]): boolean {
  const isBelow = computed.low <= stated.high * (1 + tolerance);
  const isAbove = computed.high >= stated.low * (1 - tolerance);
  return (isBelow || bound === "at-least") && (isAbove || bound === "at-most");
}

/** How far a number may be from what was rounded to it: "6K" has one digit, and stands for 5.5K to 6.5K. */
export function roundingOf({ low, significant }: Quantity): number {
  const leading = low / 10 ** Math.floor(Math.log10(low));
  return 0.6 / (leading * 10 ** (significant - 1));
}

/** Of what may come out, the value that is nearest to a stated one. */
export function nearestTo(stated: Span, computed: readonly Span[]): number {
  const wanted = (stated.low + stated.high) / 2;
  const far = (value: number): number => Math.abs(Math.log(value / wanted));
  const values = computed.flatMap(({ low, high }) => (low > 0 ? [low, high] : []));
  return values.reduce((best, value) => (far(value) < far(best) ? value : best), values[0] ?? Number.NaN);
}
