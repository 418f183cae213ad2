import type { Contexts } from "../../facts/context";
import { columnRoleOf } from "../../facts/tables";
import { isExplained, says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { wordsOf } from "../latency/latencyNames";
import { metricKey } from "./identity";
import { group } from "../ledger";
import { relationsIn } from "../relationWords";
import type { Stated } from "../roles/stated";

/** What is wrong with the threshold of an alert, and the value beside which it is. */
export interface AlertMistake {
  /**
   * `side`: it fires on the good side of the target; `loose`: it is worse than today's value; `far`: far worse than the
   * target; `tight`: it fires while the target is met by far; `stages`: the graver one fires first; `calm`: it fires at
   * values that the design calls stable.
   */
  readonly message: "side" | "loose" | "far" | "tight" | "stages" | "calm";
  readonly threshold: Stated;
  readonly other: Stated;
  readonly isHigherBetter: boolean;
}

/** From how many times as much on an alert says nothing of a target. Twice as much is a usual tolerance. */
const FAR = 5;
/** By so much, as a part of itself, a value moves from week to week: an alert leaves that room. */
const NOISE = 0.05;
/** Longer limits are of jobs, not of answers. */
const LONGEST_ANSWER = 60;

/** What an alert is about: the values of the same, and which of them are better. */
interface Subject {
  readonly values: readonly Stated[];
  readonly isHigherBetter: boolean;
  /** Whether the values stand in the alert's own row, or are of the same metric, and not of the whole of which it is a part. */
  readonly isOwn: boolean;
}

/** The alerts whose threshold doesn't go with the target or with today's value of what they watch. */
export function alertMistakes(stated: readonly Stated[], contexts: Contexts): AlertMistake[] {
  const alerts = stated.filter((one) => isAlert(one, contexts));
  if (alerts.length === 0) return [];
  const known = new Known(stated, contexts);
  return alerts.flatMap((threshold) => {
    const subject =
      known.besideIt(threshold) ?? (isWatched(threshold, contexts) ? known.elsewhere(threshold) : undefined);
    const found = subject && mistakeIn(threshold, subject);
    return found ? [{ ...found, threshold, isHigherBetter: subject.isHigherBetter }] : [];
  });
}

/** Whether somebody acts at a value, and no reason is given for it. In a release a limit may be one to pass. */
function isAlert({ role, quantity, unit, metric }: Stated, contexts: Contexts): boolean {
  if (role !== "threshold" || quantity.isChange || (metric && metric.stance !== "asserted")) return false;
  const isBounded = quantity.bound === "at-most" || quantity.bound === "at-least";
  // What is watched of each region is worse in some than what is wanted of all.
  if (!isBounded || relationsIn(unit.text).has("ofOne")) return false;
  return !contexts.of(unit.label).topics.includes("rollout") && !isExplained("tolerated", unit);
}

function isWatched({ unit }: Stated, contexts: Contexts): boolean {
  return contexts.of(unit.label).topics.includes("monitoring");
}

/** The values of a design by what an alert may be about. */
class Known {
  readonly #byMetric = new Map<string, Stated[]>();
  readonly #byRow = new Map<number, Stated[]>();
  readonly #budgets: readonly Stated[];

  constructor(stated: readonly Stated[], contexts: Contexts) {
    for (const one of stated) {
      if (one.quantity.isChange) continue;
      if (one.metric) group(this.#byMetric, metricKey(one), one);
      const row = rowOf(one);
      if (row !== undefined) group(this.#byRow, row, one);
    }
    this.#budgets = stated.filter(
      ({ role, quantity: { high }, unit }) =>
        role === "latency-budget" &&
        high <= LONGEST_ANSWER &&
        contexts.of(unit.label).topics.some((topic) => AIMS.has(topic)),
    );
  }

  /** What a threshold is held against in its own row: "< 100 ms | > 120 ms", each in its column. */
  besideIt(threshold: Stated): Subject | undefined {
    // Of a share of errors an alert for some minutes may be far above what is promised for a month.
    if (threshold.quantity.dimension === "ratio" && !threshold.metric) return undefined;
    const row = this.#byRow.get(rowOf(threshold) ?? -1) ?? [];
    const beside = row.filter((one) => isSameScale(one, threshold));
    const target = beside.find((one) => isLimitToReach(one) && one.unit.label !== threshold.unit.label);
    if (!target) return undefined;
    return {
      values: beside.map((one) => (one === target ? { ...one, role: "target" } : one)),
      isHigherBetter: target.quantity.bound === "at-least",
      isOwn: true,
    };
  }

  /** What it is held against elsewhere: the values of its metric, else the budget of the answer. */
  elsewhere(threshold: Stated): Subject | undefined {
    const { metric, quantity } = threshold;
    if (metric) {
      const { direction } = metric.metric;
      const isOneSided = direction === "higher" || direction === "lower";
      const values = this.#byMetric.get(metricKey(threshold)) ?? [];
      return isOneSided ? { values, isHigherBetter: direction === "higher", isOwn: true } : undefined;
    }
    if (quantity.dimension !== "time" || quantity.high > LONGEST_ANSWER || !isOfAnswers(threshold))
      return undefined;
    const percentile = quantity.percentile;
    const values = this.#budgets
      .filter(({ quantity: one }) => !percentile || !one.percentile || one.percentile === percentile)
      .map((one): Stated => ({ ...one, role: "target" }));
    const own = values.filter((one) => isNamedAlike(one, threshold));
    return { values: own.length > 0 ? own : values, isHigherBetter: false, isOwn: own.length > 0 };
  }
}

/** Where a limit of latency is that of the whole answer. */
const AIMS = new Set([
  "requirements-scale",
  "business-goal",
  "online-metrics",
  "summary",
  "serving",
  "architecture",
]);

function mistakeIn(
  threshold: Stated,
  { values, isHigherBetter, isOwn }: Subject,
): Pick<AlertMistake, "message" | "other"> | undefined {
  const { unit, quantity } = threshold;
  const firesAbove = quantity.bound === "at-least";
  const at = quantity.low;
  // "Below 98% or above 99.9%": both sides are watched.
  const others = values.filter((one) => one !== threshold && one.unit === unit && one.role !== "window");
  if (others.some((one) => one.quantity.bound !== quantity.bound)) return undefined;
  const worse = (a: number, b: number): boolean => (isHigherBetter ? a < b : a > b);
  const targets = values.filter(({ role }) => role === "target");
  const todays = values.filter(({ role }) => role === "baseline");
  if (firesAbove === isHigherBetter) {
    // A level in a table of what is watched is one to keep, unless it is called an alert.
    if (unit.block.kind === "cell" && !isCalledAlert(threshold)) return undefined;
    const target = isOwn ? onlyValue(targets) : undefined;
    // Beyond the target it asks whether something is too good to be true.
    return target && !worse(target.quantity.low, at) ? { message: "side", other: target } : undefined;
  }
  const least = extreme(targets, worse);
  const worstToday = extreme(todays, worse);
  // Where today's value is better than wanted, an alert between the two keeps to the target.
  const isWithin = least !== undefined && !worse(at, least.quantity.low);
  const level = worstToday && (isHigherBetter ? worstToday.quantity.low : worstToday.quantity.high);
  if (level !== undefined && !isWithin && worse(at, level) && Math.abs(at - level) > NOISE * Math.abs(level))
    return { message: "loose", other: worstToday! };
  // The strictest of several steps counts: "> 1% warns, > 5% pages".
  if (others.some((one) => worse(at, one.quantity.low))) return undefined;
  if (least && worse(at, least.quantity.low) && isFar(at, least.quantity.low, isHigherBetter))
    return { message: "far", other: least };
  const most = extreme(targets, (a, b) => worse(b, a));
  if (!isOwn || !most || !worse(most.quantity.low, at)) return undefined;
  const isUsual = todays.some((one) => worse(at, one.quantity.low));
  const isTight =
    (!isUsual && isFar(most.quantity.low, at, isHigherBetter)) ||
    (isHigherBetter &&
      isBeyondAll(
        at,
        values.filter((one) => one.role !== "threshold"),
      ));
  return isTight ? { message: "tight", other: most } : undefined;
}

/** Whether a value is several times worse than another: by itself, or of a share by what it lacks to one. */
function isFar(bad: number, good: number, isHigherBetter: boolean): boolean {
  if (!isHigherBetter) return bad >= FAR * good;
  return good >= FAR * bad || (good < 1 && bad < 1 && 1 - bad >= FAR * (1 - good));
}

/** Whether the words of a cell, or its headers, say that somebody acts at its value. */
function isCalledAlert({ unit }: Stated): boolean {
  const columns = headersOf(unit.label).filter(({ kind }) => kind === "column");
  return columns.some(({ text }) => columnRoleOf(text) === "threshold") || isExplained("threshold", unit);
}

/** Whether no value of a share that a design states, wanted or reached, comes half as near to one as a limit does. */
function isBeyondAll(at: number, values: readonly Stated[]): boolean {
  return at < 1 && values.every(({ quantity: { high } }) => high < 1 && 1 - high >= HALFWAY * (1 - at));
}

const HALFWAY = 2;

/** The value that all others are no worse than; by `worse` the other way round, the one that is no worse than they. */
function extreme(all: readonly Stated[], worse: (a: number, b: number) => boolean): Stated | undefined {
  return all.reduce<Stated | undefined>(
    (found, one) => (!found || worse(one.quantity.low, found.quantity.low) ? one : found),
    undefined,
  );
}

/** The only value; undefined where there are others. */
function onlyValue(all: readonly Stated[]): Stated | undefined {
  const [first] = all;
  return all.every(({ quantity }) => quantity.low === first!.quantity.low) ? first : undefined;
}

/** Whether two values of a row may be of one thing: the minutes for which a latency lasts are not. */
function isSameScale({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  const isAnswer = [a, b].map(({ dimension, high }) => dimension !== "time" || high <= LONGEST_ANSWER);
  return a.dimension === b.dimension && a.percentile === b.percentile && isAnswer[0] === isAnswer[1];
}

/** A bounded value in a row that is no alert: "< 100 ms" in a column of targets. */
function isLimitToReach({ role, quantity: { bound } }: Stated): boolean {
  const isBounded = bound === "at-most" || bound === "at-least";
  return isBounded && (role === "target" || role === "latency-budget" || role === "availability");
}

/** Where the row of a cell begins. */
function rowOf({ unit }: Stated): number | undefined {
  return headersOf(unit.label).find(({ kind }) => kind === "row")?.range.start;
}

/** "API p95 latency" and "API latency, p95": the budget of what is watched, and not of the whole of which it is a part. */
function isNamedAlike(budget: Stated, threshold: Stated): boolean {
  const names = [budget.unit.text, ...headersOf(budget.unit.label).map(({ text }) => text)].flatMap(wordsOf);
  const { percentile } = threshold.quantity;
  const isSame = percentile !== undefined && budget.quantity.percentile === percentile;
  return isSame && wordsOf(threshold.unit.text).some((word) => names.includes(word));
}

/** Whether a threshold is one of a latency: said beside it, or in its item. */
function isOfAnswers({ unit }: Stated): boolean {
  return isExplained("latency-name", unit) || says("latency-name", unit.block.content.slice(0, LONGEST_ITEM));
}

const LONGEST_ITEM = 300;
