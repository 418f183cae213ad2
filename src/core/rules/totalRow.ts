import type { Block } from "../document/model";
import type { Facts } from "../facts/facts";
import { rowOfCell, type Table } from "../facts/tables";
import { knowledge } from "../knowledge/index";
import type { Calculation, Numbers } from "../numbers/calculation";
import { says } from "../numbers/explanations";
import { rewritten } from "../numbers/rewrite";
import type { Stated } from "../numbers/roles/stated";
import type { Range } from "../text/lines";
import type { Fix, Reading } from "./rule";
import { addRow } from "./tableEdits";

/** What is offered for a table, whether or not there is a finding about it. */
interface TableOffer {
  /** From its first header to its last cell. */
  readonly range: Range;
  readonly fix: Fix;
}

/** A row with the sum for each table of latencies that lacks one, in the order of the text. */
export function totalRows({ document, facts, numbers }: Source): TableOffer[] {
  return numbers.calculations.flatMap((calculation) => {
    const table = tableOf(calculation, facts);
    const [fix] = table ? totalRowOf(calculation, { document, facts }) : [];
    return fix ? [{ range: rangeOf(table!), fix }] : [];
  });
}

type Source = Pick<Reading, "document" | "facts"> & { readonly numbers: Numbers };

/** Offers to write the sum of the steps as a row at the end of their table; nothing where one says it already. */
export function totalRowOf(
  calculation: Calculation,
  { document, facts }: Pick<Reading, "document" | "facts">,
): Fix[] {
  const table = tableOf(calculation, facts);
  if (!table || table.rows.some(([name]) => name && says("total", name.content))) return [];
  const column = columnOf(calculation.inputs[0]!, facts)!;
  const cells = table.columns.map((_, index) => (index === column ? sumText(calculation) : ""));
  cells[0] = labelOf(calculation, table, facts);
  const edit = addRow(document, table, cells);
  return edit ? [{ title: "Add a row with the sum", kind: "suggestion", edit }] : [];
}

/** The table in one of whose columns all steps of a path stand; not the first, which names them. */
function tableOf({ kind, inputs }: Calculation, facts: Facts): Table | undefined {
  if (kind !== "latency-sum") return undefined;
  const tables = new Set(inputs.map(({ unit }) => rowOfCell(facts.tables, unit.block)?.table));
  const columns = new Set(inputs.map((one) => columnOf(one, facts)));
  const [table] = tables;
  const [column] = columns;
  return tables.size === 1 && columns.size === 1 && column !== 0 ? table : undefined;
}

function columnOf({ unit }: Stated, { tables }: Facts): number | undefined {
  return rowOfCell(tables, unit.block)?.row.indexOf(unit.block);
}

/** The sum in the unit in which the steps are written: the header may say which. */
function sumText({ inputs, result, formula }: Calculation): string {
  const model = inputs.find(isPlain);
  const edit = inputs.every(isExact) && model && rewritten(model, result.value);
  if (!edit) return formula.split(" = ").at(-1)!;
  const { unit, quantity } = model;
  const written = unit.text.slice(quantity.start, quantity.end);
  return written.replace(/\d[\d.,]*/, edit.newText);
}

function isExact({ quantity: { low, high } }: Stated): boolean {
  return low === high;
}

/** A number and its unit, and nothing else. */
function isPlain({ quantity, unit }: Stated): boolean {
  return (
    quantity.bound === "exact" &&
    /^\d[\d.,]*(?:\s?\p{L}+)?$/u.test(unit.text.slice(quantity.start, quantity.end))
  );
}

/** "Total", in the document's language and with the case of the other names; percentiles add up to a bound only. */
function labelOf({ data }: Calculation, { rows }: Table, { language }: Facts): string {
  const [word = ""] = knowledge.explanations.total[language === "other" ? "en" : language] ?? [];
  const total = word.replace("*", "") + (language === "en" && data?.["note"] ? " (upper bound)" : "");
  const isUpper = rows.every(([name]) => !name || /^\P{L}*\p{Lu}/u.test(name.content));
  return isUpper ? total.charAt(0).toUpperCase() + total.slice(1) : total;
}

function rangeOf({ columns, rows }: Table): Range {
  const last: Block | undefined = rows.at(-1)?.at(-1);
  const { start, end } = columns[0]!.header.range;
  return { start, end: last?.range.end ?? end };
}
