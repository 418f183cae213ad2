import { allPhrases, knowledge } from "../knowledge/index";
import type { Quantity } from "./quantities";
import { exactAmount } from "./exactAmount";
import type { Match } from "./hits";
import { Vocabulary } from "./vocabulary";

/** A time told without digits: how many seconds, in which unit. */
interface Worded {
  readonly seconds: number;
  readonly unit: string;
}

const { measures } = knowledge;
/** What a time told without digits is, as the bits of its phrases. */
const enum Is {
  /** "Weekly", and "every week", "once a week". */
  Cadence = 1,
  /** "Four days". */
  Spelled = 2,
}

const times = new Vocabulary<Worded>();
for (const { id: unit, dimension, factor: seconds, words } of measures.units) {
  if (dimension !== "time" || seconds < 1) continue;
  for (const phrase of allPhrases(measures.periods[unit as keyof typeof measures.periods]))
    times.add(phrase, { seconds, unit }, Is.Cadence);
  for (const word of allPhrases(words)) {
    if (Object.hasOwn(measures.periods, unit))
      for (const every of allPhrases(measures.every))
        times.add(`${every} ${word}`, { seconds, unit }, Is.Cadence);
    for (const [value, numerals] of Object.entries(measures.spelled))
      for (const numeral of allPhrases(numerals))
        times.add(`${numeral} ${word}`, { seconds: Number(value) * seconds, unit }, Is.Spelled);
  }
}

/** How often something happens, told without a number: each is the time from one to the next. */
export function cadencesIn(text: string): Quantity[] {
  return times.scan(text).of(Is.Cadence).map(amountOf);
}

const recurring = new Vocabulary<true>();
for (const phrase of allPhrases(measures.every)) recurring.add(phrase, true);

/** Whether a time of a text is that from one to the next: "every 24 months". */
export function recurs(text: string, quantities: readonly Quantity[]): boolean {
  const spans = quantities.filter(({ dimension }) => dimension === "time");
  if (spans.length === 0) return false;
  const ends = recurring.match(text).map(({ end }) => end);
  return spans.some(({ start }) => ends.some((end) => end <= start && text.slice(end, start).trim() === ""));
}

/** The times that a text tells without digits: how often something happens, and those told by numbers in words. */
export function wordedTimesIn(text: string): { readonly cadences: Quantity[]; readonly spelled: Quantity[] } {
  const found = times.scan(text);
  return { cadences: found.of(Is.Cadence).map(amountOf), spelled: found.of(Is.Spelled).map(amountOf) };
}

function amountOf({ start, end, meaning }: Match<Worded>): Quantity {
  return exactAmount({ start, end }, meaning.seconds, "time", meaning.unit, 1);
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
