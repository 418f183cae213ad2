import type { Range } from "../text/lines";
import type { Amount } from "./amountText";
import type { Stated } from "./roles/stated";

/** What is computed or compared. Each kind has a file of its own in this folder. */
export type CalculationKind =
  | "latency-sum"
  | "latency-step"
  | "load"
  | "equation"
  | "storage"
  | "downtime"
  | "concurrency"
  | "cost"
  | "batch"
  | "experiment"
  | "traffic"
  | "cadence"
  | "base-rate"
  | "contradiction"
  | "retelling";

/**
 * How a computed value stands to the design: it states the same, something else, or nothing of it. Something that
 * can't be said for sure is no calculation at all.
 */
export type Verdict = "agrees" | "disagrees" | "derived";

/** Something that follows from what the design states. */
export interface Calculation {
  readonly kind: CalculationKind;
  readonly verdict: Verdict;
  /** The arithmetic, as a reader would check it: "50M × 20 ÷ 86,400 = 11.6K a second". */
  readonly formula: string;
  /** What comes out. */
  readonly result: Amount;
  /** What goes in. */
  readonly inputs: readonly Stated[];
  /** The value that the design states for it. */
  readonly stated: Stated | undefined;
  /** Where a finding is shown. */
  readonly range: Range;
  /** Whether what comes out says little: a finding about it weighs less. */
  readonly isRough?: boolean;
  /** More words for the rule's message. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** What an editor shows behind a place of the document where the design leaves the result unsaid. */
  readonly hint?:
    | {
        readonly offset: number;
        readonly text: string;
        /** The quantity behind which it stands, where that is none of the inputs. */
        readonly behind?: Stated | undefined;
      }
    | undefined;
}

/** All numbers of a design, and what follows from them. */
export interface Numbers {
  /** What the design states, in the order of the text. */
  readonly stated: readonly Stated[];
  /** What programs fix that stands for something ("threshold = 0.7"): shown, and held against nothing. */
  readonly coded: readonly Stated[];
  readonly calculations: readonly Calculation[];
}
