import type { Checklist } from "./checklist";

/** Topics that only an ML design speaks of; the others stand in any technical text. */
const OF_ML = [
  "ml-framing",
  "offline-metrics",
  "labels",
  "features",
  "model-choice",
  "training-validation",
  "baseline",
  "retraining-feedback",
];

/** Topics of a design that a model card, a tutorial or a cheat sheet leaves out. */
const OF_DESIGN = ["business-goal", "requirements-scale", "online-metrics", "serving", "monitoring", "ab-test", "data-sources"];

/** Whether a text looks like an ML design doc at all: enough of it speaks of ML, and enough of a design. */
export function looksLikeDesignDoc({ topics }: Pick<Checklist, "topics">): boolean {
  const there = (ids: readonly string[]): number =>
    ids.filter((id) => ["partial", "complete"].includes(topics.get(id)?.status ?? "missing")).length;
  const named = (ids: readonly string[]): number =>
    ids.filter((id) => (topics.get(id)?.status ?? "missing") !== "missing").length;
  const isWritten = there(OF_ML) >= 3 && there(OF_DESIGN) >= 2;
  const isTemplate = named(OF_ML) >= 5 && named(OF_DESIGN) >= 5;
  return isWritten || isTemplate;
}
