import { contentWords } from "../facts/definitions";
import { labelStance } from "../facts/stance";
import type { Fact } from "../facts/factList";
import type { Unit } from "../facts/units";
import { defineRule, type Reading } from "./rule";

export default defineRule({
  code: "MLD212",
  name: "goal-out-of-scope",
  about: "The same thing is a goal, and left out of scope.",
  severity: { default: "hint" },
  since: "0.1.0",
  preset: "all",
  messages: {
    both: "“{{thing}}” is left out here, and a goal elsewhere: say which counts, or which part of it.",
  },
  check(reading, report) {
    const wanted = unitsOf(reading, ["business-goal", "ml-framing", "requirements-scale"], "asserted");
    const phrases = new Map<string, Unit>();
    for (const unit of wanted)
      for (const phrase of phrasesOf(contentWords(unit.text)))
        if (!phrases.has(phrase)) phrases.set(phrase, unit);
    for (const unit of unitsOf(reading, ["requirements-scale"], "deferred"))
      for (const thing of unit.text.split(LISTED)) {
        const words = contentWords(thing);
        const goal = isPhrase(words) ? phrases.get(words.join(" ")) : undefined;
        if (!goal) continue;
        report({
          message: "both",
          data: { thing: thing.trim().replace(/\.$/, "") },
          range: unit.range,
          related: [{ message: "Wanted here.", range: goal.range }],
        });
      }
  },
});

/** What parts the things that a sentence leaves out. */
const LISTED = /[,;，、；]/;

/** A phrase of fewer words is too common, and one of more is a sentence. */
const SHORTEST = 2;
const LONGEST = 5;

function isPhrase({ length }: readonly string[]): boolean {
  return SHORTEST <= length && length <= LONGEST;
}

/** The words of a sentence in every row of up to so many. Not all of them: an item may stand in two lists of what comes later. */
function phrasesOf(words: readonly string[]): string[] {
  return words.flatMap((_, start) =>
    Array.from({ length: LONGEST - SHORTEST + 1 }, (_none, more) => start + SHORTEST + more)
      .filter((end) => end <= words.length && end - start < words.length)
      .map((end) => words.slice(start, end).join(" ")),
  );
}

/** The sentences on some topics below headings that want them, or leave them out; each once. */
function unitsOf({ facts }: Reading, topics: readonly string[], stance: "asserted" | "deferred"): Unit[] {
  const isMeant = ({ unit, stance: own }: Fact): boolean => {
    const context = facts.contexts.of(unit.label);
    // "Note -" labels what follows.
    const isLabel = unit.block.kind === "heading" || /[-–—:：]$/.test(unit.text);
    const isBelow = !isLabel && context.topics.some((topic) => topics.includes(topic));
    // "In scope: ..." below a heading of what is in and what is out.
    const isOther = stance === "deferred" && unit.label.kind === "line" && labelStance(unit.label) !== stance;
    return isBelow && !isOther && context.stance === stance && (stance === "deferred" || own === "asserted");
  };
  const said = topics.flatMap((topic) => facts.byTopic.get(topic) ?? []);
  return [...new Set(said.filter(isMeant).map(({ unit }) => unit))];
}
