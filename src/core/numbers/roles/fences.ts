import type { Block, Label } from "../../document/model";
import type { Quantity } from "../../facts/quantities";
import { Unit } from "../../facts/units";
import type { Range } from "../../text/lines";

/** What is drawn around the words of a line: frames, branches and arrows. */
const FRAME = /[^\s│║|├└─┌┐┘┤┬┴┼╔╗╚╝═╠╣╦╩┃━▼▲▶◀→]/u;
/** How deep lines of a fence may stand under one another; what is deeper stands under the last of these. */
const DEEPEST = 4;

/** A line of a fence, by where it begins in its block, and what it stands under. */
interface Line {
  readonly start: number;
  readonly label: Label;
}

/**
 * Reads the outline of fences: in configuration, programs, trees and drawings a line stands under the one above it that is
 * indented less. Remembers the outlines.
 */
export class Fences {
  readonly #outlines = new Map<Block, readonly Line[]>();

  /** A unit of a fence with the labels that the lines above it are; any other as it is. */
  labelled(unit: Unit): Unit {
    const { block, text, start, label } = unit;
    if (block.kind !== "code") return unit;
    let outline = this.#outlines.get(block);
    if (!outline) this.#outlines.set(block, (outline = outlineOf(block)));
    const above = lineAt(outline, start)?.label;
    if (above === undefined || above === block.label) return unit;
    return new Unit(block, text, start, label === block.label ? above : { ...label, parent: above });
  }
}

function outlineOf(block: Block): Line[] {
  const { content } = block;
  const lines: Line[] = [];
  const open: { readonly indent: number; readonly label: Label }[] = [];
  let start = 0;
  for (const row of content.split("\n")) {
    const indent = row.search(FRAME);
    if (indent >= 0) {
      while (open.length > 0 && open.at(-1)!.indent >= indent) open.pop();
      const parent = open.at(-1)?.label ?? block.label;
      lines.push({ start, label: parent });
      const text = wordsOf(row.slice(indent));
      // What is drawn side by side heads nothing below.
      if (open.length < DEEPEST && /\p{L}/u.test(text) && !/[│║]/.test(text)) {
        const from = start + indent;
        const range = { start: block.source(from), end: block.source(from + text.length) };
        open.push({ indent, label: { kind: "above", text, range, parent } });
      }
    }
    start += row.length + 1;
  }
  return lines;
}

/** A line without the frame behind it. */
function wordsOf(row: string): string {
  let end = row.length;
  while (end > 0 && !FRAME.test(row[end - 1]!)) end--;
  return row.slice(0, end);
}

/** The last line that begins at an offset or before. */
function lineAt(lines: readonly Line[], offset: number): Line | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1];
}

/** A name of a program or a configuration, with where it stands. */
interface Name extends Range {
  readonly text: string;
}

/**
 * What a program or a configuration gives a value to, or holds against it: "latency_ms = 42", "row['psi'] > 0.2".
 * @param part What the name must hold: most texts have it nowhere, and need no search for a name.
 */
export function nameBefore({ start, bound }: Quantity, text: string, part = ""): Name | undefined {
  const from = Math.max(0, start - LONGEST_NAME);
  const before = text.slice(from, start);
  if (!before.includes(part)) return undefined;
  const match = (bound === "exact" ? GIVEN : COMPARED).exec(before);
  const name = match?.[1];
  if (!name?.includes(part)) return undefined;
  return { text: name, start: from + match!.index, end: from + match!.index + name.length };
}

const LONGEST_NAME = 48;
const GIVEN = /(?<![\p{L}\p{N}_])([\p{L}_][\p{L}\p{N}_]*)["'\])]* ?[=:]{1,2} ?$/u;
const COMPARED = /(?<![\p{L}\p{N}_])([\p{L}_][\p{L}\p{N}_]*)["'\])]* ?[=:]{0,2} ?$/u;
