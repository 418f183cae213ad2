import type { MetricMention } from "../../facts/mentions";
import { intervalOf } from "../../knowledge/intervals";
import type { Ledger } from "../ledger";
import { countedOf, type Counted } from "./counted";
import { says } from "../explanations";
import type { Naming } from "./naming";
import type { Stated } from "../roles/stated";
import { stemOf, stemsIn } from "./stems";

/** What a quantity is a value of, as far as its metric, its role or its noun tells. */
export interface Identity {
  readonly kind: "metric" | "latency" | "count" | "role";
  /** The same for two quantities that may be one. */
  readonly key: string;
  /** Which of several values it is, where that is said: target or today's, the most or the mean. */
  readonly standing: string;
  /** Stems that belong to its name, whatever else stands beside it: "new" of new members. */
  readonly words: readonly string[];
  /** The stem of what is counted; none of what is not. */
  readonly noun: string | undefined;
  /** What a message calls it. */
  readonly name: string;
}

/** Longer limits are of jobs and of alarms, not of answers. */
const LONGEST_ANSWER = 60;
const LATENCIES = new Set<string | undefined>(["latency-budget", "component-latency"]);
/** Roles whose values a design states again and again, by what a message calls them. */
const TOLD_AGAIN = new Map([
  ["budget", "budget"],
  ["label-delay", "delay of the labels"],
  ["retention", "retention"],
  ["freshness", "freshness"],
  ["retraining-cadence", "time between trainings"],
  ["job-duration", "duration"],
  ["embedding-dimension", "embedding dimension"],
  ["storage", "storage"],
  ["memory", "memory"],
  ["model-size", "size of the model"],
  ["batch-window", "time for the batch job"],
]);

/** What quantities are values of: a metric, a limit of latency, a number of things, a role; undefined where nothing tells. */
export function identityOf(one: Stated, ledger: Ledger, naming: Naming): Identity | undefined {
  const { quantity, metric, role } = one;
  if (metric) return role === undefined || role === "threshold" ? undefined : ofMetric(one, metric, role);
  if (quantity.dimension === "time" && LATENCIES.has(role)) return ofLatency(one);
  const counted = countedOf(one);
  if (counted) return ofCount(one, counted, naming);
  const elided = ofElided(one, ledger, naming);
  if (elided) return elided;
  const name = role && TOLD_AGAIN.get(role);
  if (!name) return undefined;
  const { dimension, per, each, bound } = quantity;
  const standing = bound === "at-most" || bound === "at-least" ? bound : "";
  return {
    kind: "role",
    key: ["role", role, dimension, per, each].join(" "),
    standing,
    words: [],
    noun: undefined,
    name,
  };
}

function ofMetric(one: Stated, { metric, k }: MetricMention, role: string): Identity | undefined {
  // "2x weight" is no recall.
  if (isShare(one) && one.quantity.high > intervalOf(metric).high) return undefined;
  return {
    kind: "metric",
    key: metricKey(one),
    standing: role,
    words: [],
    noun: undefined,
    name: k ? `${metric.name} (k = ${k})` : metric.name,
  };
}

/** The same for two values of one metric, with the same cut-off, on one scale: 0.8 and 80% are, 80 is not. */
export function metricKey(one: Stated): string {
  const { metric, k } = one.metric!;
  const { dimension, per } = one.quantity;
  return ["metric", metric.id, k, isShare(one) ? "share" : dimension, per].join(" ");
}

function isShare({ quantity: { dimension, high } }: Stated): boolean {
  return dimension === "ratio" || (dimension === "none" && high <= 1);
}

function ofLatency({ quantity }: Stated): Identity | undefined {
  const { bound, percentile, low, each } = quantity;
  if (bound !== "at-most" || low > LONGEST_ANSWER) return undefined;
  const what = each === "requests" ? undefined : each;
  return {
    kind: "latency",
    key: ["latency", percentile, what].join(" "),
    standing: "",
    words: [],
    noun: undefined,
    name: "limit of the latency",
  };
}

function ofCount(one: Stated, { noun, adjectives }: Counted, naming: Naming): Identity {
  const { per, each } = one.quantity;
  const stem = stemOf(noun);
  let standing: string | undefined;
  return {
    kind: "count",
    key: ["count", stem, per, each].join(" "),
    // Asked for only where there is another of its key.
    get standing() {
      return (standing ??= standingOf(one, naming));
    },
    words: adjectives,
    noun: stem,
    name: `number of ${noun}`,
  };
}

/** Which of several numbers of things it is. */
const STANDINGS = ["most", "average", "peak"] as const;
/** How far from a number the word may stand that tells it. */
const REACH = 24;

function standingOf({ quantity: { start, end, bound }, unit }: Stated, naming: Naming): string {
  if (bound === "at-most") return "most";
  const near = unit.text.slice(Math.max(0, start - REACH), end + REACH);
  const texts = [near, ...naming.labelsOf(unit)];
  return STANDINGS.find((kind) => texts.some((text) => says(kind, text))) ?? "";
}

/** "200 friends on average, and 10,000 at most": a bare number of what is counted right before it, with a standing of its own. */
function ofElided(one: Stated, ledger: Ledger, naming: Naming): Identity | undefined {
  const { quantity, unit } = one;
  if (quantity.dimension !== "none") return undefined;
  const before = ledger.inUnit(unit).findLast((other) => other.quantity.end <= quantity.start);
  const counted = before && countedOf(before);
  if (!counted) return undefined;
  const between = unit.text.slice(before.quantity.end, quantity.start);
  const known = new Set([stemOf(counted.noun), ...counted.adjectives]);
  const isElided = stemsIn(between).every(
    (stem) => known.has(stem) || STANDINGS.some((kind) => says(kind, stem)),
  );
  const identity = ofCount(one, counted, naming);
  return isElided && identity.standing !== "" && identity.standing !== standingOf(before, naming)
    ? identity
    : undefined;
}
