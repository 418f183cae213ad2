import { cellOf, isEmptyCell, isTeamCell, type Table } from "../facts/tables";
import type { Block } from "../document/model";
import { askInCell } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD812",
  name: "owner-is-team",
  about: "All that must be acted on is owned by teams, none by a person or a rota.",
  severity: { default: "hint", interview: "off", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: { team: "A team does not answer the phone: name a person, a role or a rota." },
  check({ facts }, report) {
    for (const table of facts.tables) {
      const owners = ownersOf(table);
      const [first] = owners;
      if (!first || !owners.every(isTeamCell)) continue;
      const fixes = askInCell(first, "Who of them - a person, a role or a rota?");
      report({ message: "team", range: first.range, fixes });
    }
  },
});

function ownersOf(table: Table): Block[] {
  const cells = table.rows.map((row) => cellOf(table, row, "owner"));
  return cells.filter((cell): cell is Block => cell !== undefined && !isEmptyCell(cell));
}
