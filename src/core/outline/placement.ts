import type { Checklist, StepState } from "../checklist/checklist";
import { titleOf, type DesignDocument, type Section } from "../document/model";
import type { Topic } from "../knowledge/types";
import { lineEnding } from "../text/lines";
import type { TextEdit } from "../text/textEdit";
import { diagramSkeleton, questionsSkeleton, stepSkeleton, topicSkeleton, type Skeleton } from "./skeleton";

/** Text to be put into a document, with the same as a snippet for editors that have tab stops. */
export interface Insertion {
  readonly edit: TextEdit;
  readonly snippet: string;
}

/** Inserts the section of a step where its framework wants it: after the nearest step before it that is there. */
export function insertStep(document: DesignDocument, { steps }: Checklist, state: StepState): Insertion {
  const before = steps.slice(0, state.number - 1).findLast(({ section }) => section);
  const after = steps.slice(state.number).find(({ section }) => section);
  const sibling = before?.section ?? after?.section;
  const level = sibling?.label.kind === "heading" ? sibling.level : 2;
  const prefix = sibling ? numbering(sibling, before ?? after!, state.number) : "";
  const skeleton = stepSkeleton(state.step, level, prefix);
  return insertAt(document, before?.section?.range.end ?? after?.section?.range.start, skeleton);
}

/** Inserts the section of one topic at the end of its step's section, or with its whole step where that is missing. */
export function insertTopic(
  document: DesignDocument,
  checklist: Checklist,
  state: StepState,
  topicId: string,
): Insertion {
  const topic = state.step.topics.find(({ topic: id }) => id === topicId);
  if (!topic || !state.section) return insertStep(document, checklist, state);
  const level = state.section.label.kind === "heading" ? state.section.level + 1 : 3;
  return insertAt(document, state.section.range.end, topicSkeleton(topic, level));
}

/** Inserts questions at the end of a section's own text, before its subsections. */
export function insertQuestions(
  document: DesignDocument,
  section: Section,
  ask: readonly string[],
): Insertion {
  const end = section.children[0]?.range.start ?? section.range.end;
  return insertAt(document, end, questionsSkeleton(ask));
}

/** Inserts a diagram whose boxes are questions at the end of a section's own text. */
export function insertDiagram(document: DesignDocument, section: Section): Insertion {
  const end = section.children[0]?.range.start ?? section.range.end;
  return insertAt(document, end, diagramSkeleton());
}

/** What stands before a step's title where its neighbour is numbered: "4. ", "Step 4: ". */
function numbering(sibling: Section, state: StepState, number: number): string {
  const own = new RegExp(`^(step\\s*)?${state.number}([.):])\\s`, "i").exec(sibling.label.text);
  return own ? `${own[1] ?? ""}${number}${own[2]} ` : "";
}

/** Inserts the section of a topic at the end of a document without a framework, with the questions of its slots. */
export function appendTopic(document: DesignDocument, topic: Topic): Insertion {
  return insertAt(document, undefined, topicSkeleton({ topic: topic.id, ask: asksOf(topic) }, 2));
}

/** Inserts the section of a topic before the first section below a document's title. */
export function openWithTopic(document: DesignDocument, topic: Topic): Insertion {
  const title = titleOf(document);
  const first = title ? title.children[0] : document.sections[0];
  const level = first?.label.kind === "heading" ? first.level : 2;
  const offset = first?.range.start ?? title?.range.end;
  return insertAt(document, offset, topicSkeleton({ topic: topic.id, ask: asksOf(topic) }, level));
}

/** What is asked of a topic where no framework says it: the questions of the slots that make it more than a name. */
function asksOf({ slots }: Topic): string[] {
  return slots.filter(({ supporting }) => !supporting).map(({ ask }) => ask);
}

/** Puts a skeleton at a line's beginning, one blank line before and after it; at the end without an offset. */
function insertAt(document: DesignDocument, offset: number | undefined, skeleton: Skeleton): Insertion {
  const { text } = document;
  const start = Math.min(offset ?? text.length, text.length);
  const lead = text.slice(Math.max(0, start - 4), start);
  const newline = lineEnding(text);
  const breaks = start === 0 ? 2 : (/(?:\r\n|\n|\r)*$/.exec(lead)![0].match(/\r\n|\n|\r/g)?.length ?? 0);
  const before = newline.repeat(Math.max(0, 2 - breaks));
  const after = start < text.length ? newline : "";
  const put = (body: string): string => before + body.replaceAll("\n", newline) + after;
  return {
    edit: { range: { start, end: start }, newText: put(skeleton.text) },
    snippet: put(skeleton.snippet),
  };
}
