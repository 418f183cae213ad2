import { isPictured, isUncertain } from "../checklist/checklist";
import type { Range } from "../text/lines";
import { isFilled } from "./conditions";
import { sectionOf, topicPlace } from "./places";
import { askFor } from "./questions";
import { defineRule, type Reading } from "./rule";

/** What an experiment needs before it begins, each a slot of its topic. */
const NEEDED = ["unit", "split", "duration", "size"];
/** So many open ones make it a plan that can't be carried out. */
const MANY = 3;

export default defineRule({
  code: "MLD708",
  name: "experiment-incomplete",
  about: "An A/B test is planned without its unit, split, duration or size.",
  severity: { default: "warning", interview: "information", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    open: "The experiment has no {{open}}: decide before it begins, or its result proves nothing.",
  },
  check(reading, report) {
    const { checklist, facts } = reading;
    const state = checklist.topics.get("ab-test")!;
    if (state.status === "not-applicable" || isPictured(state)) return;
    // A bandit moves its traffic as it learns: it has neither a fixed split nor a fixed size.
    if (facts.traits.has("bandit")) return;
    const isStaged = facts.traits.has("staged-release");
    const isCompared = isFilled(checklist, "ab-test.comparison") && !isStaged;
    if (!facts.traits.has("controlled-experiment") && !isCompared) return;
    const open = state.slots.filter(
      ({ slot, filledBy }) => NEEDED.includes(slot.id) && !filledBy && !isStated(slot.id, reading),
    );
    if (open.length === 0) return;
    // Where a release in stages is preferred, an experiment that is only named may be the road not taken; and that a
    // section only names it is another rule's.
    if (open.length === NEEDED.length && (isStaged || isOnlyNamed(reading))) return;
    const titles = open.map(({ slot }) => slot.title);
    report({
      message: "open",
      data: { open: titles.join(", ") },
      range: placeOf(reading),
      topics: ["ab-test"],
      expects: titles.join(", "),
      ...(open.length < MANY || isUncertain(state) ? { atMost: "information" as const } : {}),
      fixes: askFor(
        reading,
        "ab-test",
        open.map(({ slot }) => slot.id),
      ),
    });
  },
});

/** The roles of quantities that say a slot in no words, and how many it takes: a size for each arm is a split. */
const ROLES: Readonly<Record<string, { readonly role: string; readonly times: number }>> = {
  duration: { role: "test-duration", times: 1 },
  size: { role: "sample-size", times: 1 },
  split: { role: "sample-size", times: 2 },
};

function isStated(slot: string, { numbers, facts }: Reading): boolean {
  const wanted = ROLES[slot];
  if (!wanted) return false;
  const told = numbers.stated.filter(
    ({ role, unit }) => role === wanted.role && facts.contexts.of(unit.label).topics.includes("ab-test"),
  );
  return told.length >= wanted.times;
}

/** Whether no sentence plans the experiment, but only words: "A/B testing". */
function isOnlyNamed({ facts, checklist }: Reading): boolean {
  const units = facts.traits.get("controlled-experiment") ?? [];
  return (
    checklist.topics.get("ab-test")!.status === "stub" &&
    !units.some((unit) => unit.hasWords(WORDS_OF_A_PLAN))
  );
}

/** From how many words of content on it is planned and not only named. */
const WORDS_OF_A_PLAN = 3;

/** The heading of the experiment where it has one of its own, else the sentence that plans it. */
function placeOf(reading: Reading): Range {
  const section = sectionOf(reading, "ab-test");
  const isOwn = section && reading.facts.contexts.of(section.label).own === "ab-test";
  const [planned] = reading.facts.traits.get("controlled-experiment") ?? [];
  return isOwn || !planned ? topicPlace(reading, "ab-test") : planned.range;
}
