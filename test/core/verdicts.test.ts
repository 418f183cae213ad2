import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LabelledDocument } from "../../src/build/eval/labels";
import { formatFinding, formatRules, formatTotals } from "../../src/build/verdicts/format";
import { judge } from "../../src/build/verdicts/judge";
import { placeOf, readVerdicts, type Verdict } from "../../src/build/verdicts/verdicts";

/** A design doc with a placeholder on each of its last lines. */
function design(file: string, debts: number, options: Partial<LabelledDocument> = {}): LabelledDocument {
  const text = [
    "---\nml-design-doc: none\n---",
    "# Parcel weights\n\n## Metrics\n",
    "- Offline: MAE on the orders of the last four weeks, at most 120 g.",
    "- Online: complaints per 1,000 parcels.\n",
    "## Monitoring\n",
    "MAE against the scale is computed daily; above 180 g the logistics team is paged.\n",
    ...Array.from({ length: debts }, (_, index) => `- Shard ${index} reads from TBD on weekdays.`),
  ].join("\n");
  const isOther = false;
  return {
    file: `docs/${file}`,
    text,
    isOther,
    isSealed: false,
    labels: new Map(),
    evidence: new Map(),
    ...options,
  };
}

const FIRST = 15;

function verdict(line: number, opinion: Verdict["verdict"], file = "a.md"): Verdict {
  return { code: "MLD107", file, line, verdict: opinion, reason: "because" };
}

function judged(documents: readonly LabelledDocument[], verdicts: readonly Verdict[] = []) {
  return judge(documents, new Map(verdicts.map((each) => [placeOf(each), each])));
}

function placeholders(documents: readonly LabelledDocument[], verdicts: readonly Verdict[] = []) {
  return judged(documents, verdicts).rules.find(({ code }) => code === "MLD107");
}

describe("verdicts on findings", () => {
  it("count as right, wrong, arguable or unjudged, and the arguable ones not in the precision", () => {
    const verdicts = [verdict(FIRST, "right"), verdict(FIRST + 1, "wrong"), verdict(FIRST + 2, "arguable")];
    assert.deepEqual(placeholders([design("a.md", 4)], verdicts), {
      code: "MLD107",
      findings: 4,
      right: 1,
      wrong: 1,
      arguable: 1,
      unjudged: 1,
      precision: 0.5,
      mayWarn: false,
    });
  });

  it("let a rule warn that is wrong once in ten, but not one that fires more rarely", () => {
    const nine = Array.from({ length: 9 }, (_, index) => verdict(FIRST + index, "right"));
    const tenth = verdict(FIRST + 9, "wrong");
    assert.equal(placeholders([design("a.md", 10)], [...nine, tenth])?.mayWarn, true);
    assert.equal(placeholders([design("a.md", 10)], [...nine.slice(1), tenth])?.mayWarn, false);
    assert.equal(placeholders([design("a.md", 9)], nine)?.mayWarn, true);
  });

  it("are told of when their finding is gone, unless their document is not in the set", () => {
    const old = verdict(2, "right");
    const elsewhere = verdict(2, "right", "z.md");
    const mended = verdict(3, "wrong");
    const judgement = judged([design("a.md", 1)], [old, elsewhere, mended]);
    assert.deepEqual(judgement.gone, [old, mended]);
    assert.match(
      formatTotals(judgement),
      /gone: 2, of which 1 were not wrong\n {2}a\.md:2 MLD107 right: because$/,
    );
  });

  it("are asked for by place, code and message", () => {
    const { findings } = judged([design("a.md", 1)]);
    assert.match(findings.map(formatFinding).join("\n"), /^a\.md:15 MLD107 Placeholder “TBD” left/m);
  });

  it("are kept of what is said more quietly, and asked for of no other such rule", () => {
    const text = design("a.md", 0).text.replace("at most 120 g", "as low as it gets");
    const quiet: Verdict = { ...verdict(6, "right"), code: "MLD303" };
    const { quiet: rules, gone } = judged([design("a.md", 0, { text })], [quiet]);
    assert.deepEqual(
      rules.map(({ code, right, unjudged }) => [code, right, unjudged]),
      [["MLD303", 1, 0]],
    );
    assert.deepEqual(gone, []);
  });

  it("say nothing of sealed documents", () => {
    const sealed = design("sealed.md", 3, { isSealed: true });
    const judgement = judged([design("a.md", 1), sealed], [verdict(FIRST, "right", "sealed.md")]);
    assert.equal(JSON.stringify(judgement).includes("sealed.md"), false);
  });

  it("come with the median document, and with what documents of another kind are told", () => {
    const text = "# Rate limiter\n\nEach client has a bucket of 100 tokens.\n";
    const documents = [
      design("a.md", 0),
      design("b.md", 2),
      design("c.md", 5),
      design("other.md", 0, { isOther: true, text }),
      design("taken.md", 1, { isOther: true }),
    ];
    const judgement = judged(documents);
    const quiet = judged(documents.slice(0, 1)).findings.length;
    assert.equal(judgement.median.loud, quiet + 2);
    assert.deepEqual(judgement.others[0], { file: "other.md", codes: ["MLD002"] });
    const totals = formatTotals(judgement);
    assert.match(totals, /left alone: 1 of 2\n {2}taken\.md: .*MLD107/);
    assert.match(formatRules(judgement.rules), /^MLD107 +7 +- +- +- +7 +- +so far$/m);
  });
});

describe("a file of verdicts", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "verdicts-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(...rows: readonly unknown[]) {
    const file = join(folder, "verdicts.jsonl");
    writeFileSync(
      file,
      rows.map((row) => `${typeof row === "string" ? row : JSON.stringify(row)}\n`).join(""),
    );
    return readVerdicts(file);
  }

  it("holds one a line, found by its place", () => {
    assert.deepEqual([...read(verdict(3, "right"))], [["a.md:3 MLD107", verdict(3, "right")]]);
  });

  for (const file of ["test/verdicts.jsonl", "test/eval/verdicts.jsonl"]) {
    it(`is ours: ${file}`, () => assert.ok(readVerdicts(file).size > 0));
  }

  it("may be missing", () => assert.equal(readVerdicts(join(folder, "none.jsonl")).size, 0));

  for (const [name, rows, message] of [
    ["is not JSON", ["- code: MLD107"], /jsonl:1 is not JSON .*: write one object a line/],
    ["is no object", ["null"], /jsonl:1 lacks a code, file, line or reason: add it/],
    ["gives no reason", [{ ...verdict(3, "right"), reason: "" }], /jsonl:1 lacks a code/],
    ["has another verdict", [{ ...verdict(3, "right"), verdict: "yes" }], /says "yes": use right, wrong/],
    [
      "judges twice",
      [verdict(3, "right"), verdict(3, "wrong")],
      /jsonl:2 judges a\.md:3 MLD107 again: keep one/,
    ],
  ] as const) {
    it(`says what to do where it ${name}`, () => {
      assert.throws(() => read(...rows), message);
    });
  }
});
