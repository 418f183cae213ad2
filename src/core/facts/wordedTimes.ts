import { allPhrases, knowledge } from "../knowledge/index";
import type { Quantity } from "./quantities";
import { exactAmount } from "./exactAmount";
import { Vocabulary } from "./vocabulary";

/** A time told without digits: how many seconds, in which unit. */
interface Worded {
  readonly seconds: number;
  readonly unit: string;
}

const { measures } = knowledge;
/** "Weekly", and "every week", "once a week". */
const cadences = new Vocabulary<Worded>();
/** "Four days". */
const spelled = new Vocabulary<Worded>();
for (const { id: unit, dimension, factor: seconds, words } of measures.units) {
  if (dimension !== "time" || seconds < 1) continue;
  for (const phrase of allPhrases(measures.periods[unit as keyof typeof measures.periods]))
    cadences.add(phrase, { seconds, unit });
  for (const word of allPhrases(words)) {
    if (Object.hasOwn(measures.periods, unit))
      for (const every of allPhrases(measures.every)) cadences.add(`${every} ${word}`, { seconds, unit });
    for (const [value, numerals] of Object.entries(measures.spelled))
      for (const numeral of allPhrases(numerals))
        spelled.add(`${numeral} ${word}`, { seconds: Number(value) * seconds, unit });
  }
}

/** How often something happens, told without a number: each is the time from one to the next. */
export function cadencesIn(text: string): Quantity[] {
  return timesIn(cadences, text);
}

const every = new Vocabulary<true>();
for (const phrase of allPhrases(measures.every)) every.add(phrase, true);

/** Whether a time of a text is that from one to the next: "every 24 months". */
export function recurs(text: string, quantities: readonly Quantity[]): boolean {
  const times = quantities.filter(({ dimension }) => dimension === "time");
  if (times.length === 0) return false;
  const ends = every.match(text).map(({ end }) => end);
  return times.some(({ start }) => ends.some((end) => end <= start && text.slice(end, start).trim() === ""));
}

/** The times that a text tells by numbers in words. */
export function spelledTimesIn(text: string): Quantity[] {
  return timesIn(spelled, text);
}

function timesIn(words: Vocabulary<Worded>, text: string): Quantity[] {
  return words
    .match(text)
    .map((match) => exactAmount(match, match.meaning.seconds, "time", match.meaning.unit, 1));
}

/** Two hours of a clock, at least one of them as no other number is written. */
const CLOCK_SPAN =
  /(?<![\d:.])(\d{1,2})(?::([0-5]\d))?\s?([ap]m)?(?:\s?[–-]\s?|\s(?:to|and|until|till|до)\s)(\d{1,2})(?::([0-5]\d))?\s?([ap]m)?(?![\d%\p{L}]|:\d)/giu;

/** The times between two hours of a clock: "from 01:00 to 05:00", "2-6 am". One that ends earlier ends the next day. */
export function clockSpansIn(text: string): Quantity[] {
  return [...text.matchAll(CLOCK_SPAN)].flatMap((match) => {
    const [whole, fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf] = match;
    const isClock = (fromMinute ?? toHalf) !== undefined && (toMinute ?? toHalf) !== undefined;
    const from = secondOfDay(fromHour!, fromMinute, fromHalf ?? toHalf);
    const to = secondOfDay(toHour!, toMinute, toHalf);
    if (!isClock || from === undefined || to === undefined || from === to) return [];
    const seconds = to > from ? to - from : to - from + DAY;
    return [exactAmount({ start: match.index, end: match.index + whole.length }, seconds, "time", "hour", 1)];
  });
}

const DAY = 86_400;

function secondOfDay(hour: string, minute = "0", half?: string): number | undefined {
  const hours = Number(hour);
  if (hours > (half ? 12 : 24)) return undefined;
  const ofDay = half ? (hours % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : hours;
  return ofDay * 3600 + Number(minute) * 60;
}
