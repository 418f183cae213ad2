import { allPhrases, knowledge } from "../knowledge/index";
import type { Trait } from "../knowledge/types";
import { AnyCase } from "./anyCase";
import type { Unit } from "./units";

const byLabel = new Map(
  knowledge.traits.flatMap((trait) => allPhrases(trait.labels).map((label) => [label, trait] as const)),
);
const traitLabels = new AnyCase(byLabel);
/** Longer texts are no labels. */
const LONGEST_LABEL = Math.max(...Array.from(byLabel.keys(), (label) => label.length)) + 10;

/** The trait that a heading, an item or the words before a colon tell by themselves: "Clarifying questions". */
export function labelledTrait({ text, block }: Unit): Trait | undefined {
  if (text.length > LONGEST_LABEL || block.kind === "cell" || block.kind === "code") return undefined;
  return traitLabels.ofLabel(text);
}
