import { cellOf, isEmptyCell, isTeamCell } from "../facts/tables";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD812",
  name: "owner-is-team",
  about: "What must be acted on is owned by a team, not by a person or a rota.",
  severity: { default: "hint", interview: "off", concept: "off" },
  since: "0.2.0",
  messages: { team: "A team does not answer the phone: name a person, a role or a rota." },
  check({ facts }, report) {
    for (const table of facts.tables)
      for (const row of table.rows) {
        const owner = cellOf(table, row, "owner");
        if (owner && !isEmptyCell(owner) && isTeamCell(owner))
          report({ message: "team", range: owner.range });
      }
  },
});
