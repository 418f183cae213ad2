import { cellOf, isEmptyCell, type Table } from "../facts/tables";
import type { Block } from "../document/model";
import { sectionAt } from "./places";
import { askInCell, askUnder } from "./questions";
import { defineRule } from "./rule";

const TOPIC = "risks-fairness-privacy";

/** Columns that say what is done about a risk. */
const ANSWERS = ["mitigation", "detector", "action"] as const;

export default defineRule({
  code: "MLD810",
  name: "risk-without-mitigation",
  about: "A risk in a table has nothing that prevents, softens or notices it.",
  severity: { default: "information", interview: "hint", concept: "hint" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "strict",
  messages: {
    row: "This risk has no mitigation: say what prevents, softens or notices it, or that it is accepted.",
    none: "These risks have no mitigation: add a column for what prevents or softens each, and what notices it.",
  },
  check(reading, report) {
    const { facts, document } = reading;
    for (const table of facts.tables) {
      const risks = table.columns.find(({ role }) => role === "risk");
      if (!risks) continue;
      if (!isAnswered(table)) {
        const isOwn = facts.contexts.of(table.label).own === TOPIC;
        const { range } = risks.header;
        const section = sectionAt(document, range.start);
        if (isOwn && table.rows.length > 0)
          report({ message: "none", range, fixes: section ? askUnder(reading, section, [ASK_EACH]) : [] });
        continue;
      }
      for (const row of table.rows) {
        const risk = cellOf(table, row, "risk")!;
        const isOpen = ANSWERS.every((role) => isEmptyCell(cellOf(table, row, role)));
        if (!isEmptyCell(risk) && isOpen)
          report({ message: "row", range: risk.range, fixes: askInCell(answerOf(table, row), ASK) });
      }
    }
  },
});

const ASK = "What prevents it, softens it or notices it - or is it accepted, and why?";
const ASK_EACH = "What prevents each of these risks, softens it or notices it?";

/** The first cell of a row that could hold an answer. */
function answerOf(table: Table, row: Table["rows"][number]): Block | undefined {
  return ANSWERS.map((role) => cellOf(table, row, role)).find((cell) => cell);
}

function isAnswered({ columns }: Table): boolean {
  return columns.some(({ role }) => ANSWERS.some((answer) => answer === role));
}
