import assert from "node:assert/strict";
import { run } from "../support/memoryWorld";

const DESIGN = `# Parcels

## Goal

We want to cut late parcels by a tenth.

## Offline metrics

| Metric | Baseline | Target |
| --- | --- | --- |
| **MAE** | 9.5 min | 7 min |

## Online metrics

- CTR of the tracking page: +2%

## Monitoring

MAE is computed daily; above 12 min the logistics team is paged.

## Risks

| Risk | Mitigation |
| --- | --- |
| scales break | median of the category |
| drivers game it | |
`;

describe("trace", () => {
  it("follows each metric from its target to its alert, and says what is missing on the way", async () => {
    const { code, stdout } = await run(["trace", "a.md"], { "a.md": DESIGN });
    assert.equal(code, 0);
    assert.equal(
      stdout,
      [
        "a.md",
        "Goal      We want to cut late parcels by a tenth. (line 5)",
        "Metrics",
        "  Click-through rate, online (line 15) → target +2% (line 15) → no baseline, signal, alert",
        "  Mean absolute error, offline (line 11) → target 7 min (line 11) → baseline 9.5 min (line 11) → watched (line 19)" +
          " → alert above 12 min (line 19)",
        "Owner     nobody is named who acts",
        "Fallback  no fallback",
        "Risks",
        "  scales break  →  median of the category",
        "  drivers game it  →  no mitigation",
        "",
      ].join("\n"),
    );
  });

  it("is told to machines with the lines", async () => {
    const { stdout } = await run(["trace", "--format", "json", "a.md"], { "a.md": DESIGN });
    const { files } = JSON.parse(stdout) as { files: { metrics: { id: string; target: unknown }[] }[] };
    assert.deepEqual(
      files[0]!.metrics.map(({ id, target }) => [id, target]),
      [
        ["ctr", { line: 15, text: "+2%", low: 0.02, high: 0.02 }],
        ["mae", { line: 11, text: "7 min", low: 420, high: 420 }],
      ],
    );
  });

  it("says which formats there are", async () => {
    const { code, stderr } = await run(["trace", "--format", "xml", "a.md"], { "a.md": DESIGN });
    assert.equal(code, 2);
    assert.match(stderr, /use stylish or json/);
  });
});
