import type { Phrases } from "./languageTypes";

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
  /** What stands before a period that something happens in: "once a week". */
  readonly every: Phrases;
  /** What joins a second one to it: "per user and day". */
  readonly perAlso: Phrases;
  /** What may stand between a number and its unit of time. */
  readonly among: Phrases;
  /** Words that never stand between a number and its period. */
  readonly perNever: Phrases;
  /** Adverbs and adjectives that stand for a period: "daily". */
  readonly periods: Readonly<Partial<Record<Period, Phrases>>>;
  /** What stands for a sign of a written calculation. */
  readonly signs: Readonly<Record<VerbalSign, Phrases>>;
  readonly numberWords: readonly { readonly value: number; readonly words: Phrases }[];
  /** How many of something are taken from each of another, in words. */
  readonly fewWords: readonly { readonly value: number; readonly words: Phrases }[];
  /** How many times as much, or as little, in words: 2 for "halve" and "double". */
  readonly folds: readonly { readonly value: number; readonly words: Phrases }[];
  /** That one machine does it all. */
  readonly alone: Phrases;
  /** Small numbers in words, by their value. */
  readonly spelled: Readonly<Record<string, Phrases>>;
  /** How numbers are stored, with the bytes that one takes. */
  readonly numberTypes: readonly { readonly bytes: number; readonly words: Phrases }[];
}

/** What words stand for: two products of different certainty, a quotient, a sum, an equality. */
export type VerbalSign = "of" | "at" | "times" | "over" | "plus" | "makes";

/** What a quantity of a design may stand for, in one of its shapes: a role may be told in several. */
export interface Role {
  readonly id: string;
  /** What it is called in tables of numbers. */
  readonly name: string;
  readonly dimension: Dimension;
  /** The units it may have, of counts what is counted; "none" for a bare number. Any where left out. */
  readonly units?: readonly string[];
  /** The periods that it may be a rate for; "none" for an amount that is no rate. Any where left out. */
  readonly per?: readonly (Period | "none")[];
  /** What one of which it may be for; "none" for an amount that is for none. Any where left out. */
  readonly each?: readonly string[];
  /** The least and the most that it may be, in base units. */
  readonly least?: number;
  readonly most?: number;
  /** False where a change ("+2%") is never meant. */
  readonly change?: boolean;
  /** True where only a quantity with a percentile is meant. */
  readonly percentile?: boolean;
  /** The bound that it must have. */
  readonly bound?: Bound;
  /** The role of a row or an item, where the heading above tells this one: of a budget each has a share. */
  readonly part?: string;
  /** True where a cadence ("weekly", "every 6 hours") is meant too, "only" where nothing else is. */
  readonly cadence?: boolean | "only";
  /** True where its words stand right beside it, or in what it stands under. */
  readonly near?: boolean;
  /** True where a limit stands before it in its sentence: "above 1% for 5 minutes". */
  readonly ofLimit?: boolean;
  /** The topics under one of whose headings it must stand. */
  readonly topics?: readonly string[];
  /** True where a design has only one of it. */
  readonly single?: boolean;
  /** What tells it; without, its shape suffices. */
  readonly words?: Phrases;
  /** What tells that it is something else. */
  readonly never?: Phrases;
}

/** What a word tells of how numbers follow from one another. */
export type RelationWord =
  | "train"
  | "validation"
  | "test"
  | "divided"
  | "distribution"
  | "rest"
  | "sum"
  | "share"
  | "level"
  | "fall"
  | "rise"
  | "link"
  | "investment"
  | "benefit"
  | "roi"
  | "payback"
  | "costRatio"
  | "averaged"
  | "everyone"
  | "duration"
  | "trigger"
  | "pipeline"
  | "run"
  | "once"
  | "recovery"
  | "bought"
  | "capacity"
  | "hence"
  | "keepRate"
  | "volume"
  | "resampling"
  | "ofTraining"
  | "falseAlarms"
  | "sizeOf"
  | "shrinker"
  | "compressing"
  | "market"
  | "oneAnswer"
  | "ofClass"
  | "freeTier"
  | "starting"
  | "readying"
  | "following"
  | "fitting"
  | "mild"
  | "severe"
  | "calm"
  | "ofOne"
  | "foreign"
  | "timed"
  | "generic"
  | "subset"
  | "aged"
  | "codeWord"
  | "purpose"
  | "imbalance";

/**
 * What a word beside numbers tells: that something else was computed, or how the latencies of a path belong together:
 * which are steps, what is no part of the sum, and what is their limit.
 */
export type ExplanationKind =
  | "cache"
  | "shrunk"
  | "surplus"
  | "load"
  | "parallel"
  | "off-path"
  | "latency"
  | "part"
  | "total"
  | "budget"
  | "reserve"
  | "step"
  | "path"
  | "sequence"
  | "alternative"
  | "rejected"
  | "joint"
  | "counted"
  | "scenario"
  | "threshold"
  | "answer"
  | "lookup"
  | "equation"
  | "vector"
  | "storage-less"
  | "storage-more"
  | "copies"
  | "downtime"
  | "error-budget"
  | "cost"
  | "priced"
  | "concurrency"
  | "batch"
  | "experiment"
  | "arm"
  | "relative"
  | "absolute"
  | "rise"
  | "oneSided"
  | "need"
  | "armName"
  | "trial"
  | "lasting"
  | "steps"
  | "layers"
  | "sampled"
  | "constant"
  | "proxy"
  | "matured"
  | "feature"
  | "cached"
  | "variant"
  | "subsystem"
  | "tolerated"
  | "difference"
  | "gain"
  | "changed"
  | "rate"
  | "better"
  | "decision"
  | "against"
  | "pronoun"
  | "training-set"
  | "uncertainty"
  | "past"
  | "average"
  | "same"
  | "peak"
  | "request"
  | "people"
  | "period"
  | "machine"
  | "any-request"
  | "latency-name"
  | "conditional"
  | "most"
  | "goesUp"
  | "goesDown"
  | "kept"
  | "plain";
