import { NONE } from "./lists";
import { quantitiesIn, type Quantity } from "./quantities";

/**
 * An `amount` is a quantity or a percentage; a `quantity` is an amount with a unit, or a large one ("50M users", "200 ms", "1,000,000"); a `limit` one that tells neither load nor latency; a `target` a number to
 * reach or not to pass, with a bound such as "at least"; a `load` counts many users or requests, or some in a time; a
 * `latency` is in milliseconds, or in the few seconds within which something must be done; `days` are a duration of
 * one day at least.
 */
export type FigureKind =
  "amount" | "quantity" | "limit" | "percentage" | "duration" | "days" | "target" | "load" | "latency";

/** The quantities of a text, read when first asked for. */
export class Figures {
  readonly #text: string;
  /** Whether there is any digit. */
  readonly any: boolean;
  #quantities: readonly Quantity[] | undefined;
  /** The bits of the kinds that there are. */
  #kinds: number | undefined;

  private constructor(text: string) {
    this.#text = text;
    this.any = text !== "";
  }

  /** Those of a text; all texts without a digit share theirs. */
  static of(text: string): Figures {
    return DIGIT.test(text) ? new Figures(text) : Figures.#none;
  }

  static readonly #none = new Figures("");

  get quantities(): readonly Quantity[] {
    return (this.#quantities ??= this.any ? quantitiesIn(this.#text) : NONE);
  }

  has(kind: FigureKind): boolean {
    return this.any && ((this.#kinds ??= kindsOf(this.quantities)) & BITS[kind]) !== 0;
  }
}

const DIGIT = /\d/;

function kindsOf(quantities: readonly Quantity[]): number {
  let bits = 0;
  for (const quantity of quantities)
    for (const kind of ALL_KINDS) if (KINDS[kind](quantity)) bits |= BITS[kind];
  return bits;
}

/** Smaller bare numbers are list numbers, indexes and years. */
const LARGE = 10_000;
/** Fewer users than that are named as persons ("14 patients had to wait"). */
const MANY_USERS = 1000;
/** Who waits for longer, in seconds, waits for no answer: that is a window of time. */
const LONGEST_LATENCY = 30;

const DAY = 86_400;

const KINDS: Record<FigureKind, (quantity: Quantity) => boolean> = {
  quantity: ({ dimension, unit, low }) =>
    dimension === "none"
      ? Math.abs(low) >= LARGE
      : dimension === "count"
        ? AMOUNTS.has(unit!)
        : dimension !== "ratio",
  amount: (quantity) => KINDS.quantity(quantity) || KINDS.percentage(quantity),
  limit: (quantity) => KINDS.quantity(quantity) && !KINDS.load(quantity) && !KINDS.latency(quantity),
  percentage: ({ unit }) => unit === "percent" || unit === "percentage-point",
  duration: ({ dimension }) => dimension === "time",
  days: ({ dimension, high }) => dimension === "time" && high >= DAY,
  target: ({ bound, isChange, low, high }) => bound !== "exact" || isChange || low !== high,
  load: ({ unit, dimension, per, high }) =>
    dimension === "count" &&
    (unit === "users" || unit === "requests") &&
    (per !== undefined || high >= MANY_USERS),
  latency: ({ dimension, unit, bound, high }) =>
    dimension === "time" &&
    (unit === "millisecond" ||
      unit === "microsecond" ||
      (unit === "second" && bound === "at-most" && high <= LONGEST_LATENCY)),
};

const ALL_KINDS = Object.keys(KINDS) as FigureKind[];
const BITS = Object.fromEntries(ALL_KINDS.map((kind, index) => [kind, 1 << index])) as Record<
  FigureKind,
  number
>;

/** What is counted to tell a size; how many classes, features or epochs there are tells none. */
const AMOUNTS = new Set([
  "users",
  "requests",
  "items",
  "records",
  "documents",
  "machines",
  "tokens",
  "frames",
]);

/** Whether a slot's fact is a kind of figure. */
export function isFigureKind(fact: string): fact is FigureKind {
  return Object.hasOwn(KINDS, fact);
}
