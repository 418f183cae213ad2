import assert from "node:assert/strict";
import { analyse, noteAt } from "../../src/core/index";

/** What is said of a text where it first stands, its lines in one string each; links are put into brackets. */
function said(document: string, text: string): string[] | undefined {
  const analysis = analyse(document);
  const note = noteAt(analysis, document.indexOf(text));
  if (!note) return undefined;
  const lines = note.lines.map(({ verdict, parts }) => {
    const sentence = parts.map((part) => (part.place ? `[${part.text}]` : part.text)).join("");
    return verdict ? `${verdict}: ${sentence}` : sentence;
  });
  return [`${note.title} · ${note.about}`, ...lines];
}

const DESIGN = `# Photo search

## Requirements

40M daily active users, 12 searches per user a day. The answer must be there within 120 ms at p95.

## Metrics

NDCG@10 of at least 0.45, today 0.41. CTR rises by 2%.

## Serving

| Step    | p95 (ms) |
| ------- | -------- |
| Recall  | 30       |
| Ranking | 70       |

The index has 300 lists. Notes on 17 others follow.
`;

describe("Notes", () => {
  it("tell of a quantity its role, its normal form and what is computed with it", () => {
    assert.deepEqual(said(DESIGN, "40M"), [
      "Daily users · 40M users a day",
      "derived: 40M × 12 ÷ 86,400 = 5,560 a second",
    ]);
    assert.deepEqual(said(DESIGN, "within 120"), [
      "Latency budget · at most 120 ms at p95",
      "agrees: 30 ms + 70 ms = 100 ms: fits “within 120 ms”; from lines [15], [16]",
    ]);
  });

  it("name the line of what is stated elsewhere, and not that of the quantity itself", () => {
    assert.deepEqual(said(DESIGN, "70 "), [
      "Latency · 70 ms at p95",
      "agrees: 30 ms + 70 ms = 100 ms: fits “within 120 ms” on line [5]; from line [15]",
    ]);
  });

  it("say so where what follows does not fit", () => {
    const slower = DESIGN.replace("within 120", "within 90");
    assert.match(said(slower, "70 ")!.join("\n"), /disagrees: .*does not fit “within 90 ms” on line \[5\]/);
  });

  it("tell of a metric its class, direction, scale and values", () => {
    assert.deepEqual(said(DESIGN, "NDCG"), [
      "NDCG@10 · offline metric · higher is better · from 0 to 1",
      "Target: at least 0.45 ([line 9])",
      "Baseline: 0.41 ([line 9])",
    ]);
    assert.deepEqual(said(DESIGN, "at least 0.45"), ["Target of NDCG@10 · at least 0.45"]);
  });

  it("say nothing where nothing is known", () => {
    assert.equal(said(DESIGN, "Photo"), undefined);
    assert.equal(said(DESIGN, "17 others"), undefined);
    assert.equal(said(DESIGN, "p95"), undefined);
  });

  it("lead to what they name", () => {
    const analysis = analyse(DESIGN);
    const { lines } = noteAt(analysis, DESIGN.indexOf("within 120"))!;
    const places = lines.flatMap(({ parts }) => parts.flatMap(({ place }) => place ?? []));
    assert.deepEqual(
      places.map(({ start, end }) => DESIGN.slice(start, end)),
      ["30", "70"],
    );
  });
});
