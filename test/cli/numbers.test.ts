import assert from "node:assert/strict";
import { run } from "../support/memoryWorld";

const DESIGN = `# Parcels

## Scale

- 50M DAU
- Each user makes 20 requests a day, 1.2K requests per second on average.
- The answer must come within 100 ms at p99.

| component | p99, ms |
| --- | --- |
| network | 20 |
| features | 45 |
| ranker | 50 |

Embeddings: 400,000 passages x 1,024 dimensions x 4 bytes = 1.64 GB.
`;

describe("numbers", () => {
  it("are told with what they stand for and what follows from them", async () => {
    const { code, stdout } = await run(["numbers", "a.md"], { "a.md": DESIGN });
    assert.equal(code, 0);
    assert.equal(
      stdout,
      [
        "a.md",
        "Quantities",
        "   5  daily users          50M DAU",
        "   6  actions per user     20 requests a day",
        "   6  average load         1.2K requests per second",
        "   7  latency budget       within 100 ms",
        "  11  latency              20",
        "  12  latency              45",
        "  13  latency              50",
        "  15  rows                 400,000 passages",
        "  15  embedding dimension  1,024 dimensions",
        "  15  storage              1.64 GB",
        "  1 more stands for nothing we know",
        "Calculations",
        "   6  disagrees  50M × 20 ÷ 86,400 = 11.6K a second, not 1.2K requests per second",
        "  13  disagrees  20 ms + 45 ms + 50 ms = 115 ms, not within 100 ms",
        "  15  agrees     400,000 × 1,024 × 4 bytes = 1.64 GB  (stated: 1.64 GB)",
        "",
      ].join("\n"),
    );
  });

  it("are told to machines in base units", async () => {
    const { stdout } = await run(["numbers", "--format", "json", "a.md"], { "a.md": DESIGN });
    const { files } = JSON.parse(stdout) as {
      files: { quantities: Record<string, unknown>[]; calculations: Record<string, unknown>[] }[];
    };
    const [file] = files;
    assert.deepEqual(
      file!.quantities.find(({ line }) => line === 12),
      {
        line: 12,
        text: "45",
        role: "component-latency",
        low: 0.045,
        high: 0.045,
        dimension: "time",
        unit: "millisecond",
        bound: "exact",
        percentile: 99,
      },
    );
    assert.deepEqual(
      file!.calculations.map(({ kind, verdict, line }) => [kind, verdict, line]),
      [
        ["load", "disagrees", 6],
        ["latency-sum", "disagrees", 13],
        ["equation", "agrees", 15],
      ],
    );
  });

  it("of a document without any are none", async () => {
    const { stdout } = await run(["numbers", "a.md"], { "a.md": "# Parcels\n" });
    assert.equal(stdout, "a.md\nQuantities: none that stands for anything we know\nCalculations: none\n");
  });
});
