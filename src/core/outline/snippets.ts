import { knowledge } from "../knowledge/index";
import type { Framework } from "../knowledge/types";
import { escapeSnippet, hashes, stepSkeleton } from "./skeleton";

/** A snippet as editors take them. */
export interface Snippet {
  readonly name: string;
  /** The step's number and title, or that of the worksheet. */
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

/**
 * The snippets of parts that compute once their numbers are filled in; they fit every framework.
 * @param level Level of their headings.
 */
export function worksheetSnippets(level = 3): Snippet[] {
  return knowledge.worksheets.map(({ id, title, about, text }) => ({
    name: `Worksheet: ${title}`,
    title,
    prefix: `worksheet-${id}`,
    description: about,
    body: `${hashes(level)} ${title}\n\n${withStops(text.trimEnd())}`,
  }));
}

/** A text with a tab stop where it has braces, in its order. */
function withStops(text: string): string {
  return text
    .split(/\{([^{}]*)\}/)
    .map((part, index) => {
      if (index % 2 === 0) return escapeSnippet(part);
      const stop = (index + 1) / 2;
      return part === "" ? `$${stop}` : `\${${stop}:${escapeSnippet(part)}}`;
    })
    .join("");
}
