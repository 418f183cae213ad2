import { allPhrases, knowledge } from "../knowledge/index";
import type { Bound, Dimension, Magnitude, Period, UnitOfMeasure } from "../knowledge/measureTypes";
import { numeralsIn } from "./numerals";
import { percentilesIn, type Percentile } from "./percentiles";
import { countWords } from "./substance";
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
const units = new Vocabulary<UnitOfMeasure>();
for (const unit of measures.units) for (const phrase of allPhrases(unit.words)) units.add(phrase, unit);
/** What may stand right before an amount: "$". */
const currencies = new Map<string, UnitOfMeasure>();
for (const unit of measures.units)
  if (unit.dimension === "money")
    for (const word of unit.words.en ?? []) if (!currencies.has(word)) currencies.set(word, unit);
const magnitudes = new Vocabulary<Magnitude>();
for (const magnitude of measures.magnitudes)
  for (const phrase of allPhrases(magnitude.words)) magnitudes.add(phrase, magnitude);
const boundsBefore = boundVocabulary(measures.bounds);
const boundsAfter = boundVocabulary(measures.boundsAfter);
const perWords = new Vocabulary<true>();
for (const phrase of allPhrases(measures.per)) perWords.add(phrase, true);
const andWords = new Vocabulary<true>();
for (const phrase of allPhrases(measures.perAlso)) andWords.add(phrase, true);
const neverBetween = new Vocabulary<true>();
for (const phrase of allPhrases(measures.perNever)) neverBetween.add(phrase, true);
const periodWords = new Vocabulary<Period>();
for (const [period, phrases] of Object.entries(measures.periods))
  for (const phrase of allPhrases(phrases)) periodWords.add(phrase, period as Period);

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
  if (numerals.length === 0) return [];
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
  return found;
}

/** A bare "2023" is a year more often than an amount. */
function isYear(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return end - start === 4 && /^(?:19|20)\d\d$/.test(text.slice(start, end));
}

/** What stands after a numeral. */
interface Measure {
  readonly factor: number;
  readonly unit: UnitOfMeasure | undefined;
  readonly per: Period | undefined;
  readonly each: string | undefined;
  readonly isAmbiguous: boolean;
  readonly end: number;
}

function measureAfter(text: string, at: number): Measure {
  // "50+ ms", "10,000+ users"
  const plus = text[at] === "+" ? at + 1 : at;
  const from = skipSpaces(text, plus);
  const [magnitude] = magnitudes.longestAt(text, from).toSorted(clearFirst);
  const afterMagnitude = magnitude ? skipSpaces(text, magnitude.end) : from;
  const counted = unitNear(text, afterMagnitude, magnitude !== undefined || afterMagnitude > plus);
  // "5 min" and "10 mb" begin with a magnitude's letter only where the word ends there, so a magnitude wins.
  const end = counted?.end ?? magnitude?.end ?? at;
  const per = counted?.per ?? counted?.unit.per;
  const near = per ? { per, each: undefined, end } : periodAfter(text, end);
  const isOpen = near.per === undefined && near.each === undefined;
  const isCounted = !counted || counted.unit.dimension === "count";
  const further = isOpen && isCounted && end > from ? rateFurther(text, end, counted?.unit) : undefined;
  const unit = further?.unit ?? counted?.unit;
  const period = further?.rate ?? near;
  const isClear = !magnitude?.meaning.ambiguous || unit?.dimension === "count";
  return {
    factor: magnitude?.meaning.factor ?? 1,
    unit,
    per: period.per,
    each: period.each,
    isAmbiguous: !isClear,
    end: period.end,
  };
}

function clearFirst(a: { meaning: Magnitude }, b: { meaning: Magnitude }): number {
  return Number(a.meaning.ambiguous ?? false) - Number(b.meaning.ambiguous ?? false);
}

/** How many words may stand between a number and what it counts: "50M daily active mobile users". */
const WORDS_BETWEEN = 3;

/** The unit right after a numeral, or what it counts a few words later. */
function unitNear(
  text: string,
  from: number,
  isApart: boolean,
): { unit: UnitOfMeasure; per: Period | undefined; end: number } | undefined {
  const [near] = units.longestAt(text, from);
  if (near && !(isApart && isLetterAlone(text, near.start, near.end)) && !isSign(text, near.start))
    return { unit: near.meaning, per: undefined, end: near.end };
  let at = from;
  let per: Period | undefined;
  for (let skipped = 0; skipped < WORDS_BETWEEN; skipped++) {
    const end = wordEnd(text, at);
    if (end === at || text[end] !== " " || countWords(text, at, end) === 0) return undefined;
    per ??= periodWords.longestAt(text, at)[0]?.meaning;
    at = end + 1;
    const [match] = units.longestAt(text, at);
    if (match?.meaning.dimension === "count") return { unit: match.meaning, per, end: match.end };
  }
  return undefined;
}

const things = measures.units.find(({ id }) => id === "things")!;

/** "12M payments a day", "240M page loads a day": a rate of what we have no word for, or only one for a part. */
function rateFurther(
  text: string,
  from: number,
  near: UnitOfMeasure | undefined,
): { unit: UnitOfMeasure; rate: Rate } | undefined {
  let unit = near;
  let at = from;
  for (let skipped = 0; skipped < WORDS_BETWEEN && text[at] === " "; skipped++) {
    const end = wordEnd(text, at + 1);
    const isWord = end - at > SHORTEST_WORD && neverBetween.longestAt(text, at + 1).length === 0;
    if (!isWord || /\d/.test(text.slice(at, end))) return undefined;
    const [named] = units.longestAt(text, at + 1);
    if (named?.meaning.dimension === "count" && named.end === end) unit = named.meaning;
    else if (named && named.end === end) return undefined;
    at = end;
    const rate = periodAfter(text, at);
    const isTold = rate.each === undefined ? rate.per !== undefined : unit !== undefined;
    if (isTold) return { unit: unit ?? things, rate };
  }
  return undefined;
}

/** Prepositions are shorter. */
const SHORTEST_WORD = 3;

/** "5 x 3", "2 d": one letter is a unit only right after its number; seconds and hours are written apart as well. */
function isLetterAlone(text: string, start: number, end: number): boolean {
  if (end - start !== 1 || !/\p{L}/u.test(text[start]!) || /[shSH]/.test(text[start]!)) return false;
  // "2 с по p95" are seconds, "2 с половиной" are not.
  return !(/[сч]/i.test(text[start]!) && /^\s*(?:$|[.,;:)/|]|(?:по\s|на\s)?p\d|на\s)/i.test(text.slice(end)));
}

/** "3 × 80 GB", "3x $20", "3 × nodes": a sign, and no "three times". */
function isSign(text: string, at: number): boolean {
  return /^[x×]\s?[\d$€£~(]/.test(text.slice(at, at + 3)) || (text[at] === "×" && text[at - 1] === " ");
}

/** What an amount is for: a period, one of what is counted, or both. */
interface Rate {
  readonly per: Period | undefined;
  readonly each: string | undefined;
  readonly end: number;
}

/** "/s", "per second", "a day", "per user per day", "daily". */
function periodAfter(text: string, from: number): Rate {
  let each: string | undefined;
  let end = from;
  for (let step = 0; step < 2; step++) {
    const next = text[end] === "/" ? end + 1 : perEnd(text, skipSpaces(text, end), each !== undefined);
    if (next < 0) break;
    const [unit] = units.longestAt(text, skipSpaces(text, next));
    if (!unit) break;
    if (unit.meaning.dimension === "time" && unit.meaning.factor >= 1)
      return { per: unit.meaning.id as Period, each, end: unit.end };
    if (unit.meaning.dimension !== "count" || each !== undefined) break;
    each = unit.meaning.noun ?? unit.meaning.id;
    end = unit.end;
  }
  const [adverb] = periodWords.longestAt(text, skipSpaces(text, end));
  return { per: adverb?.meaning, each, end: adverb?.end ?? end };
}

/** @param isSecond Whether it is for one thing already: "per user and day". */
function perEnd(text: string, at: number, isSecond: boolean): number {
  return (
    perWords.longestAt(text, at)[0]?.end ?? (isSecond ? (andWords.longestAt(text, at)[0]?.end ?? -1) : -1)
  );
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
  const symbol = SYMBOLS[back()];
  if (symbol) return { start: from - 1, bound: symbol, currency, isSigned, isNegative };
  const near = bounds.findLast((one) => one.end <= apart && apart - one.end <= 3 && one.start >= last);
  // "no more than" holds "more than": of those that end here the longest.
  const word = near && bounds.find(({ end }) => end === near.end);
  return { start: word?.start ?? apart, bound: word?.meaning, currency, isSigned, isNegative };
}

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

function skipSpaces(text: string, at: number): number {
  let next = at;
  if (text[next] === "-" && /\p{L}/u.test(text[next + 1] ?? "")) return next + 1;
  while (
    next < text.length &&
    next - at < 2 &&
    (text[next] === " " || text[next] === "\u00a0" || text[next] === "\u202f")
  )
    next++;
  return next;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && /[\p{L}\d-]/u.test(text[end]!)) end++;
  return end;
}
