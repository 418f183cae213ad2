import { cellOf, isEmptyCell, type Table } from "../facts/tables";
import { topicOf } from "../knowledge/index";
import type { ColumnRole } from "../knowledge/languageTypes";
import { isFilled } from "./conditions";
import { topicPlace } from "./places";
import { askFor, askInCell } from "./questions";
import { defineRule } from "./rule";

/** What makes a signal an alert, each a slot of the topic and a column of its tables. */
const NEEDED = ["threshold", "owner", "action"] as const satisfies readonly ColumnRole[];

export default defineRule({
  code: "MLD804",
  name: "alert-incomplete",
  about: "A monitored signal has no threshold, nobody who is told, or nothing that is done.",
  severity: { default: "information", concept: "off", production: "warning" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    cell: "The {{column}} of this signal is empty: without it nobody knows when to act.",
    none: "What is monitored has no threshold: say at which value who is told, and what they do.",
  },
  check(reading, report) {
    const { checklist, facts } = reading;
    const tables = facts.tables.filter(isOfAlerts);
    // "TBD" is another rule's.
    const owed = new Set(facts.placeholders.map(({ block }) => block));
    for (const table of tables)
      for (const row of table.rows)
        for (const role of NEEDED) {
          const cell = cellOf(table, row, role);
          if (cell && isEmptyCell(cell) && !owed.has(cell))
            report({
              message: "cell",
              data: { column: role },
              range: signalOf(table, row).range,
              fixes: askInCell(cell, slotOf(role).ask),
            });
        }
    const isThere = isFilled(checklist, "monitoring.signal");
    if (!isThere || tables.length > 0) return;
    if (isFilled(checklist, "monitoring.threshold") || isFilled(checklist, "monitoring.action")) return;
    report({
      message: "none",
      range: topicPlace(reading, "monitoring"),
      topics: ["monitoring"],
      expects: "thresholds and who acts",
      fixes: askFor(reading, "monitoring", NEEDED),
    });
  },
});

/** Whether its rows are signals with what makes each an alert; a table of metrics and targets is none. */
function isOfAlerts({ columns }: Table): boolean {
  const roles = columns.map(({ role }) => role);
  const has = (role: ColumnRole): boolean => roles.includes(role);
  return (has("signal") || has("metric")) && has("threshold") && (has("owner") || has("action"));
}

function slotOf(id: string) {
  return topicOf("monitoring").slots.find((slot) => slot.id === id)!;
}

function signalOf(table: Table, row: Table["rows"][number]) {
  return (cellOf(table, row, "signal") ?? cellOf(table, row, "metric") ?? row[0])!;
}
