import { allPhrases, knowledge } from "../knowledge/index";
import type { Period } from "../knowledge/measureTypes";
import type { Quantity } from "./quantities";
import { Vocabulary } from "./vocabulary";

const { measures } = knowledge;
/** "Weekly", and "every week", "once a week" without a number. */
const cadences = new Vocabulary<Period>();
for (const [period, phrases] of Object.entries(measures.periods))
  for (const phrase of allPhrases(phrases)) cadences.add(phrase, period as Period);
const seconds = new Map<string, number>();
for (const { id, dimension, factor, words } of measures.units) {
  if (dimension !== "time") continue;
  seconds.set(id, factor);
  if (!Object.hasOwn(measures.periods, id)) continue;
  for (const every of allPhrases(measures.every))
    for (const word of allPhrases(words)) cadences.add(`${every} ${word}`, id as Period);
}

/** How often something happens, told without a number: each is the time from one to the next. */
export function cadencesIn(text: string): Quantity[] {
  return cadences.match(text).map(({ start, end, meaning }) => ({
    start,
    end,
    low: seconds.get(meaning)!,
    high: seconds.get(meaning)!,
    dimension: "time",
    unit: meaning,
    per: undefined,
    each: undefined,
    bound: "exact",
    percentile: undefined,
    isChange: false,
    isAmbiguous: false,
    significant: 1,
  }));
}
