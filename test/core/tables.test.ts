import assert from "node:assert/strict";
import { parse } from "../../src/core/document/parse";
import { cellOf, isEmptyCell, tablesOf } from "../../src/core/facts/tables";

const TEXT = `# Parcels

## Monitoring

| Signal | Threshold | Window | Owner |
| --- | --- | --- | --- |
| daily MAE | > 180 g | 7 days | logistics |
| null weights | TBD | | |

Text between.

- | Риск | Мера |
  | --- | --- |
  | весы сломаны | медиана по категории |

| a | b |
| --- | --- |
`;

describe("tables", () => {
  const tables = tablesOf(parse(TEXT));
  it("are read with their rows, wherever they stand", () => {
    const contents = tables.map(({ rows }) => rows.map((row) => row.map(({ content }) => content.trim())));
    assert.deepEqual(contents, [
      [
        ["daily MAE", "> 180 g", "7 days", "logistics"],
        ["null weights", "TBD", "", ""],
      ],
      [["весы сломаны", "медиана по категории"]],
      [],
    ]);
  });
  it("know what their columns say", () => {
    const roles = tables.map(({ columns }) => columns.map(({ role }) => role));
    assert.deepEqual(roles, [
      ["signal", "threshold", "window", "owner"],
      ["risk", "mitigation"],
      [undefined, undefined],
    ]);
  });
  it("tell what a row leaves open", () => {
    const [monitoring] = tables as [(typeof tables)[0], ...typeof tables];
    const open = monitoring.rows.map((row) =>
      (["threshold", "owner"] as const).map((role) => isEmptyCell(cellOf(monitoring, row, role))),
    );
    assert.deepEqual(open, [
      [false, false],
      [true, true],
    ]);
  });
});
