import { allPhrases, knowledge } from "../knowledge/index";
import type { Bound, Dimension, Magnitude, Period, UnitOfMeasure } from "../knowledge/measureTypes";
import { numeralsIn } from "./numerals";
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
    const isRange = second !== undefined && joinsRange(text, own.end, second.start);
    const last = isRange ? measureAfter(text, second.end) : own;
    if (isRange) index++;
    const measure = own.unit ? { ...own, end: last.end } : last;
    const before = readBefore(text, first.start, bounds);
    const after = boundsAfter.longestAt(text, skipSpaces(text, measure.end))[0];
    const currency = before.currency ?? measure.unit;
    const sign = before.isNegative ? -1 : 1;
    const scale = (factor: number): number => sign * factor * (currency?.factor ?? 1);
    const low = first.value * scale(isRange && own.factor === 1 ? last.factor : own.factor);
    const start = before.start;
    found.push({
      start,
      end: after?.end ?? measure.end,
      low,
      high: isRange ? second.value * scale(last.factor) : low,
      dimension: currency?.dimension ?? "none",
      unit: currency?.noun ?? currency?.id,
      per: measure.per,
      bound: (isRange ? undefined : before.bound) ?? after?.meaning ?? "exact",
      percentile:
        currency?.dimension === "time" ? percentileOf(start, measure.end, percentiles, found) : undefined,
      isChange: before.isSigned,
      isAmbiguous: measure.isAmbiguous,
      significant: isRange ? Math.min(first.significant, second.significant) : first.significant,
    });
  }
  return found;
}

/** What stands after a numeral. */
interface Measure {
  readonly factor: number;
  readonly unit: UnitOfMeasure | undefined;
  readonly per: Period | undefined;
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
  const isClear = !magnitude?.meaning.ambiguous || counted?.unit.dimension === "count";
  const unit = counted?.unit;
  const end = counted?.end ?? magnitude?.end ?? at;
  const per = counted?.per ?? unit?.per;
  const period = per ? { per, end } : periodAfter(text, end);
  return {
    factor: magnitude?.meaning.factor ?? 1,
    unit,
    per: period.per,
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
  if (near && !(isApart && isLetterAlone(text, near.start, near.end)))
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

/** "5 x 3", "2 d": one letter is a unit only right after its number; seconds and hours are written apart as well. */
function isLetterAlone(text: string, start: number, end: number): boolean {
  return end - start === 1 && /[\p{L}]/u.test(text[start]!) && !/[shSH]/.test(text[start]!);
}

/** "/s", "per second", "a day", "per user per day", "daily". */
function periodAfter(text: string, from: number): { per: Period | undefined; end: number } {
  let at = from;
  for (let step = 0; step < 2; step++) {
    const next = text[at] === "/" ? at + 1 : perEnd(text, skipSpaces(text, at));
    if (next < 0) break;
    const [unit] = units.longestAt(text, skipSpaces(text, next));
    if (!unit) break;
    if (unit.meaning.dimension === "time" && unit.meaning.factor >= 1)
      return { per: unit.meaning.id as Period, end: unit.end };
    if (unit.meaning.dimension !== "count") break;
    at = unit.end;
  }
  const [adverb] = periodWords.longestAt(text, skipSpaces(text, from));
  return adverb ? { per: adverb.meaning, end: adverb.end } : { per: undefined, end: from };
}

function perEnd(text: string, at: number): number {
  return perWords.longestAt(text, at)[0]?.end ?? -1;
}

/** What stands before a numeral: its bound, its currency, its sign. */
function readBefore(
  text: string,
  start: number,
  bounds: readonly { readonly start: number; readonly end: number; readonly meaning: Bound }[],
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
  const near = bounds.findLast(({ end }) => end <= apart && apart - end <= 3);
  // "no more than" holds "more than": of those that end here the longest.
  const word = near && bounds.find(({ end }) => end === near.end);
  return { start: word?.start ?? apart, bound: word?.meaning, currency, isSigned, isNegative };
}

const RANGE = /^\s?(?:[-–—~…]|\.\.|to|and|до|и|至|到)\s?[$€£¥₽]?$/;

function joinsRange(text: string, end: number, next: number): boolean {
  if (next - end > 6 || next <= end) return false;
  const between = text.slice(end, next);
  if (!RANGE.test(between)) return false;
  return !/and|и/.test(between) || /\b(?:between|между)\b/i.test(text.slice(Math.max(0, end - 40), end));
}

interface Percentile {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

const PERCENTILE =
  /(?<![\p{L}\d])(?:p-?(\d{2}(?:[.,]\d{1,2})?)(?![\p{L}\d])|(\d{2}(?:\.\d)?)(?:th|-[йг]о?)?[ -]?(?:percentile|%ile|перцентил|квантил)|(median|медиан))/giu;

/** Texts without any of these name no percentile; the test is cheaper than the search. */
const PERCENTILE_SIGN = /p-?\d|percentile|%ile|перцентил|квантил|median|медиан/i;

function percentilesIn(text: string): readonly Percentile[] {
  if (!PERCENTILE_SIGN.test(text)) return NO_PERCENTILES;
  return [...text.matchAll(PERCENTILE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[3] ? 50 : Number((match[1] ?? match[2]!).replace(",", ".")),
  }));
}

const NO_PERCENTILES: readonly Percentile[] = [];

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
