import { Strength, type Fact } from "../facts/factList";
import type { LineIndex } from "../text/lines";
import { expectedSlots, isPictured, openSlots, type Status, type TopicState } from "./checklist";

/** A status in the words that users see. */
export function statusWords(status: Status): string {
  return status === "not-applicable" ? "not applicable" : status;
}

/** A topic's state in a few words: "2 of 5 · guardrail missing". */
export function summarise(state: TopicState): string {
  switch (state.status) {
    case "missing":
    case "stub":
    case "complete":
      return state.status;
    case "not-applicable":
      return "not applicable";
    case "partial": {
      const open = openSlots(state).map(({ title }) => title);
      const shown =
        open.length > 2 ? `${open.slice(0, 2).join(", ")} and ${open.length - 2} more` : open.join(", ");
      const required = state.slots.filter(({ isRequired }) => isRequired).length;
      // What is there may be none of what is required: "0 of 2" would say that it is not begun.
      const done = open.length < required ? `${required - open.length} of ${required}` : state.status;
      return `${done} · ${shown} missing`;
    }
  }
}

/** Why a topic has its status: the sentence that decided, what it fills, what is still expected. */
export function explain(state: TopicState, lines: LineIndex): string[] {
  const { status, decidedBy, reason, slots } = state;
  if (status === "not-applicable") return [`Declared not applicable: ${reason}`];
  if (!decidedBy) {
    const nothing = state.nearest ? "Nothing says so plainly." : "Nothing in the document speaks of it.";
    return [nothing, ...nearest(state, lines), expected(state)];
  }
  if (isPictured(state)) {
    const line = lines.position(decidedBy.unit.block.range.start).line + 1;
    return [`Shown in an image (line ${line}), which can't be read: say it in words too.`, expected(state)];
  }
  if (status === "stub") {
    const why = state.isDoubtful ? "no sentence reads as if it were about it" : because(decidedBy.stance);
    return [
      `Named in ${quote(decidedBy.unit, lines)}, but ${why}.`,
      ...nearest(state, lines),
      expected(state),
    ];
  }
  const filled = slots.flatMap(({ slot, filledBy }) =>
    filledBy ? [`${capitalise(slot.title)}: ${quote(filledBy.unit, lines)}${byWording(filledBy)}.`] : [],
  );
  const open = openSlots(state);
  return open.length > 0 ? [...filled, expected(state)] : filled;
}

function nearest({ nearest: unit }: TopicState, lines: LineIndex): string[] {
  return unit ? [`Perhaps meant: ${quote(unit, lines)}.`] : [];
}

function byWording({ strength }: Fact): string {
  return strength === Strength.Wording ? ", to judge by its wording" : "";
}

function expected(state: TopicState): string {
  return `Expected: ${expectedSlots(state)
    .map(({ ask }) => ask)
    .join(" ")}`;
}

function because(stance: string): string {
  switch (stance) {
    case "asked":
      return "only as a question";
    case "negated":
      return "only to say that there is none";
    case "deferred":
      return "put off or left out of scope";
    case "prompt":
      return "only as an instruction of a template";
    case "placeholder":
      return "a placeholder stands for its content";
    default:
      return "nothing specific is said of it";
  }
}

const LONGEST_QUOTE = 120;

function quote(
  unit: { readonly text: string; readonly range: { readonly start: number } },
  lines: LineIndex,
): string {
  const words = unit.text.replaceAll(/\s+/g, " ");
  const shown = words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE).trimEnd()}…` : words;
  return `“${shown}” (line ${lines.position(unit.range.start).line + 1})`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
