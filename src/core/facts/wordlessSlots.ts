import { knowledge } from "../knowledge/index";
import type { Slot } from "../knowledge/types";
import { isFigureKind, type FigureKind } from "./figures";

/** A slot that needs no word of its own: figures fill it, open questions, or any sentence under the heading. */
interface WordlessSlot {
  readonly slot: Slot;
  readonly figure: FigureKind | undefined;
  readonly byQuestion: boolean;
  readonly byHeading: Slot["default"];
}

/** By topic the slots that need no word of theirs, and those of them that figures fill. */
export const WORDLESS_SLOTS = new Map(
  knowledge.topics.map(({ id, slots }) => {
    const all = slots.map((slot): WordlessSlot => ({
      slot,
      figure: slot.fact && isFigureKind(slot.fact) ? slot.fact : undefined,
      byQuestion: slot.byQuestion ?? false,
      byHeading: slot.default,
    }));
    const wordless = all.filter((one) => one.byQuestion || one.byHeading || one.figure);
    return [id, { wordless, figured: wordless.filter(({ figure }) => figure) }];
  }),
);
