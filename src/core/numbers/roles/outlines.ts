import type { Label } from "../../document/model";
import { numeralsIn } from "../../facts/numerals";
import { endsAsQuestion } from "../../facts/stance";
import type { Table } from "../../facts/tables";
import { Unit } from "../../facts/units";
import { Fences } from "./fences";

/** Longer questions and cells say more than what the numbers after them are. */
const LONGEST = 120;

/**
 * Gives quantities the labels that numbers need beside those that all units have: in a fence the lines above, of an answer
 * the question before it, of a cell the second cell of its row, where the first is only a number or a kind.
 */
export class Outlines {
  readonly #fences = new Fences();
  /** By where a row begins what its second cell says. */
  readonly #seconds = new Map<number, Label>();

  constructor(tables: readonly Table[]) {
    for (const { rows } of tables)
      for (const [first, second, ...others] of rows) {
        if (!first || !second || others.length === 0) continue;
        const text = second.content.trim();
        if (text.length > LONGEST || !/\p{L}/u.test(text) || numeralsIn(text).length > 0) continue;
        this.#seconds.set(first.range.start, { kind: "above", text, range: second.range, parent: undefined });
      }
  }

  /** A unit with these labels; itself where there are none. */
  placed(unit: Unit): Unit {
    const { kind } = unit.block;
    if (kind === "code") return this.#fences.labelled(unit);
    return kind === "cell" ? this.#inRow(unit) : answering(unit);
  }

  #inRow(unit: Unit): Unit {
    const { label, block, text, start } = unit;
    const row = label.kind === "column" ? label.parent : undefined;
    const second = row?.kind === "row" ? this.#seconds.get(row.range.start) : undefined;
    if (!row || !second || second.range.start >= block.range.start) return unit;
    const above: Label = { ...second, parent: row.parent };
    return new Unit(block, text, start, { ...label, parent: { ...row, parent: above } });
  }
}

/** "How fast? 200 ms": what stands before an answer on its line heads it. */
function answering(unit: Unit): Unit {
  const { block, text, start, label } = unit;
  if (label !== block.label || start === 0) return unit;
  const before = block.content.slice(Math.max(0, start - LONGEST), start).trimEnd();
  if (!endsAsQuestion(before)) return unit;
  const [question] = /[^.!?。！？\n]*[?？]["'”)]*$/.exec(before) ?? [""];
  const range = { start: block.source(start - 1), end: block.source(start) };
  const words = question.trim().replace(/[?？]["'”)]*$/, "");
  return new Unit(block, text, start, { kind: "line", text: words, range, parent: label });
}
