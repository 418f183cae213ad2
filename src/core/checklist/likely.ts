import type { Trade } from "../facts/facts";
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
const OF_DESIGN = [
  "business-goal",
  "requirements-scale",
  "online-metrics",
  "serving",
  "monitoring",
  "ab-test",
];

/**
 * Whether a text looks like an ML design doc at all: its headings are those of one, filled in or not; or it is about ML
 * (by its words, by the metrics and models it names, by what it says of them) and about running a system.
 */
export function looksLikeDesignDoc(
  { topics }: Pick<Checklist, "topics">,
  { terms, density, headed }: Trade,
): boolean {
  if (density < LEAST_DENSITY) return false;
  const isFilled = (id: string): boolean => ["partial", "complete"].includes(topics.get(id)!.status);
  const headedMl = OF_ML.filter((id) => headed.has(id)).length;
  if (headedMl >= 5 && headed.size >= 10) return true;
  const filled = [...topics.keys()].filter(isFilled).length;
  const isDesign = filled >= 6 && OF_DESIGN.filter(isFilled).length >= 2;
  return isDesign && (terms >= 3 || OF_ML.filter(isFilled).length >= 5 || headedMl >= 4 || filled >= 15);
}

/** Words of the trade for each hundred characters, in the sparsest of designs. */
const LEAST_DENSITY = 0.1;
