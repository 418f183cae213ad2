import { cellOf, isEmptyCell, isOfSignals, type Table } from "../facts/tables";
import type { ColumnRole } from "../knowledge/languageTypes";
import { askInCell, askUnder } from "./questions";
import { sectionAt } from "./places";
import { defineRule, type Reading } from "./rule";

/** What a table of a kind needs, so that a reader or a program can check each row. */
interface Kind {
  readonly id: "metrics" | "signals" | "latencies";
  /** The role of the first column, which tells the kind. */
  readonly of: ColumnRole;
  /** The column that holds the value of each row, and those that may stand for it. */
  readonly needs: ColumnRole;
  readonly insteadOf: readonly ColumnRole[];
  readonly ask: string;
  /** The topics under whose headings such tables stand. */
  readonly topics: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    id: "signals",
    of: "signal",
    needs: "threshold",
    insteadOf: ["target", "baseline"],
    ask: "At which value does this signal raise an alert?",
    topics: ["monitoring"],
  },
  {
    id: "metrics",
    of: "metric",
    needs: "target",
    insteadOf: ["threshold", "baseline"],
    ask: "Which value must this metric reach, and which has it today?",
    topics: ["offline-metrics", "online-metrics"],
  },
  {
    id: "latencies",
    of: "component",
    needs: "latency",
    insteadOf: ["percentile", "target"],
    ask: "How long may this step take, and at which percentile?",
    topics: ["requirements-scale", "serving"],
  },
];

export default defineRule({
  code: "MLD115",
  name: "table-incomplete",
  about: "A table of metrics, signals or latencies leaves out the value that it is there for.",
  severity: { default: "hint", interview: "off", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "strict",
  messages: {
    column: "This table of {{kind}} has no {{column}}: add the column, so that each row can be checked.",
    cell: "The {{column}} of this row is empty: fill it in, or say why there is none.",
  },
  check(reading, report) {
    const owed = new Set(reading.facts.placeholders.map(({ block }) => block));
    const kinds = reading.facts.tables.map((table) => ({ table, kind: kindOf(table, reading) }));
    const told = new Set(kinds.flatMap(({ table, kind }) => (kind && hasValue(table, kind) ? [kind] : [])));
    for (const { table, kind } of kinds) {
      if (!kind || table.rows.length < FEWEST_ROWS) continue;
      if (!hasValue(table, kind)) {
        // Another table of the kind may hold the values, and so may any cell with a figure.
        if (told.has(kind) || table.rows.flat().some(({ content }) => /\d/.test(content))) continue;
        const { range } = table.columns[0]!.header;
        const section = sectionAt(reading.document, range.start);
        const fixes = section ? askUnder(reading, section, [kind.ask]) : [];
        report({ message: "column", data: { kind: kind.id, column: kind.needs }, range, fixes });
        continue;
      }
      const empty = table.rows.filter((row) => isEmptyCell(cellOf(table, row, kind.needs)));
      // A column that is empty in most rows was never meant for all.
      if (2 * empty.length >= table.rows.length) continue;
      for (const row of empty) {
        const cell = cellOf(table, row, kind.needs);
        const [name] = row;
        if (!cell || !name || owed.has(cell) || isEmptyCell(name)) continue;
        report({
          message: "cell",
          data: { column: kind.needs },
          range: name.range,
          fixes: askInCell(cell, kind.ask),
        });
      }
    }
  },
});

/** A table of one row is an example. */
const FEWEST_ROWS = 2;

function hasValue({ columns }: Table, { needs, insteadOf }: Kind): boolean {
  return columns.some(({ role }) => role !== undefined && (role === needs || insteadOf.includes(role)));
}

/** What a table is of, by its first column and the one topic that it stands under. */
function kindOf(table: Table, { facts }: Reading): Kind | undefined {
  const { label, columns } = table;
  const [first, ...others] = columns;
  // What tells a table of signals tells its topic too, also where the heading is shared.
  if (isOfSignals(table)) return KINDS.find(({ id }) => id === "signals");
  const { own } = facts.contexts.of(label);
  const isTimed = others.some(({ role }) => role === "latency");
  return KINDS.find(
    ({ id, of, topics }) =>
      own !== undefined &&
      topics.includes(own) &&
      first?.role === of &&
      // Components stand in tables of many kinds.
      (id !== "latencies" || isTimed) &&
      // "Signal" and "alert" are both headers of signals: then one of them holds what the other needs.
      !others.some(({ role }) => role === of),
  );
}
