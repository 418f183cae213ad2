import { allPhrases, knowledge } from "../knowledge/index";
import type { Magnitude, Period, UnitOfMeasure } from "../knowledge/measureTypes";
import { isLetter } from "./characters";
import { countWords } from "./substance";
import { Vocabulary } from "./vocabulary";

const { measures } = knowledge;
const units = new Vocabulary<UnitOfMeasure>();
for (const unit of measures.units) for (const phrase of allPhrases(unit.words)) units.add(phrase, unit);
const magnitudes = new Vocabulary<Magnitude>();
for (const magnitude of measures.magnitudes)
  for (const phrase of allPhrases(magnitude.words)) magnitudes.add(phrase, magnitude);
const perWords = new Vocabulary<true>();
for (const phrase of allPhrases(measures.per)) perWords.add(phrase, true);
const andWords = new Vocabulary<true>();
for (const phrase of allPhrases(measures.perAlso)) andWords.add(phrase, true);
const amongWords = new Vocabulary<true>();
for (const phrase of allPhrases(measures.among)) amongWords.add(phrase, true);
const neverBetween = new Vocabulary<true>();
for (const phrase of allPhrases(measures.perNever)) neverBetween.add(phrase, true);
const periodWords = new Vocabulary<Period>();
for (const [period, phrases] of Object.entries(measures.periods))
  for (const phrase of allPhrases(phrases)) periodWords.add(phrase, period as Period);

/** What stands after a numeral: in what it is, and for what. */
export interface Measure {
  readonly factor: number;
  readonly unit: UnitOfMeasure | undefined;
  readonly per: Period | undefined;
  readonly each: string | undefined;
  readonly isAmbiguous: boolean;
  readonly end: number;
}

/** Reads what stands behind a numeral that ends at an offset: "50+ ms", "12M payments a day". */
export function measureAfter(text: string, at: number): Measure {
  // "50+ ms", "10,000+ users"
  const plus = text[at] === "+" ? at + 1 : at;
  const from = skipSpaces(text, plus);
  const [known] = magnitudes.longestAt(text, from).toSorted(clearFirst);
  // "42к" is as many thousand, "42 к" goes on in Russian with "to".
  const magnitude = from > plus && text[from] === "к" ? undefined : known;
  // "2M+ users"
  const open = magnitude && text[magnitude.end] === "+" ? magnitude.end + 1 : magnitude?.end;
  const afterMagnitude = open === undefined ? from : skipSpaces(text, open);
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
  const [between] = amongWords.longestAt(text, from);
  const [near] = units.longestAt(text, from);
  if (!near && between) {
    const [unit] = units.longestAt(text, skipSpaces(text, between.end));
    if (unit?.meaning.dimension === "time") return { unit: unit.meaning, per: undefined, end: unit.end };
  }
  if (
    near &&
    !isCompound(text, near.end, near.meaning) &&
    !isNoUnit(text, near.start, near.end) &&
    !(isApart && isLetterAlone(text, near.start, near.end)) &&
    !isSign(text, near.start)
  )
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

/** "40 request-level features" are no requests. */
function isCompound(text: string, end: number, { dimension }: UnitOfMeasure): boolean {
  return dimension === "count" && /^-\p{L}{4}/u.test(text.slice(end, end + 5));
}

/** "1000s of rows" and "1С" are no seconds, "3D" no days. */
function isNoUnit(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (word !== "s" || !text.startsWith(" of ", end)) return word === "D" || word === "С";
  return /(?<!\d)1[0,]*00$/.test(text.slice(Math.max(0, start - 12), start));
}

/** "3 × 80 GB", "3x $20", "8× A100", "3 × nodes": a sign, and no "three times". */
function isSign(text: string, at: number): boolean {
  return (
    /^[x×]\s?(?:[\d$€£~(]|(?!P\d)[A-Z]{1,3}\d)/.test(text.slice(at, at + 6)) ||
    (text[at] === "×" && text[at - 1] === " ")
  );
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

/** Where the next word begins: behind two spaces at most, or behind the hyphen of "30-day". */
export function skipSpaces(text: string, at: number): number {
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
  while (end < text.length && isOfWord(text.charCodeAt(end))) end++;
  return end;
}

/** A letter, a digit or a hyphen. */
function isOfWord(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === HYPHEN;
}

const HYPHEN = 45;
