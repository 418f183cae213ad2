import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import type { Period } from "../../knowledge/measureTypes";

const seconds = new Map(
  knowledge.measures.units
    .filter(({ dimension }) => dimension === "time")
    .map(({ id, factor }) => [id, factor] as const),
);

/** The seconds in a period. A month has 30 days, a year 365. */
export function secondsIn(period: Period): number {
  return seconds.get(period)!;
}

const { measures } = knowledge;
const phrases = new Vocabulary<Period>();
for (const [period, words] of Object.entries(measures.periods))
  for (const phrase of allPhrases(words)) phrases.add(phrase, period as Period);
for (const { id, dimension, factor, words } of measures.units) {
  if (dimension !== "time" || factor < 60) continue;
  for (const [language, per] of Object.entries(measures.per))
    for (const word of words[language as keyof typeof words] ?? [])
      for (const article of per) phrases.add(article + (language === "zh" ? "" : " ") + word, id as Period);
}

/** The periods that a text names apart from any amount: "43 minutes of downtime a month". */
export function periodsIn(text: string): Period[] {
  return [...new Set(phrases.match(text).map(({ meaning }) => meaning))];
}
