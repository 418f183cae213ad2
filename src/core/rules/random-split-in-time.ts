import { askBeside } from "./questions";
import { others, told } from "./told";
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
    if (!split || told(facts, "time-split").length > 0) return;
    const { task } = facts.task;
    const inTime = told(facts, "time-dependent");
    if (inTime.length === 0 || !task || !TASKS_IN_TIME.has(task.id)) return;
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

/** Those whose rows come one after another, and whose model is used on later ones. */
const TASKS_IN_TIME: ReadonlySet<string> = new Set([
  "ads-ctr",
  "fraud",
  "search-ranking",
  "recommendation",
  "forecasting",
  "eta",
]);
