import type { Trade } from "../facts/facts";
import type { Checklist, Status } from "./checklist";

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
 * Whether a text looks like an ML design doc at all. It must be about ML (its words, and the metrics and models it
 * names) and be a design: many topics, some of them of running a system. A template names them without filling them.
 */
export function looksLikeDesignDoc(
  { topics }: Pick<Checklist, "topics">,
  { terms, density, isTemplate }: Trade,
): boolean {
  const count = (ids: Iterable<string>, ...statuses: Status[]): number =>
    [...ids].filter((id) => statuses.includes(topics.get(id)?.status ?? "missing")).length;
  const filled = count(topics.keys(), "partial", "complete");
  const isDesign = filled >= 6 && count(OF_DESIGN, "partial", "complete") >= 2;
  const isAboutMl = (terms >= 3 && density >= 0.1) || (terms >= 2 && density >= 0.3 && filled >= 12);
  if (isDesign && isAboutMl) return true;
  const named = count(topics.keys(), "stub");
  return isTemplate && density >= 0.15 && named >= 10 && count(OF_ML, "stub") >= 4;
}
