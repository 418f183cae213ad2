import type { LanguageWords, Phrases } from "./languageTypes";
import type { ExplanationKind, Measures, RelationWord, Role } from "./measureTypes";

/** How far a design has come; decides what is expected of it and how severe its gaps are. */
export type Stage = "interview" | "concept" | "design" | "pilot" | "production";

/** How much is said: `recommended` what is right nine times in ten, `strict` what is worth a look too, `all` all. */
export type Preset = "recommended" | "strict" | "all";

export type SlotFact =
  | "metric-offline"
  | "metric-online"
  | "metric-guardrail"
  | "metric-system"
  /** Two arrows on a line: one thing goes to the next. */
  | "chain"
  /** A metric of any class, where monitoring is spoken of. */
  | "metric"
  /** A metric of the topic's class with the value to reach. */
  | "metric-target"
  /** Any figure but a bare small number. */
  | "amount"
  | "quantity"
  /** A quantity that tells neither load nor latency. */
  | "limit"
  | "duration"
  /** A duration of a day or more. */
  | "days"
  | "percentage"
  | "target"
  | "load"
  | "latency";

/** What a reviewer wants filled in a topic. */
export interface Slot {
  readonly id: string;
  /** A short noun: "guardrail". */
  readonly title: string;
  /** The question that a skeleton asks. */
  readonly ask: string;
  readonly required?: "all" | readonly Stage[];
  /**
   * Any sentence with substance under the topic's own heading fills it: "item", so does an item of a list, however
   * short; else if it has what is wanted.
   */
  readonly default?: true | "item" | Beside;
  /** A question under the topic's own heading fills it: what is open is what the section is for. */
  readonly byQuestion?: boolean;
  /** Completes a topic that is there; by itself it does not make it so. */
  readonly supporting?: boolean;
  readonly fact?: SlotFact;
  /** A word fills it only beside a figure or a cadence: a target without a number is none. */
  readonly quantified?: boolean;
  readonly cues?: Phrases;
  readonly anywhere?: Phrases;
  readonly entities?: Phrases;
  /** Words of another matter: in a sentence with one, cues, figures and the heading alone do not fill it. */
  readonly unless?: Phrases;
  /** Two kinds of words that together fill it wherever they stand near each other in a sentence. */
  readonly pairs?: readonly Pair[];
}

/** Two kinds of words that say something together, in either order: who judges, and that it is judged. */
export interface Pair {
  readonly one: Phrases;
  readonly other: Phrases;
  readonly beside?: Beside;
}

/** What must stand in the same sentence: a figure or a cadence (`amount`), or a cadence. */
export type Beside = "amount" | "cadence";

/** A canonical part of an ML design. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly headings: Phrases;
  /** Words by which a heading in an author's own words leads to the topic, where it is headed as none. */
  readonly hints?: Phrases;
  readonly names?: Phrases;
  readonly slots: readonly Slot[];
}

/** One step's share in a topic: the questions that its framework asks there. */
export interface StepTopic {
  readonly topic: string;
  /** Welcome, but not missed when absent. */
  readonly optional?: boolean;
  readonly ask: readonly string[];
  /** Slots that are required here besides those that the stage requires. */
  readonly require?: readonly string[];
}

export interface Step {
  readonly id: string;
  readonly title: string;
  /** Its share of a 45-minute interview. */
  readonly minutes: number;
  /** The larger step it belongs to, in a framework of two levels. */
  readonly part?: string;
  readonly headings: Phrases;
  readonly topics: readonly StepTopic[];
}

/** An ordered list of steps over the topics. */
export interface Framework {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly source: string;
  readonly steps: readonly Step[];
}

export type MetricClass =
  "offline" | "online" | "guardrail" | "system" | "monitoring" | "data-quality" | "experiment" | "loss";

export interface Metric {
  readonly id: string;
  readonly name: string;
  /** The first is the primary one. */
  readonly classes: readonly MetricClass[];
  /** What is better: "higher", "lower", "target:1", "none". */
  readonly direction: string;
  /** The values that it can have, as an interval: "[0,1]", "[0,inf)". */
  readonly range: string;
  readonly aliases: readonly string[];
  /** Aliases that are everyday words and count only where metrics are spoken of, or beside a number. */
  readonly ambiguous?: readonly string[];
  /** Also how scale is told ("100M DAU"): counts only where metrics are spoken of. */
  readonly scale?: boolean;
  /** What any metric may be ("primary metric"): counts only where no metric is named beside. */
  readonly role?: boolean;
}

/** A class of systems that designs name, such as streams or caches. */
export interface SystemClass {
  readonly id: string;
  readonly title: string;
  /** The slots that naming one fills, as "topic.slot". */
  readonly fills: readonly string[];
  readonly names: Phrases;
}

/** What a design is like, as far as expectations depend on it. */
export interface Trait {
  readonly id: string;
  readonly title: string;
  readonly cues: Phrases;
  /** How many times the text must assert one of its cues; once, unless stated. */
  readonly least?: number;
  /** Headings and labels, without marks and numbers, each of which tells it by itself. */
  readonly labels?: Phrases;
}

/** Something that a business wants more or less of, and the metrics that tell whether it gets it. */
export interface Gain {
  readonly id: string;
  readonly title: string;
  readonly cues: Phrases;
  readonly metrics: readonly string[];
}

/** A kind of learning problem, told by its cues. */
export interface Task {
  readonly id: string;
  readonly title: string;
  /** Its positives are rare, so that accuracy says little. */
  readonly imbalanced?: boolean;
  /** Ids of metrics, one of which a reviewer expects. */
  readonly expect: readonly string[];
  /** Ids of metrics that do not fit it. */
  readonly discourage: readonly string[];
  /** Losses, as ids of metrics, that are for other tasks. */
  readonly discourageLoss?: readonly string[];
  readonly why: string;
  readonly cues: Phrases;
}

export type Severity = "error" | "warning" | "information" | "hint";

/** What must be said of a design. Of each list one entry suffices, but all that is in `filled` of a `when`. */
export interface Condition {
  /** Topics that are more than named, or slots that are filled, as "topic.slot". */
  readonly filled?: readonly string[];
  readonly trait?: readonly string[];
  readonly task?: readonly string[];
  readonly imbalanced?: boolean;
  /** The text is plainly of an interview, and no stage is declared. */
  readonly interview?: true;
  /** Metrics that are named, by their ids. */
  readonly metric?: readonly string[];
  /** Things that a business wants, by their ids, named anywhere. */
  readonly gain?: readonly string[];
  /** Topics that have a section. */
  readonly headed?: readonly string[];
  /** Topics under whose own headings a metric is named. */
  readonly measured?: readonly string[];
}

/** "In this case this slot is expected": one row, one rule. */
export interface Expectation {
  readonly code: string;
  readonly name: string;
  /** What the rule looks for, in one sentence. */
  readonly about: string;
  readonly topic: string;
  /** The slot that is expected; without one, any that makes the topic more than a name. */
  readonly slot?: string;
  /** The case; without one, always. */
  readonly when?: Condition;
  /** What makes up for it. */
  readonly unless?: Condition;
  /** What is expected, as a noun: "a guardrail". Findings that join those of their topic are named by it. */
  readonly noun?: string;
  readonly since: string;
  /** The first preset in which it speaks; `recommended` where left out. */
  readonly preset?: Preset;
  readonly severity: { readonly default: Severity } & Readonly<Partial<Record<Stage, Severity | "off">>>;
  /** What it is at most, in these cases, or unless the case is one of those. */
  readonly milder?: { readonly severity: Severity; readonly when?: Condition; readonly unless?: Condition };
  readonly messages: {
    /** The topic is nowhere. */
    readonly missing: string;
    /** The topic is named, the slot is not filled. */
    readonly unfilled: string;
  };
}

/** By what a link to an unauthorised copy of a book is told; all in lower case. */
export interface Copies {
  readonly titles: readonly string[];
  /** Endings of files that hold a whole book. */
  readonly files: readonly string[];
  readonly fileHosts: readonly string[];
  /** Hosts of nothing but copies. */
  readonly libraries: readonly string[];
  /** Hosts of those who sell the books. */
  readonly sellers: readonly string[];
  /** Words of files that hold a part, or something about a book. */
  readonly parts: readonly string[];
}

/** A part of a design that computes as soon as its numbers are filled in. */
export interface Worksheet {
  readonly id: string;
  /** Its heading. */
  readonly title: string;
  readonly about: string;
  /** What stands under the heading; the author writes where a brace is open, in place of the words in it if there are any. */
  readonly text: string;
}

export interface Knowledge {
  readonly topics: readonly Topic[];
  readonly frameworks: readonly Framework[];
  readonly metrics: readonly Metric[];
  readonly language: LanguageWords;
  readonly measures: Measures;
  /** What quantities may stand for. */
  readonly roles: readonly Role[];
  /** Words that explain why numbers differ. */
  readonly explanations: Readonly<Record<ExplanationKind, Phrases>>;
  /** Words that tell how numbers follow from one another. */
  readonly relations: Readonly<Record<RelationWord, Phrases>>;
  readonly worksheets: readonly Worksheet[];
  readonly systems: readonly SystemClass[];
  readonly tasks: readonly Task[];
  readonly traits: readonly Trait[];
  readonly gains: readonly Gain[];
  readonly expectations: readonly Expectation[];
  readonly copies: Copies;
}
