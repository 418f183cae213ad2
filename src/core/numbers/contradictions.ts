import { allPhrases, knowledge } from "../knowledge/index";
import { Vocabulary } from "../facts/vocabulary";
import type { Unit } from "../facts/units";
import type { Calculation } from "./calculation";
import { isExplained } from "./explanations";
import { headersOf, labelsOf } from "./headerUnit";
import { group, type Ledger } from "./ledger";
import { isSame, placeOf, writtenText, type Stated } from "./stated";

/** So far apart two statements of one quantity may be: rounding, and another day. */
const TOLERANCE = 1.2;

const single = knowledge.roles.filter(({ single }) => single);
const names = new Map(single.map(({ id, name }) => [id, name] as const));
const parts = new Vocabulary<string>();
for (const phrase of allPhrases(knowledge.explanations.subsystem)) parts.add(phrase, phrase);

/** What a design has only one of, stated with two values in two places. */
export function contradictions(ledger: Ledger): Calculation[] {
  return [...names.keys()].flatMap((role) => {
    const found: Calculation[] = [];
    const bySubject = new Map<string, Stated[]>();
    const all = ledger.withRole(role);
    const places = new Map<number, Stated[]>();
    for (const one of all) group(places, rowOf(one.unit), one);
    for (const one of all) {
      // "50 ms, later 20 ms", and a row from the least to the best: several in one place are told apart there.
      const isAlone = places.get(rowOf(one.unit))!.every((other) => isSame(one, other));
      if (isAlone && isPlain(one, ledger)) group(bySubject, subjectOf(one), one);
    }
    for (const stated of bySubject.values()) {
      const [first] = stated;
      const others = stated.filter((one) => first && isApart(first, one));
      const [other] = others;
      // Three values are told apart by something that is not seen here.
      if (!first || !other || stated.some((one) => isApart(first, one) && isApart(other, one))) continue;
      if (first.unit.block === other.unit.block) continue;
      found.push(calculationOf(role, first, other));
    }
    return found;
  });
}

function calculationOf(role: string, first: Stated, other: Stated): Calculation {
  const { high: value, dimension, unit, per } = other.quantity;
  return {
    kind: "contradiction",
    verdict: "disagrees",
    formula: `${names.get(role)!} is ${writtenText(other)}`,
    result: { value, dimension, unit, per },
    inputs: [other],
    stated: first,
    range: placeOf(other),
  };
}

/** The words by which a value is another's. */
const EXPLAINING = ["scenario", "variant", "sampled", "latency"] as const;

/** Where the row of a cell, or else a sentence, begins. */
function rowOf({ range, label }: Unit): number {
  return headersOf(label).find(({ kind }) => kind === "row")?.range.start ?? range.start;
}

/** Longer limits are of jobs and of alarms, not of answers. */
const LONGEST_ANSWER = 60;

/** A value of the whole design as it is planned: of no part, region, segment or time of its own. */
function isPlain(one: Stated, ledger: Ledger): boolean {
  const { isAmbiguous, isChange, low, dimension } = one.quantity;
  if (dimension === "time" && low > LONGEST_ANSWER) return false;
  if (isAmbiguous || isChange || !(low > 0) || ledger.isOfOperation(one)) return false;
  return !EXPLAINING.some((kind) => isExplained(kind, one.unit));
}

/** What it is of: two values with another percentile, unit, period or part of the system are two quantities. */
function subjectOf(one: Stated): string {
  const { quantity } = one;
  const { percentile, dimension, per, each, bound } = quantity;
  const side = bound === "at-least" ? bound : "";
  const kind = dimension === "count" ? quantity.unit : dimension;
  return [percentile, kind, per, each, side, ...partsOf(one)].join(" ");
}

/** The parts of a system that a sentence or its headers name; a latency is of what its section is about, too. */
function partsOf({ quantity, unit: { text, label } }: Stated): string[] {
  const labels = quantity.dimension === "time" ? labelsOf(label) : headersOf(label);
  const texts = [text, ...labels.map((one) => one.text)];
  return [...new Set(texts.flatMap((one) => parts.match(one).map(({ meaning }) => meaning)))].sort();
}

function isApart({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  return apart(a.low, a.high, b.low, b.high) || (a.dimension === "ratio" && isApartFromOne(a, b));
}

function apart(low: number, high: number, otherLow: number, otherHigh: number): boolean {
  return low > otherHigh * TOLERANCE || otherLow > high * TOLERANCE;
}

/** Of an availability what is left to one matters. */
function isApartFromOne(a: Stated["quantity"], b: Stated["quantity"]): boolean {
  return a.low > 0.5 && b.low > 0.5 && apart(1 - a.high, 1 - a.low, 1 - b.high, 1 - b.low);
}
