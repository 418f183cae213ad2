import type { Block } from "../../document/model";
import type { Table } from "../../facts/tables";
import type { Unit } from "../../facts/units";
import { relationsIn } from "../relationWords";

/** Longer cells explain, and name nothing. */
const LONGEST_NAME = 60;

/** What the cells of tables are called by the cells before them. */
export class RowNames {
  readonly #rows = new Map<Block, readonly Block[]>();
  readonly #tables = new Map<Block, Table>();

  constructor(tables: readonly Table[]) {
    for (const table of tables)
      for (const row of table.rows)
        for (const cell of row) {
          this.#rows.set(cell, row);
          this.#tables.set(cell, table);
        }
  }

  /** Whether two are cells of one table, whose rows and columns tell them apart. */
  areOfOneTable({ block: one }: Unit, { block: other }: Unit): boolean {
    const table = this.#tables.get(one);
    return table !== undefined && table === this.#tables.get(other);
  }

  /** The short texts in a row between its first cell, which is a label of its own, and a cell: "online | p99 latency | 92 ms". */
  before({ block }: Unit): string[] {
    const row = this.#rows.get(block);
    if (!row) return [];
    const names: string[] = [];
    for (const cell of row.slice(1, MOST_CELLS)) {
      if (cell === block) break;
      const { content } = cell;
      // What a row is for tells it from no other.
      if (cell.label.kind === "column" && relationsIn(cell.label.text).has("purpose")) continue;
      if (content.length <= LONGEST_NAME && /\p{L}{2}/u.test(content) && !/^[^\p{L}\p{N}]*\d/u.test(content))
        names.push(content);
    }
    return names;
  }
}

/** Names stand in the first columns. */
const MOST_CELLS = 4;
