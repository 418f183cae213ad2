import type { DesignDocument, Section } from "../document/model";
import { lineEnding } from "../text/lines";
import type { TextEdit } from "../text/textEdit";

/**
 * The edit that moves a section, as it is, before or behind another of the same level below the same heading. Undefined
 * where they are none such, or a fence or comment is still open at the text's end and would swallow what follows it.
 */
export function moveSection(
  document: DesignDocument,
  section: Section,
  place: "before" | "after",
  other: Section,
): TextEdit | undefined {
  const isSibling = section.parent === other.parent && section.level === other.level;
  if (!isSibling || section.label.kind !== "heading" || other.label.kind !== "heading") return undefined;
  if (endsOpen(document)) return undefined;
  const { text } = document;
  const { start, end } = section.range;
  const target = place === "before" ? other.range.start : other.range.end;
  if (target >= start && target <= end) return undefined;
  const moved = text.slice(start, end);
  const passed = target < start ? text.slice(target, start) : text.slice(end, target);
  const [first, second] = target < start ? [moved, passed] : [passed, moved];
  const newline = lineEnding(text);
  const range = { start: Math.min(start, target), end: Math.max(end, target) };
  const [trailing] = /\s*$/.exec(first)!;
  return { range, newText: `${first.trimEnd()}${newline}${newline}${second.trimEnd()}${trailing}` };
}

function endsOpen({ text, blocks }: DesignDocument): boolean {
  const last = blocks.at(-1);
  if (last?.kind === "code") return !/(?:```|~~~)\s*$/.test(text);
  return last?.kind === "comment" && !/-->\s*$/.test(text);
}
