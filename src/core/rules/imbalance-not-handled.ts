import type { Facts } from "../facts/facts";
import type { Unit } from "../facts/units";
import { askBeside } from "./questions";
import { others, told } from "./told";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD510",
  name: "imbalance-not-handled",
  about: "A class is said to be rare, and nothing is done about it.",
  severity: { default: "warning", interview: "information", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    open: "A class is rare, and nothing follows from it: say how it is weighted or sampled, and which threshold and metric fit it.",
  },
  check(reading, report) {
    const { facts, checklist } = reading;
    const [rare, ...more] = told(facts, "rare-class");
    if (!rare || WITHOUT_CLASSES.has(facts.task.task?.id ?? "")) return;
    if (told(facts, "rarity-handled").length > 0 || isEased(facts)) return;
    const { slots } = checklist.topics.get("training-validation")!;
    if (slots.some(({ slot, filledBy }) => slot.id === "sampling" && filledBy)) return;
    if (facts.metrics.some(({ metric, stance }) => stance === "asserted" && FOR_RARE.has(metric.id))) return;
    report({
      message: "open",
      range: rare.range,
      related: others(more, "Said here too."),
      fixes: askBeside(
        reading,
        rare,
        "What is done about the rare class, and which metric and threshold fit it?",
      ),
    });
  },
});

/** Whether weights, thresholds or metrics of one class are named where the model is made or judged. */
function isEased(facts: Facts): boolean {
  // The thresholds in a table are those of metrics and alerts.
  const isOfModel = ({ label, block }: Unit): boolean =>
    block.kind !== "cell" && facts.contexts.of(label).topics.some((topic) => OF_MODEL.has(topic));
  const rare = new Set(told(facts, "rare-class"));
  return told(facts, "rarity-eased").some((unit) => isOfModel(unit) || rare.has(unit));
}

const OF_MODEL: ReadonlySet<string> = new Set([
  "labels",
  "model-choice",
  "training-validation",
  "offline-metrics",
  "error-analysis",
]);

/** Tasks that have no classes. */
const WITHOUT_CLASSES: ReadonlySet<string> = new Set(["regression", "forecasting", "eta", "clustering"]);

/** Metrics that look at the rare class. */
const FOR_RARE: ReadonlySet<string> = new Set([
  "pr-auc",
  "recall-at-precision",
  "precision-at-recall",
  "recall-at-fpr",
  "f1",
  "f-beta",
  "macro-f1",
  "mcc",
  "balanced-accuracy",
  "cost-sensitive",
  "precision",
  "recall",
]);
