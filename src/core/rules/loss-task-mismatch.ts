import type { LossMention } from "../facts/mentions";
import { placeOf } from "./metrics";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD317",
  name: "loss-task-mismatch",
  about: "The loss that training minimises is one for another kind of task.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: { mismatch: "{{loss}} is no loss for {{task}}: choose one that fits, or say why this one does." },
  check(reading, report) {
    const { facts } = reading;
    const { task, isCertain, others } = facts.task;
    const wrong = new Set(task?.discourageLoss);
    const [first] = facts.losses;
    if (!task || !isCertain || !first) return;
    // A loss that fits, or another task that it fits, says that there are several heads or stages.
    const isWrong = ({ metric: { id } }: LossMention): boolean =>
      wrong.has(id) && !others.some(({ expect }) => expect.includes(id));
    if (!facts.losses.every(isWrong)) return;
    report({
      message: "mismatch",
      data: { loss: first.metric.name, task: task.title },
      range: placeOf(first),
      fixes: askBeside(reading, first.unit, `Which loss fits ${task.title}, or why does this one?`),
    });
  },
});
