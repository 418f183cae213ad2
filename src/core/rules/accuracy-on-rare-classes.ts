import { chosenOffline, placeOf } from "./metrics";
import { reachedByConstant } from "./constantAnswer";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD306",
  name: "accuracy-on-rare-classes",
  about: "Accuracy decides, though one class is rare.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    accuracy:
      "Accuracy says little where one class is rare: always answering “no” scores as high. Decide by PR-AUC, or by recall at a stated precision.",
  },
  check(reading, report) {
    if (!reading.facts.task.isImbalanced) return;
    const named = chosenOffline(reading).filter(({ metric }) => metric.id === "accuracy");
    // With a value to reach it decides, whatever else is measured.
    const deciding = named.find(({ values }) => values.some(({ role }) => role === "target"));
    const isCovered = reading.facts.metrics.some(
      ({ metric, stance }) => stance === "asserted" && SEES_RARE.has(metric.id),
    );
    const accuracy = deciding ?? (isCovered ? undefined : named[0]);
    // That it is reached without a model says more.
    if (!accuracy || reachedByConstant(reading).some(({ target }) => target.metric === accuracy)) return;
    const question = "Which share of the rare class must be found, at which precision?";
    report({
      message: "accuracy",
      range: placeOf(accuracy),
      fixes: askBeside(reading, accuracy.unit, question),
    });
  },
});

/** Metrics that tell how the rare class fares. */
const SEES_RARE = new Set(
  [
    [
      "precision",
      "recall",
      "f1",
      "f-beta",
      "macro-f1",
      "pr-auc",
      "roc-auc",
      "gini",
      "mcc",
      "balanced-accuracy",
    ],
    [
      "recall-at-precision",
      "precision-at-recall",
      "recall-at-fpr",
      "precision-at-k",
      "recall-at-k",
      "fpr",
      "fnr",
    ],
    ["cost-sensitive", "specificity", "cohen-kappa", "ks-stat", "lift-at-decile", "log-loss", "nce", "brier"],
  ].flat(),
);
