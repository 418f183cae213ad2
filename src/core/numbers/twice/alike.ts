import { sectionOf } from "../ledger";
import type { Stated } from "../roles/stated";
import { isApart, meets } from "./apart";
import { stemsIn } from "./stems";
import type { Telling } from "./tellings";

/** So much more what two quantities share weighs than what tells them apart. */
export const ENOUGH = 0.85;
/** How much what both have of their own weighs beside what they share. */
const AGAINST = 0.45;
/** How much a word of a name weighs that stands elsewhere in the other's sentence. */
const BESIDE = 0.6;
/** And of what so many are counted of a day: few designs count one thing by two rates. */
const AGAINST_RATE = 0.2;
/** And where nothing is known of them but words. */
const AGAINST_WORDS = 1;

/** So many times as much is another thing. */
const MOST_TIMES = 150;

/** Whether two quantities may be one: nothing but their values, and no word, tells them apart. */
export function isSameKind(a: Telling, b: Telling): boolean {
  if (!a.isOfPlan || !b.isOfPlan) return false;
  const { stated: one, settings } = a;
  const { stated: other } = b;
  const { quantity: p, unit } = one;
  const { quantity: q } = other;
  if (unit.block === other.unit.block || sectionOf(unit.label) === sectionOf(other.unit.label)) return false;
  if (p.percentile !== q.percentile || sideOf(one) * sideOf(other) < 0) return false;
  if (p.low > q.high * MOST_TIMES || q.low > p.high * MOST_TIMES) return false;
  const isStep =
    one.role === "threshold" && sectionOf(unit.label).parent === sectionOf(other.unit.label).parent;
  return !isStep && settings === b.settings && one.role === other.role && isOneCell(one, other);
}

/** Whether two cells that hold little but a value stand in rows of like names, and under headers that share a word. */
function isOneCell(one: Stated, other: Stated): boolean {
  if (!isBareCell(one) || !isBareCell(other)) return true;
  const [a, b] = [one.unit.label, other.unit.label];
  const isColumn = one.role !== undefined || share(a.text, b.text) > 0;
  return isColumn && share(a.parent?.text ?? "", b.parent?.text ?? "") > 0.5;
}

function isBareCell({ quantity: { start, end }, unit: { text, label } }: Stated): boolean {
  return label.kind === "column" && end - start >= 0.6 * text.trim().length;
}

/** How much of the shorter of two names is in the other. */
function share(a: string, b: string): number {
  const [few, many] = [a, b]
    .map((text) => new Set(stemsIn(text.slice(0, LONGEST_NAME))))
    .sort((one, other) => one.size - other.size);
  return few!.size === 0 ? 1 : [...few!].filter((stem) => many!.has(stem)).length / few!.size;
}

/** How much of a header is looked at. */
const LONGEST_NAME = 120;

/** On which side of a limit a quantity may lie: 0 where it is none. */
function sideOf({ quantity: { bound } }: Stated): number {
  return bound === "at-least" ? 1 : bound === "at-most" ? -1 : 0;
}

/** How surely words tell two quantities to be one: how much more they share than either says beyond the other. */
export function likeness(a: Telling, b: Telling, weights: ReadonlyMap<string, number>): number {
  const weightOf = (words: readonly string[]): number => {
    let sum = 0;
    for (const word of words) sum += weights.get(word) ?? 1;
    return sum;
  };
  const named = a.words.filter((word) => b.words.includes(word));
  const marked = a.marks.filter((mark) => b.marks.includes(mark));
  const beside = [
    ...a.words.filter((word) => b.wide.has(word) && !named.includes(word)),
    ...b.words.filter((word) => a.wide.has(word) && !named.includes(word)),
  ];
  if (named.length + marked.length + beside.length < 2) return 0;
  const shared = weightOf(named) + weightOf(marked) + BESIDE * weightOf(beside);
  const own = ({ words }: Telling, { wide }: Telling): number =>
    weightOf(words.filter((word) => !wide.has(word)));
  if (named.length + beside.length === 0 && a.setting !== b.setting) return 0;
  // What only counts the same must be bare of other words, unless it is a rate.
  const isNamed = named.length + beside.length > 0 || a.stated.quantity.per !== undefined;
  const against = isNamed ? Math.min(own(a, b), own(b, a)) : Math.max(own(a, b), own(b, a));
  const isKnown = a.marks.length > 0 && b.marks.length > 0;
  return shared - (isKnown ? (isCountedRate(a) ? AGAINST_RATE : AGAINST) : AGAINST_WORDS) * against;
}

/** "100B impressions a day": a number of things, by their name, for a time. */
function isCountedRate({ key, stated }: Telling): boolean {
  const { per } = stated.quantity;
  // So many a second are asked of each part of a system.
  return per !== undefined && per !== "second" && key.startsWith("count ");
}

/** Whether nothing but what several quantities are called tells one of them: it has no word that they do not have. */
export function isBareAmong(one: Telling, others: readonly Telling[]): boolean {
  const areSame = others.every(
    (other) => one.marks.filter((mark) => other.marks.includes(mark)).length >= LEAST_MARKS,
  );
  return areSame && one.words.every((word) => others.some(({ wide }) => wide.has(word)));
}

const LEAST_MARKS = 2;

/** Whether two values differ by more than the digits allow with which they are written, and none is within the other. */
export function differ(a: Stated, b: Stated): boolean {
  return !isEqual(a, b) && (LIMITS.has(a.role) || !(meets(a, b) || meets(b, a)));
}

/** Whether two values are the same, as far as their digits tell. Of shares near to one what is left to one counts, too. */
export function isEqual(a: Stated, b: Stated): boolean {
  const [lowA, highA] = written(a);
  const [lowB, highB] = written(b);
  return lowA <= highB && lowB <= highA && !(isNearOne(a) && isNearOne(b) && isApart(a, b));
}

function isNearOne({ quantity: { dimension, low, high } }: Stated): boolean {
  return dimension === "ratio" && low > 0.5 && high <= 1;
}

/** Roles that are limits, whether or not the text says "at most". */
const LIMITS = new Set<string | undefined>(["latency-budget", "budget", "freshness"]);

/** By so much a rough figure, and any figure, may be off. */
const ROUGH = 0.25;
const EXACT = 0.02;

function written({ quantity: { low, high, significant, bound, dimension } }: Stated): [number, number] {
  const digit =
    dimension === "ratio" || dimension === "time" ? 0 : Math.min(0.1, 0.5 * 10 ** (1 - significant));
  const off = Math.max(digit, bound === "about" ? ROUGH : EXACT);
  return [low * (1 - off), high * (1 + off)];
}
