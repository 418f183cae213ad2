/** A comparison of two shares by a z-test, such as of two conversion rates. */
export interface Comparison {
  /** The share without the change, and the one with it; each between 0 and 1. */
  readonly from: number;
  readonly to: number;
  /** How often a difference is seen where there is none. */
  readonly alpha: number;
  /** How often the difference is seen where it is there. */
  readonly power: number;
  /** Whether only a change in one direction counts. */
  readonly isOneSided?: boolean;
}

/**
 * How many units each of two equal arms needs to tell two shares apart: the z-test with the pooled variance under the null
 * hypothesis, without continuity correction (Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, ch. 4).
 * @returns A whole number, `Infinity` where the shares are the same.
 */
export function sampleSizePerArm({ from, to, alpha, power, isOneSided = false }: Comparison): number {
  const mean = (from + to) / 2;
  const underNull = quantile(1 - (isOneSided ? alpha : alpha / 2)) * Math.sqrt(2 * mean * (1 - mean));
  const underDifference = quantile(power) * Math.sqrt(from * (1 - from) + to * (1 - to));
  return Math.ceil(((underNull + underDifference) / (to - from)) ** 2);
}

/**
 * The value below which a share of the standard normal distribution lies, by the rational approximation of Abramowitz &
 * Stegun, 26.2.23: off by less than 0.0005.
 */
export function quantile(share: number): number {
  if (share < 0.5) return -quantile(1 - share);
  const t = Math.sqrt(-2 * Math.log(1 - share));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return t - above / below;
}
