import type { Status, TopicState } from "../checklist/checklist";
import { explain, statusWords, summarise } from "../checklist/describe";
import { isExpected } from "./expected";
import type { FileResult } from "./results";
import type { Style } from "./style";

const MARKS: Record<Status, string> = {
  complete: "✔",
  partial: "◐",
  stub: "○",
  missing: "✘",
  "not-applicable": "–",
};

const LOOKS = {
  complete: "green",
  partial: "yellow",
  stub: "yellow",
  missing: "red",
  "not-applicable": "dim",
} as const satisfies Record<Status, Parameters<Style>[0]>;

/**
 * The checklist of one document for people: the framework's steps with their topics, or all topics without one.
 * @param isExplained Adds to each topic the sentence that decided, and what is still expected.
 */
export function formatChecklist({ path, analysis }: FileResult, isExplained: boolean, style: Style): string {
  const { checklist, framework, document } = analysis;
  const lines = [`${style("bold", path)}  ${style("dim", frameworkWords(analysis.framework))}`];
  const mark = (status: Status): string => style(LOOKS[status], MARKS[status]);
  const topicLines = (state: TopicState, isOptional: boolean): void => {
    const optional = isExpected(analysis, state.topic.id, isOptional) ? "" : style("dim", " (optional)");
    lines.push(
      `    ${mark(state.status)} ${state.topic.title}${optional}  ${style("dim", summarise(state))}`,
    );
    if (!isExplained) return;
    for (const sentence of explain(state, document.lines)) lines.push(`        ${style("dim", sentence)}`);
  };
  for (const { step, number, status, topics } of checklist.steps) {
    lines.push(`  ${mark(status)} ${number}. ${step.title}  ${style("dim", statusWords(status))}`);
    for (const { state, isOptional } of topics) topicLines(state, isOptional);
  }
  if (!framework.framework)
    for (const state of checklist.topics.values()) topicLines(state, state.status === "missing");
  return `${lines.join("\n")}\n`;
}

function frameworkWords({ framework, source }: FileResult["analysis"]["framework"]): string {
  return framework ? `${framework.title} (${source})` : "no framework";
}
