import { Strength } from "../facts/factList";
import type { Trade } from "../facts/collector";
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

/** The score that tells designs from other texts: four topics of ML and three of the system, less the doubt. */
const LEAST_SCORE = 9.2;

/**
 * Whether a text looks like an ML design doc at all: its headings are those of one, filled in or not; or enough is said
 * of ML and of the system around it.
 */
export function looksLikeDesignDoc(
  { topics }: Pick<Checklist, "topics">,
  { terms, density, headed, otherHeadings, spoken, characters }: Trade,
): boolean {
  const headedMl = OF_ML.filter((id) => headed.has(id)).length;
  if (headedMl >= 5 && headed.size >= 10 && density >= SPARSE_DENSITY / 2) return true;
  const isFilled = (id: string): boolean => {
    const { status, isDoubtful, decidedBy } = topics.get(id)!;
    if (isDoubtful) return true;
    return (status === "partial" || status === "complete") && decidedBy?.strength !== Strength.Wording;
  };
  const ofMl = OF_ML.filter(isFilled).length;
  const ofDesign = OF_DESIGN.filter(isFilled).length;
  // Without the system it is a tutorial or a model card, whatever it says of ML.
  if (ofDesign === 0) return false;
  const isInterview = spoken >= LEAST_SPOKEN && density >= SPARSE_DENSITY;
  const said = 2 * ofMl + Math.min(ofDesign, 4) + (terms >= 2 ? 1 : 0) + (isInterview ? INTERVIEW : 0);
  return said - 3 * otherHeadings - doubt(characters, density) >= LEAST_SCORE;
}

/** From how many turns on a text is an interview written down, and what that is worth: few talk so but about designs. */
const LEAST_SPOKEN = 3;
const INTERVIEW = 3;

/** The length from which on a text comes upon a topic by accident ... */
const LONG = 5000;
/** ... and the words of the trade for each hundred characters of which a design has seldom fewer. */
const SPARSE_DENSITY = 0.2;

/** What the topics found are worth less: a long text names many, and one of few words of the trade means other things. */
function doubt(characters: number, density: number): number {
  const doublings = Math.log2(Math.max(1, characters / LONG));
  const halvings = Math.log2(Math.max(1, SPARSE_DENSITY / Math.max(density, 0.001)));
  return 2 * (doublings + halvings);
}
