import type { Block, Label } from "../../document/model";
import { numeralsIn } from "../../facts/numerals";
import { endsAsQuestion } from "../../facts/stance";
import { rowOfCell, type Table } from "../../facts/tables";
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
  readonly #tables: readonly Table[];
  /** By row what its second cell says. */
  readonly #seconds = new Map<readonly Block[], Label | undefined>();

  constructor(tables: readonly Table[]) {
    this.#tables = tables;
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
    const second = row?.kind === "row" ? this.#secondIn(block) : undefined;
    if (!row || !second || second.range.start >= block.range.start) return unit;
    const above: Label = { ...second, parent: row.parent };
    return new Unit(block, text, start, { ...label, parent: { ...row, parent: above } });
  }

  #secondIn(cell: Block): Label | undefined {
    const row = rowOfCell(this.#tables, cell)?.row;
    if (!row) return undefined;
    if (!this.#seconds.has(row)) this.#seconds.set(row, secondOf(row));
    return this.#seconds.get(row);
  }
}

/** What the second cell of a row says, where the row goes on behind it and it is no number. */
function secondOf([, second, ...others]: readonly Block[]): Label | undefined {
  if (!second || others.length === 0) return undefined;
  const text = second.content.trim();
  if (text.length > LONGEST || !/\p{L}/u.test(text) || numeralsIn(text).length > 0) return undefined;
  return { kind: "above", text, range: second.range, parent: undefined };
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
