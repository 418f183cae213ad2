import { allPhrases, knowledge } from "../knowledge/index";
import type { Quantity } from "./quantities";
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

/** The times that a text tells by numbers in words. */
export function spelledTimesIn(text: string): Quantity[] {
  return timesIn(spelled, text);
}

function timesIn(words: Vocabulary<Worded>, text: string): Quantity[] {
  return words.match(text).map(({ start, end, meaning: { seconds, unit } }) => ({
    start,
    end,
    low: seconds,
    high: seconds,
    dimension: "time",
    unit,
    per: undefined,
    each: undefined,
    bound: "exact",
    percentile: undefined,
    isChange: false,
    isAmbiguous: false,
    significant: 1,
  }));
}
