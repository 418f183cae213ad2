import type { Phrases } from "./types";

/** What a quantity measures. Base units: seconds, bytes, one, a share of one, the currency's own unit. */
export type Dimension = "time" | "data" | "count" | "ratio" | "money";

export type Period = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** A unit or a thing that is counted. */
export interface UnitOfMeasure {
  readonly id: string;
  readonly dimension: Dimension;
  /** Base units in one of it. */
  readonly factor: number;
  /** The period that the unit implies: "QPS" a second, "DAU" a day. */
  readonly per?: Period;
  /** What it counts, where that is another unit's id: "DAU" counts users. */
  readonly noun?: string;
  readonly words: Phrases;
}

export interface Magnitude {
  readonly factor: number;
  /** Whether the word may mean something else: "5m" are minutes too. */
  readonly ambiguous?: boolean;
  readonly words: Phrases;
}

export type Bound = "at-most" | "at-least" | "about";

/** How amounts are written. */
export interface Measures {
  readonly units: readonly UnitOfMeasure[];
  readonly magnitudes: readonly Magnitude[];
  readonly bounds: Readonly<Record<Bound, Phrases>>;
  /** Those that stand after the number: "30 or more". */
  readonly boundsAfter: Readonly<Partial<Record<Bound, Phrases>>>;
  /** What stands between an amount and its period: "5 requests per day". */
  readonly per: Phrases;
  /** Adverbs and adjectives that stand for a period: "daily". */
  readonly periods: Readonly<Partial<Record<Period, Phrases>>>;
}
