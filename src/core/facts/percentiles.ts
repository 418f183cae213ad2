/** A percentile that a text names, with where it does. */
export interface Percentile {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

const PERCENTILE =
  /(?<![\p{L}\d])(?:p-?(\d{2}(?:[.,]\d{1,2})?)(?![\p{L}\d])|(\d{2}(?:\.\d)?)(?:th|-[йг]о?)?[ -]?(?:percentile|%ile|перцентил|квантил)|(median|медиан))/giu;

/** Texts without any of these name no percentile; the test is cheaper than the search. */
const PERCENTILE_SIGN = /p-?\d|percentile|%ile|перцентил|квантил|median|медиан/i;

/** The percentiles in a text, in its order: "p99", "95th percentile", "median". */
export function percentilesIn(text: string): readonly Percentile[] {
  if (!PERCENTILE_SIGN.test(text)) return NO_PERCENTILES;
  return [...text.matchAll(PERCENTILE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[3] ? 50 : Number((match[1] ?? match[2]!).replace(",", ".")),
  }));
}

const NO_PERCENTILES: readonly Percentile[] = [];
