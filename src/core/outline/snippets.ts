import type { Framework } from "../knowledge/types";
import { stepSkeleton } from "./skeleton";

/** A snippet as editors take them. */
export interface Snippet {
  readonly name: string;
  /** The step's number and title. */
  readonly title: string;
  /** What the author types to get it. */
  readonly prefix: string;
  readonly description: string;
  readonly body: string;
}

/**
 * The snippets of a framework: one for each step.
 * @param level Level of the steps' headings.
 */
export function frameworkSnippets(framework: Framework, level = 2): Snippet[] {
  return framework.steps.map((step, index) => ({
    name: `${framework.title}: ${index + 1}. ${step.title}`,
    title: `${index + 1}. ${step.title}`,
    prefix: `${framework.id}-${index + 1}-${step.id}`,
    description: `Step ${index + 1} of ${framework.steps.length}, ${framework.title}: heading and questions`,
    body: stepSkeleton(step, level, `${index + 1}. `).snippet.trimEnd(),
  }));
}
