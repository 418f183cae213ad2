import { allPhrases, knowledge } from "../knowledge/index";
import type { Bound, Dimension, Period, UnitOfMeasure } from "../knowledge/measureTypes";
import { measureAfter, skipSpaces } from "./measureReader";
import { numeralsIn } from "./numerals";
import { sharesIn, withSharedUnit, withShares } from "./shares";
import { percentilesIn, type Percentile } from "./percentiles";
import { Vocabulary } from "./vocabulary";

/** An amount that a text states, in base units: seconds, bytes, one, a share of one, the currency's own unit. */
export interface Quantity {
  /** Where it stands in its text, from its bound or currency to its unit. */
  readonly start: number;
  readonly end: number;
  readonly low: number;
  /** As `low`, unless a range is stated ("100–200 ms"). */
  readonly high: number;
  /** "none" for a bare number. */
  readonly dimension: Dimension | "none";
  /** The unit's id, or that of what is counted; undefined for a bare number. */
  readonly unit: string | undefined;
  /** "5M requests a day": the period of a rate. */
  readonly per: Period | undefined;
  /** "20 requests per user": what one of which it is; the id of a unit that counts. */
  readonly each: string | undefined;
  readonly bound: Bound | "exact";
  /** The percentile of a latency: 99 for "p99 < 20 ms". */
  readonly percentile: number | undefined;
  /** "+2%", "-5%": a change and no level. */
  readonly isChange: boolean;
  /** Whether it may be read in two ways ("100B", "5m"): such a quantity takes part in no arithmetic. */
  readonly isAmbiguous: boolean;
  /** How many digits are significant. */
  readonly significant: number;
}

const { measures } = knowledge;
/** What may stand right before an amount: "$". */
const currencies = new Map<string, UnitOfMeasure>();
for (const unit of measures.units)
  if (unit.dimension === "money")
    for (const word of unit.words.en ?? []) if (!currencies.has(word)) currencies.set(word, unit);
const boundsBefore = boundVocabulary(measures.bounds);
const boundsAfter = boundVocabulary(measures.boundsAfter);

function boundVocabulary(phrases: typeof measures.boundsAfter): Vocabulary<Bound> {
  const vocabulary = new Vocabulary<Bound>();
  for (const bound of Object.keys(phrases) as Bound[])
    for (const phrase of allPhrases(phrases[bound])) vocabulary.add(phrase, bound);
  return vocabulary;
}

const SYMBOLS: Readonly<Record<string, Bound>> = {
  "<": "at-most",
  "≤": "at-most",
  "⩽": "at-most",
  ">": "at-least",
  "≥": "at-least",
  "⩾": "at-least",
  "~": "about",
  "≈": "about",
  "≃": "about",
};

/** The amounts that a sentence, cell or line states, in its order. Total, and linear in its length. */
export function quantitiesIn(text: string): Quantity[] {
  const numerals = numeralsIn(text);
  const shares = sharesIn(text);
  if (numerals.length === 0) return shares;
  const percentiles = percentilesIn(text);
  const bounds = boundsBefore.match(text);
  const found: Quantity[] = [];
  for (let index = 0; index < numerals.length; index++) {
    const first = numerals[index]!;
    if (percentiles.some(({ start, end }) => start <= first.start && end >= first.end)) continue;
    const own = measureAfter(text, first.end);
    const second = numerals[index + 1];
    const to =
      second && joinsRange(text, own.end, second.start, own.per !== undefined)
        ? measureAfter(text, second.end)
        : undefined;
    // "130,000 – 25,000" is a difference.
    const isRange =
      to !== undefined &&
      first.value * (own.factor === 1 ? to.factor : own.factor) <= second!.value * to.factor;
    const last = isRange ? to : own;
    if (isRange) index++;
    const measure = own.unit ? { ...own, end: last.end } : last;
    const before = readBefore(text, first.start, bounds, found.at(-1)?.end ?? 0);
    const after = boundAfter(text, measure.end);
    const currency = before.currency ?? measure.unit;
    const sign = before.isNegative ? -1 : 1;
    const scale = (factor: number): number => sign * factor * (currency?.factor ?? 1);
    const low = first.value * scale(isRange && own.factor === 1 ? last.factor : own.factor);
    const start = before.start;
    found.push({
      start,
      end: after?.end ?? measure.end,
      low,
      high: isRange ? second!.value * scale(last.factor) : low,
      dimension: currency?.dimension ?? "none",
      unit: currency?.noun ?? currency?.id,
      per: measure.per,
      each: measure.each,
      bound: (isRange ? undefined : before.bound) ?? after?.meaning ?? "exact",
      percentile:
        currency?.dimension === "time" ? percentileOf(start, measure.end, percentiles, found) : undefined,
      isChange: before.isSigned,
      isAmbiguous: measure.isAmbiguous || (measure.end === first.end && isYear(text, first)),
      significant: isRange ? Math.min(first.significant, second!.significant) : first.significant,
    });
  }
  return withSharedUnit(shares.length === 0 ? found : withShares(found, shares), text);
}

/** A bare "2023" is a year more often than an amount. */
function isYear(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return end - start === 4 && /^(?:19|20)\d\d$/.test(text.slice(start, end));
}

/** What stands before a numeral: its bound, its currency, its sign. */
function readBefore(
  text: string,
  start: number,
  bounds: readonly { readonly start: number; readonly end: number; readonly meaning: Bound }[],
  /** Where the amount before ends: "90 min = 1.5 h" has no minimum. */
  last: number,
) {
  let from = start;
  const back = (): string => text[from - 1] ?? "";
  const currency = currencies.get(back());
  if (currency) from--;
  const isSigned = /[+\-−–]/.test(back()) && !/[\p{L}\d)]/u.test(text[from - 2] ?? " ");
  const isNegative = isSigned && back() !== "+";
  if (isSigned) from--;
  const apart = from;
  while (back() === " ") from--;
  if (back() === "=") from--;
  const isTag = back() === ">" && TAG.test(text.slice(Math.max(0, from - LONGEST_TAG), from));
  // "-> 10 million" is what comes out.
  const isArrow = back() === ">" && text[from - 2] === "-";
  const symbol = isTag || isArrow ? undefined : SYMBOLS[back()];
  if (symbol) return { start: from - 1, bound: symbol, currency, isSigned, isNegative };
  const near = bounds.findLast((one) => one.end <= apart && apart - one.end <= 3 && one.start >= last);
  // "no more than" holds "more than": of those that end here the longest.
  const word = near && bounds.find(({ end }) => end === near.end);
  return { start: word?.start ?? apart, bound: word?.meaning, currency, isSigned, isNegative };
}

/** "<br/>25" is no minimum. */
const TAG = /<\/?[a-z]+ ?\/?>$/i;
const LONGEST_TAG = 10;

/** A bound behind an amount; "5 + 3" is a sum. */
function boundAfter(
  text: string,
  end: number,
): { readonly end: number; readonly meaning: Bound } | undefined {
  const from = skipSpaces(text, end);
  return from > end && text[from] === "+" ? undefined : boundsAfter.longestAt(text, from)[0];
}

const RANGE = /^\s?(?:[-–—~…]|\.\.|to|and|до|и|至|到)\s?[$€£¥₽]?$/;

/** @param isRate Whether the first has a period: "25 a day ~ 11.6K" is no range. */
function joinsRange(text: string, end: number, next: number, isRate: boolean): boolean {
  if (next - end > 6 || next <= end) return false;
  const between = text.slice(end, next);
  if (!RANGE.test(between) || (isRate && between.includes("~"))) return false;
  return !/and|и/.test(between) || /\b(?:between|между)\b/i.test(text.slice(Math.max(0, end - 40), end));
}

const PERCENTILE_BEFORE = 40;
const PERCENTILE_AFTER = 14;

/** The percentile named before a latency, or right after it, with no other latency between. */
function percentileOf(
  start: number,
  end: number,
  percentiles: readonly Percentile[],
  known: readonly Quantity[],
): number | undefined {
  const last = known.findLast(({ dimension }) => dimension === "time");
  const before = percentiles.findLast(
    (one) => one.end <= start && start - one.end <= PERCENTILE_BEFORE && one.start >= (last?.end ?? 0),
  );
  const after = percentiles.find((one) => one.start >= end && one.start - end <= PERCENTILE_AFTER);
  return (before ?? after)?.value;
}
