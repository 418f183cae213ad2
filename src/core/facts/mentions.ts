import type { Metric, MetricClass } from "../knowledge/types";
import type { MetricValue } from "./metricValues";
import type { Stance } from "./stance";
import type { Unit } from "./units";

/** A metric that the document names. */
export interface MetricMention {
  readonly metric: Metric;
  /** What it is meant as here: the class that its heading asks for if it has it, else its own. */
  readonly as: MetricClass;
  readonly unit: Unit;
  /** Where its name stands in the unit's text. */
  readonly start: number;
  readonly end: number;
  readonly stance: Stance;
  /** The cut-off of a ranking metric, as it is written: "10" for "NDCG@10". */
  readonly k: string | undefined;
  /** Whether it is said to be computed where it usually is not: offline by replay, live on late labels. */
  readonly isReplayed: boolean;
  /** The values that are stated of it, in the order of the text; filled while the document is read. */
  readonly values: MetricValue[];
}

/** A tool or product that the document names, by what it is for. */
export interface SystemMention {
  /** The id of its class: "stream", "cache". */
  readonly system: string;
  readonly name: string;
  readonly unit: Unit;
  /** Where its name stands in the unit's text. */
  readonly start: number;
  readonly end: number;
  readonly stance: Stance;
  /** Whether it is said to be used, and not why or what for. */
  readonly isBare: boolean;
}

/** Something that a business wants, named in a goal or in what measures it. */
export interface GainMention {
  readonly gain: string;
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
  readonly stance: Stance;
}

/** A loss that training minimises. */
export interface LossMention {
  readonly metric: Metric;
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
}
