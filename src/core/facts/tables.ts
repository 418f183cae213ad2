import type { Block, DesignDocument, Label } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { ColumnRole } from "../knowledge/languageTypes";
import { Vocabulary } from "./vocabulary";

/** A column of a table, and what it says of each row, where its header tells that. */
export interface Column {
  readonly header: Block;
  readonly role: ColumnRole | undefined;
}

/** A table as the document has it. Rows are as long as there are cells in them; a cell may be empty. */
export interface Table {
  /** What it stands under. */
  readonly label: Label;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Block[])[];
}

const roles = new Vocabulary<ColumnRole>();
for (const [role, phrases] of Object.entries(knowledge.language.columns))
  for (const phrase of allPhrases(phrases)) roles.add(phrase, role as ColumnRole);

/** The tables of a document, in its order. */
export function tablesOf({ blocks }: Pick<DesignDocument, "blocks">): Table[] {
  const tables: Table[] = [];
  let columns: Column[] = [];
  let rows: Block[][] = [];
  let row: Label | undefined;
  let wasHeader = false;
  for (const block of blocks) {
    const isHeader = isHeaderCell(block);
    if (isHeader && !wasHeader) {
      columns = [];
      rows = [];
      row = undefined;
      tables.push({ label: block.label, columns, rows });
    }
    wasHeader = isHeader;
    if (isHeader) columns.push({ header: block, role: columnRoleOf(block.content) });
    if (block.kind !== "cell" || isHeader) continue;
    // The first cell of a row stands under its column only, the others under the row as well.
    const under = block.label.parent?.kind === "row" ? block.label.parent : undefined;
    if (under === undefined || under !== row) {
      if (under === undefined) rows.push([]);
      row = under;
    }
    rows.at(-1)?.push(block);
  }
  return tables;
}

/** A row, and the table that it belongs to. */
export interface TableRow {
  readonly table: Table;
  readonly row: readonly Block[];
}

/** The row of a cell; undefined of what is none. */
export function rowOfCell(tables: readonly Table[], cell: Block): TableRow | undefined {
  let known = rowsByCell.get(tables);
  if (!known) rowsByCell.set(tables, (known = byCell(tables)));
  return known.get(cell);
}

/** Many cells are asked about: the tables are walked through once. */
const rowsByCell = new WeakMap<readonly Table[], ReadonlyMap<Block, TableRow>>();

function byCell(tables: readonly Table[]): Map<Block, TableRow> {
  const found = new Map<Block, TableRow>();
  for (const table of tables)
    for (const row of table.rows) {
      const place = { table, row };
      for (const cell of row) found.set(cell, place);
    }
  return found;
}

/** Whether it is what somebody watches, whatever it stands under: signals, and what is done about them when. */
export function isOfSignals({ columns }: Table): boolean {
  const told = new Set(columns.map(({ role }) => role));
  return (
    told.has("signal") &&
    told.has("threshold") &&
    !told.has("risk") &&
    SIGNAL_COLUMNS.some((role) => told.has(role))
  );
}

const SIGNAL_COLUMNS: readonly ColumnRole[] = ["window", "owner", "action"];

/** The cell of a row in the column of a role; undefined where there is no such column or the row is too short. */
export function cellOf({ columns }: Table, row: readonly Block[], role: ColumnRole): Block | undefined {
  const index = columns.findIndex((column) => column.role === role);
  return index < 0 ? undefined : row[index];
}

/** Whether a cell says anything: a dash, a question mark or a placeholder says nothing. */
export function isEmptyCell(cell: Block | undefined): boolean {
  return (
    cell === undefined ||
    !/[\p{L}\p{N}]/u.test(cell.content) ||
    /^\s*(?:tbd|todo|n\/a|none|xx+)\s*$/i.test(cell.content)
  );
}

const teams = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.language.teams)) teams.add(phrase, true);

/** Whether a cell names a team and nobody in it. */
export function isTeamCell({ content }: Block): boolean {
  const [team] = teams.match(content);
  return team !== undefined && !/[@,/(:;]/.test(content);
}

function isHeaderCell({ kind, label }: Block): boolean {
  return kind === "cell" && label.kind !== "column" && label.kind !== "row";
}

/** What a column says of each row; the longest phrase of its header tells. */
export function columnRoleOf(header: string): ColumnRole | undefined {
  const found = roles.match(header);
  return found.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]?.meaning;
}
