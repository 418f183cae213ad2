import type { DesignDocument, Label } from "../document/model";
import type { Contexts } from "./context";
import { NONE } from "./lists";
import { ownStance } from "./stance";
import { Unit } from "./units";
import { readWords } from "./words";

/** Words that a first paragraph needs to be a summary. */
const LEAD_WORDS = 6;

/** The topics under which a document may tell what it is about. */
const OPENING = new Set(["summary", "business-goal", "ml-framing"]);

/**
 * The text that opens a document, under no heading but of its goal or task: what is built is said there. Dates, names,
 * questions and tables before it say nothing.
 */
export function leadOf(
  { blocks, sections }: DesignDocument,
  title: Label | undefined,
  contexts: Contexts,
): Unit | undefined {
  const first = new Set<Label | undefined>([title, ...sections.slice(0, 2).map(({ label }) => label)]);
  for (const block of blocks) {
    if (block.kind !== "paragraph" && block.kind !== "item") continue;
    const unit = new Unit(block, block.content.trim(), block.content.search(/\S/), block.label);
    if (!unit.hasWords(LEAD_WORDS) || ownStance(unit, readWords(unit.text, NONE).signs) !== undefined)
      continue;
    const { topics, stance } = contexts.of(block.label);
    const isOpening =
      topics.length === 0 ? isUnder(block.label, first) : topics.every((topic) => OPENING.has(topic));
    if (!isOpening) return undefined;
    if (stance === "asserted") return unit;
  }
  return undefined;
}

/** Whether a text stands under no heading or under one of some. */
function isUnder(label: Label, headings: ReadonlySet<Label | undefined>): boolean {
  let above: Label | undefined = label;
  while (above && above.kind !== "heading" && above.kind !== "bold" && above.kind !== "root")
    above = above.parent;
  return above === undefined || above.kind === "root" || headings.has(above);
}
