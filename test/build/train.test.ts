import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { averagePrecision } from "../../src/build/train/averagePrecision";
import { fit } from "../../src/build/train/fit";
import { readLabelledTexts } from "../../src/build/train/labelled";
import { learn, topicsOf, unitsOf } from "../../src/build/train/learn";

describe("labelled documents", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "labelled-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(...rows: readonly string[]) {
    writeFileSync(join(folder, "a.tsv"), rows.join("\n"));
    return readLabelledTexts(folder);
  }

  it("have blank lines only where Markdown needs them", () => {
    const [one, two] = read(
      "%% silos; notes; English",
      "-\t# Silo",
      "features\t- age",
      "features\t- level",
      "monitoring?\tMonitoring",
      "-\t```",
      "-\tx = 1",
      "-\ty = 2",
      "-\t```",
      "%% fields; notes; English",
      "ml-framing,labels\tText.",
    );
    assert.equal(one!.text, "# Silo\n\n- age\n- level\n\nMonitoring\n\n```\nx = 1\ny = 2\n```");
    assert.deepEqual(one!.topics.slice(0, 6), [[], [], ["features"], ["features"], [], []]);
    assert.deepEqual(two!.topics, [["ml-framing", "labels"]]);
  });

  it("say which line is wrong, and what to do", () => {
    assert.throws(
      () => read("%% a", "no tab"),
      /a\.tsv:2 has no tab: write the topics, a tab, and the line\./,
    );
    assert.throws(() => read("%% a", "ml-task\tText."), /a\.tsv:2: "ml-task" is no topic: use an id/);
    assert.throws(() => read("-\tText."), /a\.tsv:1 stands in no document: open one/);
  });
});

describe("what is learned", () => {
  it("tells the classes of examples by their signs, the same each time", () => {
    const examples = Array.from({ length: 200 }, (_, index) => ({
      signs: [index % 2, 2 + (index % 7)],
      classes: [index % 2 === 1, false],
    }));
    const { biases, weights } = fit(examples, 9, 2);
    const odds = (sign: number, one: number): number => biases[one]! + weights[sign * 2 + one]!;
    assert.ok(odds(1, 0) > 1 && odds(0, 0) < -1, `${odds(1, 0)} and ${odds(0, 0)}`);
    assert.ok(odds(1, 1) < -2);
    assert.deepEqual(fit(examples, 9, 2).weights, weights);
  });

  it("is scored by how far in front it puts what is wanted", () => {
    const scored = (...wanted: readonly boolean[]) =>
      wanted.map((isWanted, index) => ({ score: -index, isWanted }));
    assert.equal(averagePrecision(scored(true, true, false)), 1);
    assert.equal(averagePrecision(scored(false, true)), 0.5);
    assert.equal(averagePrecision(scored(true, false, true)), (1 + 2 / 3) / 2);
    assert.equal(averagePrecision(scored(false)), 0);
  });

  it("is what evidence.json holds; else run `npm run train`", function () {
    this.timeout(400_000);
    const documents = readLabelledTexts("src/core/knowledge/evidence").map(unitsOf);
    const known: unknown = JSON.parse(readFileSync("src/core/knowledge/evidence.json", "utf8"));
    assert.deepEqual(learn(documents, topicsOf(documents)), known);
  });
});
