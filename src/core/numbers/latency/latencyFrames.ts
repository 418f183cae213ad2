import type { Label } from "../../document/model";
import type { Table } from "../../facts/tables";
import { blockUnit, Unit } from "../../facts/units";
import type { RelationWord } from "../../knowledge/measureTypes";
import { says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { inlineLabels } from "./latencyNames";
import { sectionOf, type Ledger } from "../ledger";
import { consistsOf } from "../relationWords";
import type { Stated } from "../roles/stated";

/** What the times of one path stand in: a column or a row of a table, a list, a text or a drawing. */
export interface Frame {
  readonly kind: "table" | "list" | "text" | "drawing";
  readonly at: Label | Unit;
  readonly table?: Table | undefined;
}

/** Slower paths are no answers that somebody waits for. */
export const LONGEST_STEP = 60;

/** The times that may be those of steps, by what they stand in, in the order of the text. */
export function framesOf(ledger: Ledger): { readonly frame: Frame; readonly members: readonly Stated[] }[] {
  const frames = new Map<number, { readonly frame: Frame; readonly members: Stated[] }>();
  const times = ledger.stated.filter(isTimeOfStep);
  const tables = tablesByCell(ledger);
  const crowded = crowdedBlocks(times);
  for (const one of times) {
    const frame = frameOf(one, tables, crowded);
    const { start } = frame.at.range;
    const known = frames.get(start);
    if (known) known.members.push(one);
    else frames.set(start, { frame, members: [one] });
  }
  return [...frames.values()];
}

/** The roles of times that may be those of a step; one with another role is something else. */
const ROLES = new Set<string | undefined>(["component-latency", "latency-budget", undefined]);

function isTimeOfStep({ quantity, unit, role, metric }: Stated): boolean {
  const { dimension, isChange, isAmbiguous, high, bound, per } = quantity;
  const isTime = dimension === "time" && high <= LONGEST_STEP && per === undefined && !isOfExample(unit);
  const isPlain = isTime && !isChange && !isAmbiguous && bound !== "at-least";
  return (
    isPlain && metric === undefined && (ROLES.has(role) || isInTotalRow(unit)) && !isFactor(quantity, unit)
  );
}

/** What a key in quotes has as its value is an example of an answer, or of a setting. */
function isOfExample({ label, block }: Unit): boolean {
  return block.kind === "code" && label.kind === "line" && /^["'`]/.test(label.text);
}

/** Whether the first cell of its row calls it a total, whatever else the row says of it ("50 ms compute"). */
function isInTotalRow({ label }: Unit): boolean {
  const row = headersOf(label).find(({ kind }) => kind === "row");
  return row !== undefined && consistsOf(row.text, TOTAL);
}

const TOTAL: ReadonlySet<RelationWord> = new Set(["sum", "link"]);

/** Whether it is multiplied or divided: "460 a second x 0.07 s". */
function isFactor({ start, end }: Stated["quantity"], { text }: Unit): boolean {
  return (
    /[×*·÷/]\s*$|\s[xхX]\s*$/u.test(text.slice(0, start)) || /^\s*(?:[×*·÷/]|[xхX]\s)/u.test(text.slice(end))
  );
}

/** By where a header or the first cell of a row begins: its table. */
function tablesByCell({ facts }: Ledger): Map<number, Table> {
  const byCell = new Map<number, Table>();
  for (const table of facts.tables) {
    for (const { header } of table.columns) byCell.set(header.range.start, table);
    for (const [first] of table.rows) if (first) byCell.set(first.range.start, table);
  }
  return byCell;
}

/** The blocks that state several times: each is a path of its own. */
function crowdedBlocks(times: readonly Stated[]): Set<unknown> {
  const seen = new Set<unknown>();
  return new Set(times.flatMap(({ unit: { block } }) => (seen.has(block) ? [block] : (seen.add(block), []))));
}

function frameOf(one: Stated, tables: ReadonlyMap<number, Table>, crowded: ReadonlySet<unknown>): Frame {
  const { unit } = one;
  if (unit.block.kind === "code") return { kind: "drawing", at: blockUnit(unit.block) };
  const headers = headersOf(unit.label);
  const column = headers.find(({ kind }) => kind === "column");
  if (column && !crowded.has(unit.block)) {
    const row = headers.find(({ kind }) => kind === "row");
    const table = tables.get(column.range.start);
    const isAcross = table?.columns.slice(1).some(({ header }) => says("total", header.content)) ?? false;
    return { kind: "table", at: isAcross && row ? row : column, table };
  }
  if (unit.block.kind === "item" && !crowded.has(unit.block)) return { kind: "list", at: leadOf(one) };
  return { kind: "text", at: blockUnit(unit.block) };
}

/** What an item stands under: a parent item, the line before the list, or the section's heading. */
function leadOf(one: Stated): Label {
  const own = inlineLabels(one);
  return own.at(-1)?.parent ?? one.unit.label;
}

export /** What else the row of a table, or the item, says of a step. */
function rowText({ unit }: Stated, { kind, table }: Frame): string {
  if (kind === "list") return unit.text;
  const row = headersOf(unit.label).find(({ kind }) => kind === "row");
  const cells = row && table?.rows.find(([first]) => first?.range.start === row.range.start);
  return cells?.map(({ content }) => content).join(" | ") ?? "";
}

/** Whether the heading, or a line or item above, says that a path is taken apart. */
export function isOfPath(at: Label | Unit): boolean {
  const label = at instanceof Unit ? at.label : at;
  const above = headersOf(label).filter(({ kind }) => kind === "line" || kind === "item");
  return [...above, sectionOf(label)].some(({ text }) => says("path", text));
}

/** The words that head a path: of a text all of it. */
export function leadText({ kind, at, table }: Frame): string {
  if (at instanceof Unit) return at.text;
  return kind === "table" ? `${at.kind === "column" ? at.text : ""} ${table ? "" : at.text}` : at.text;
}
