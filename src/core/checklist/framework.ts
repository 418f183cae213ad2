import { isKnownFramework, NO_FRAMEWORK, type Declaration } from "../config/declaration";
import type { DesignDocument, Section } from "../document/model";
import { stepsOfHeading } from "../facts/context";
import type { Framework, Step } from "../knowledge/types";

/** The framework that a document is held against, and who said so. */
export interface ChosenFramework {
  readonly id: string;
  readonly source: "declared" | "configured" | "inferred" | "none";
  readonly framework: Framework | undefined;
}

/** The declared framework, else the configured one, else the one whose steps the headings follow. */
export function chooseFramework(
  document: DesignDocument,
  declaration: Declaration,
  configured: string | undefined,
  frameworks: readonly Framework[],
): ChosenFramework {
  const chosen = (id: string, source: ChosenFramework["source"]): ChosenFramework => ({
    id,
    source,
    framework: frameworks.find((framework) => framework.id === id),
  });
  if (declaration.framework !== undefined) return chosen(declaration.framework, "declared");
  if (configured !== undefined && isKnownFramework(configured, frameworks))
    return chosen(configured, "configured");
  const inferred = inferFramework(document, frameworks);
  return inferred
    ? chosen(inferred.id, "inferred")
    : { id: NO_FRAMEWORK, source: "none", framework: undefined };
}

const FEWEST_STEPS = 4;
const SMALLEST_SHARE = 0.6;

/** A framework most of whose steps the headings name by their titles, in its order; undefined where two do alike. */
function inferFramework(document: DesignDocument, frameworks: readonly Framework[]): Framework | undefined {
  const scores = frameworks
    .map((framework) => ({ framework, score: followed(document.sections, framework) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score < SMALLEST_SHARE || best.score === second?.score) return undefined;
  return best.framework;
}

function followed(sections: readonly Section[], framework: Framework): number {
  let last = -1;
  const inOrder = new Set<Step>();
  for (const { label } of sections) {
    const [step] = stepsOfHeading(label.text, framework, "titles");
    const index = step ? framework.steps.indexOf(step) : -1;
    if (index > last) {
      inOrder.add(step!);
      last = index;
    }
  }
  return inOrder.size < FEWEST_STEPS ? 0 : inOrder.size / framework.steps.length;
}
