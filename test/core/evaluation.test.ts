import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluate } from "../../src/build/eval/evaluate";
import { formatWrong } from "../../src/build/eval/format";
import { readLabelled } from "../../src/build/eval/labels";

/** What our own sets reach, rounded down. They only go up: raise them when the reader gets better. */
const SETS = [
  { folder: "test/eval", f1: 0.9, kappa: 0.85, taken: [] },
  // Documents that say by other words what they are about. Notes on papers speak of all that a design does, of other
  // people's systems: nothing yet tells them apart.
  {
    folder: "test/eval-indirect",
    f1: 0.82,
    kappa: 0.73,
    taken: ["reading-notes-travel-time-papers.md"],
  },
];

for (const floor of SETS)
  describe(`the reader, against the labels of ${floor.folder}`, () => {
    const { open, likely, wrong } = evaluate(readLabelled(floor.folder));
    const cells = ["", ...wrong.map(formatWrong)].join("\n");

    it("finds what is absent at least as well as before", () => {
      assert.ok(open.f1 >= floor.f1, `F1 of absent ${open.f1.toFixed(3)} is below ${floor.f1}${cells}`);
      assert.ok(open.kappa >= floor.kappa, `kappa ${open.kappa.toFixed(3)} is below ${floor.kappa}${cells}`);
    });

    it("takes no other document for an ML design doc", () => {
      assert.deepEqual(likely.taken, floor.taken);
    });
  });

describe("a labelled set", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "labelled-"));
    writeFileSync(join(folder, "a.md"), "## Monitoring\n\nTODO\n");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(...rows: readonly unknown[]) {
    writeFileSync(join(folder, "labels.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
    return readLabelled(folder);
  }

  const row = { file: "a.md", kind: "design-doc" };

  it("counts what is thin or missing as absent, and leaves out where readers disagreed", () => {
    const topics = { monitoring: "thin", baseline: "absent", "ab-test": "present", labels: null };
    const { open, byTopic, wrong } = evaluate(read({ ...row, topics }));
    const { cells, absent, precision, recall, f1, kappa, threeWay } = open;
    assert.deepEqual(
      { cells, absent, precision, recall },
      { cells: 3, absent: 2, precision: 2 / 3, recall: 1 },
    );
    assert.deepEqual({ f1, kappa, threeWay }, { f1: 0.8, kappa: 0, threeWay: 0.5 });
    assert.deepEqual([...byTopic.keys()], ["monitoring", "baseline", "ab-test"]);
    assert.deepEqual(
      wrong.map(({ kind, topic }) => [kind, topic]),
      [["false alarm", "ab-test"]],
    );
  });

  it("shows nothing of a sealed document but its part of the totals", () => {
    const topics = { monitoring: "present" };
    const { sealed, ...shown } = evaluate(read({ ...row, sealed: true, topics }));
    assert.equal(sealed.cells, 1);
    assert.equal(shown.open.cells, 0);
    assert.equal(JSON.stringify([...shown.byTopic, shown.wrong, shown.likely]).includes("a.md"), false);
  });

  for (const [name, broken, message] of [
    ["has no rows", [], /is empty: write one row/],
    ["has a row that is no object", ["a.md"], /labels\.jsonl:1 is no object: write one/],
    ["names no file", [{ kind: "other" }], /labels\.jsonl:1 has no file or no kind: add both/],
    [
      "names a file that is not there",
      [row, { ...row, file: "b.md" }],
      /jsonl:2 names .*b\.md.*: correct the row/,
    ],
    [
      "labels what is no topic",
      [{ ...row, topics: { metrics: "thin" } }],
      /"metrics", which is no topic: use/,
    ],
    ["has another label", [{ ...row, topics: { baseline: "stub" } }], /baseline "stub": use present, thin/],
  ] as const) {
    it(`says what to do where it ${name}`, () => {
      assert.throws(() => read(...broken), message);
    });
  }
});
