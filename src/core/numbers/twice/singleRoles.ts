import { allPhrases, knowledge } from "../../knowledge/index";
import type { MetricClass } from "../../knowledge/types";
import { percentilesIn } from "../../facts/percentiles";
import { Vocabulary } from "../../facts/vocabulary";
import { areApart, isApart } from "./apart";
import type { Calculation } from "../calculation";
import { contradiction } from "./contradiction";
import { isExplained, says } from "../explanations";
import { headersOf, labelsOf } from "../roles/headerUnit";
import { group, type Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import type { Naming } from "./naming";
import { isSame, placeOf, type Stated } from "../roles/stated";

const single = knowledge.roles.filter(({ single }) => single);
const names = new Map(single.map(({ id, name }) => [id, name] as const));
const parts = new Vocabulary<string>();
for (const phrase of allPhrases(knowledge.explanations.subsystem)) parts.add(phrase, phrase);

/** What a design has only one of, stated with two values in two places. */
export function ofSingleRoles(ledger: Ledger, naming: Naming): Calculation[] {
  return [...names].flatMap(([role, name]) => {
    const values = valuesOf(role, ledger, naming);
    // Most designs state it once, or always with the same value.
    if (!areApart(values)) return [];
    const bySubject = new Map<string, Stated[]>();
    for (const one of values) {
      // "50 ms, later 20 ms", and a row from the least to the best: several in one place are told apart there.
      const isAlone = ledger.line(one).every((other) => other.role !== one.role || isSame(one, other));
      if (isAlone && isPlain(one, ledger)) group(bySubject, subjectOf(one, naming), one);
    }
    return [...bySubject.values()].flatMap((stated) => {
      const [first] = stated;
      const other = stated.find((one) => first && isApart(first, one));
      // Three values are told apart by something that is not seen here.
      if (!first || !other || stated.some((one) => isApart(first, one) && isApart(other, one))) return [];
      if (first.unit.block === other.unit.block || areOfOtherMetrics(first, other, ledger)) return [];
      return [contradiction(name, first, other)];
    });
  });
}

/** The values of a role, in the order of the text; of a latency budget those too that a table of metrics has as targets. */
function valuesOf(role: string, ledger: Ledger, naming: Naming): readonly Stated[] {
  const told = ledger.withRole(role);
  if (role !== "latency-budget") return told;
  const targets = ledger
    .withRole("target")
    .filter(
      ({ quantity, unit }) =>
        quantity.dimension === "time" &&
        quantity.bound === "at-most" &&
        naming.labelsOf(unit).some((text) => says("latency-name", text)),
    );
  return [...told, ...targets]
    .map((one) => withPercentile(one, naming))
    .sort((a, b) => placeOf(a).start - placeOf(b).start);
}

/** With the percentile that another cell of its row names: "online | p99 latency | 92 ms". */
function withPercentile(one: Stated, naming: Naming): Stated {
  if (one.quantity.percentile !== undefined || one.unit.block.kind !== "cell") return one;
  const [percentile] = naming.labelsOf(one.unit).flatMap(percentilesIn);
  return percentile ? { ...one, quantity: { ...one.quantity, percentile: percentile.value } } : one;
}

/** The words by which a value is another's. */
const EXPLAINING = ["scenario", "variant", "sampled", "latency"] as const;

/** Longer limits are of jobs and of alarms, not of answers. */
const LONGEST_ANSWER = 60;

/** A value of the whole design as it is planned: of no part, region, segment or time of its own. */
function isPlain(one: Stated, ledger: Ledger): boolean {
  const { isAmbiguous, isChange, low, dimension } = one.quantity;
  if (dimension === "time" && low > LONGEST_ANSWER) return false;
  if (isAmbiguous || isChange || !(low > 0) || ledger.isOfOperation(one) || isOfSubset(one)) return false;
  return !EXPLAINING.some((kind) => isExplained(kind, one.unit));
}

/** "12% of what the rules flag is fraud": the share of positives in a part of all. */
export function isOfSubset({ role, quantity: { end }, unit: { text } }: Stated): boolean {
  return role === "positive-rate" && relationsIn(text.slice(end, end + NEAR)).has("subset");
}

const NEAR = 16;

/** Whether two sentences name metrics, and none that both name: a click rate is no conversion rate. */
function areOfOtherMetrics(one: Stated, other: Stated, { facts }: Ledger): boolean {
  const namedIn = ({ unit }: Stated): Set<string> =>
    new Set(
      facts.metrics.filter((mention) => mention.unit.block === unit.block).map(({ metric }) => metric.id),
    );
  const [a, b] = [namedIn(one), namedIn(other)];
  return a.size > 0 && b.size > 0 && ![...a].some((id) => b.has(id));
}

/** What a quantity is of: two values with another percentile, unit, period or part of the system are two quantities. */
export function subjectOf(one: Stated, naming: Naming): string {
  const { quantity } = one;
  const { percentile, dimension, per, bound } = quantity;
  // A latency is that of a request, whether or not the text says so.
  const each = dimension === "time" && quantity.each === "requests" ? undefined : quantity.each;
  const side = bound === "at-least" ? bound : "";
  const kind = dimension === "count" ? quantity.unit : dimension;
  return [percentile, kind, per, each, side, ...partsOf(one, naming)].join(" ");
}

/** The parts of a system that a sentence or its headers name; a latency is of what its section is about, too. */
function partsOf({ quantity, unit }: Stated, naming: Naming): string[] {
  const labels = quantity.dimension === "time" ? labelsOf(unit.label) : headersOf(unit.label);
  const texts = [unit.text, ...labels.map((one) => one.text), ...naming.labelsOf(unit)];
  const named = texts.flatMap(partsIn);
  // "online, guardrail | p99 latency": in a row the class of a metric is no part.
  const isCell = unit.block.kind === "cell";
  return [...new Set(named)].filter((part) => !isCell || !CLASSES.has(part)).sort();
}

/** The parts of a system that a text names. */
export function partsIn(text: string): string[] {
  return parts.match(text).map(({ meaning }) => meaning);
}

/** What metrics are called by where they are measured. */
const CLASSES = new Set<string>(["online", "offline"] satisfies MetricClass[]);
