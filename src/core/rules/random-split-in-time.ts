import type { Facts } from "../facts/facts";
import { askBeside } from "./questions";
import { others, told, toldTogether } from "./told";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD504",
  name: "random-split-in-time",
  about: "Data that depends on time is split at random, and by nothing else.",
  severity: { default: "warning", interview: "information", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    random:
      "The data depends on time, but the split is random: the model learns from rows that come after those it is tested on. Split by time.",
  },
  check(reading, report) {
    const { facts } = reading;
    const [split, ...more] = told(facts, "random-split");
    const inTime = told(facts, "time-dependent");
    if (!split || inTime.length === 0 || !isInTime(facts) || hasTimeSplit(facts)) return;
    report({
      message: "random",
      range: split.range,
      related: [
        ...others(inTime.slice(0, 1), "This depends on time."),
        ...others(more, "Split at random here too."),
      ],
      fixes: askBeside(reading, split, "Trained until when, validated and tested on which later weeks?"),
    });
  },
});

/** Whether the model is used on rows that come later than those it learned from. */
function isInTime(facts: Facts): boolean {
  return TASKS_IN_TIME.has(facts.task.task?.id ?? "") || told(facts, "delayed-outcome").length > 0;
}

/** Whether a split by time is named, or a sentence gives the parts of the split a time; "shuffled weeks" does not. */
function hasTimeSplit(facts: Facts): boolean {
  if (told(facts, "time-split").length > 0) return true;
  return toldTogether(facts, ["time-words", "split-words"], ["random-split"]).length > 0;
}

/** Those whose rows come one after another, and whose model is used on later ones. */
const TASKS_IN_TIME: ReadonlySet<string> = new Set([
  "ads-ctr",
  "fraud",
  "search-ranking",
  "recommendation",
  "forecasting",
  "eta",
]);
