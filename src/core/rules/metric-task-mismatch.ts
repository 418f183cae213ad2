import type { MetricMention } from "../facts/mentions";
import { metricName } from "../knowledge/index";
import { chosenOffline, placeOf } from "./metrics";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD305",
  name: "metric-task-mismatch",
  about: "The offline metrics are none that fit the learning task.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: { mismatch: "{{metrics}} doesn't fit {{task}}. {{why}} Decide by one of {{expected}}." },
  check(reading, report) {
    const { task, isCertain, others, isImbalanced } = reading.facts.task;
    if (!task || !isCertain) return;
    const chosen = chosenOffline(reading);
    // A stage or a head with a task of its own has metrics of its own.
    const fitting = new Set([task, ...others].flatMap(({ expect }) => expect));
    if (reading.facts.metrics.some(({ metric, stance }) => stance === "asserted" && fitting.has(metric.id)))
      return;
    // A metric that we have no opinion of may fit, and that accuracy says little of rare classes is another rule's.
    const [first] = chosen;
    const isWrong = ({ metric: { id } }: MetricMention): boolean =>
      task.discourage.includes(id) && !(id === "accuracy" && isImbalanced);
    if (!first || !chosen.every(isWrong)) return;
    const expected = task.expect.slice(0, SHOWN).map(metricName).join(", ");
    report({
      message: "mismatch",
      data: {
        metrics: [...new Set(chosen.map(({ metric }) => metric.name))].join(" and "),
        task: task.title,
        why: task.why,
        expected,
      },
      range: placeOf(first),
      fixes: askBeside(reading, first.unit, `Which of ${expected} decides, and from which value on?`),
    });
  },
});

/** How many of the metrics that fit are named. */
const SHOWN = 4;
