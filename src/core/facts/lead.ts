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

/** The text that opens a document, under no other heading than of its goal or task: what is built is said there. */
export function leadOf(
  { blocks }: DesignDocument,
  title: Label | undefined,
  contexts: Contexts,
): Unit | undefined {
  for (const block of blocks) {
    if (block.kind === "heading") continue;
    const isOpening = block.label.kind === "root" || block.label === title;
    const { topics, stance } = contexts.of(block.label);
    if (!isOpening && (topics.length === 0 || !topics.every((topic) => OPENING.has(topic)))) return undefined;
    if (stance !== "asserted" || (block.kind !== "paragraph" && block.kind !== "item")) continue;
    const unit = new Unit(block, block.content.trim(), block.content.search(/\S/), block.label);
    const isSaid = ownStance(unit, readWords(unit.text, NONE).signs) === undefined;
    if (isSaid && unit.hasWords(LEAD_WORDS)) return unit;
  }
  return undefined;
}
