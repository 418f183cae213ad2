import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run, type Files } from "../support/memoryWorld";

const EXAMPLE = "docs/examples/own-framework";
const read = (name: string): string => readFileSync(join(EXAMPLE, name), "utf8");
const FILES: Files = {
  ".ml-design-doc.yaml": read(".ml-design-doc.yaml"),
  "review-board.yaml": read("review-board.yaml"),
  "parcel-weight.md": read("parcel-weight.md"),
};

describe("the example of a team's own framework", () => {
  it("is read as its framework and its configuration have it, with no section amiss", async () => {
    const { stdout } = await run(["check", "--format=json", "."], FILES);
    const { configuration, files } = JSON.parse(stdout) as {
      configuration: unknown[];
      files: { findings: { code: string }[] }[];
    };
    assert.deepEqual(configuration, []);
    const codes = files[0]!.findings.map(({ code }) => code);
    assert.deepEqual(
      codes.filter((code) => /^MLD[01]/.test(code)),
      [],
    );
  });

  it("shows in the checklist what the framework requires beside what the stage does", async () => {
    const { stdout } = await run(["checklist", "parcel-weight.md"], FILES);
    assert.match(stdout, /Review board \(declared\)/);
    assert.match(stdout, /5\. Watch/);
    assert.match(stdout, /Monitoring and alerting {2}2 of 3 · owner missing/);
  });

  it("begins new documents, by default and by its id", async () => {
    const { stdout } = await run(["new"], FILES);
    assert.match(stdout, /^---\nml-design-doc: review-board\n---/);
    assert.match(stdout, /## 5\. Watch/);
    assert.equal((await run(["new", "--framework", "review-board"], FILES)).stdout, stdout);
    assert.match((await run(["new", "--framework", "four-step"], FILES)).stdout, /ml-design-doc: four-step/);
    const { stderr } = await run(["new", "--framework", "review-bored"], FILES);
    assert.match(stderr, /no framework "review-bored": use one of .*review-board, or none/);
  });
});

describe("a team's framework with something wrong in it", () => {
  const files = (framework: string): Files => ({ ...FILES, "review-board.yaml": framework });

  it("is told where it is wrong, and used as far as it goes", async () => {
    const broken = read("review-board.yaml").replace("topic: summary", "topic: sumary");
    const { stdout, code } = await run(["check", "parcel-weight.md"], files(broken));
    assert.equal(code, 1);
    const [path, finding] = stdout.split("\n");
    assert.equal(path, "review-board.yaml");
    assert.match(
      finding!,
      /^ +11:16 {2}warning {6}Unknown topic `sumary`: did you mean `summary`\? {2}MLD001/,
    );
    assert.doesNotMatch(stdout, /MLD108/);
  });

  it("is told also where it is named, if it can't be used", async () => {
    const { stdout } = await run(["check", "parcel-weight.md"], files("id: review-board\n"));
    assert.match(stdout, /\.ml-design-doc\.yaml\n.*`review-board.yaml` is no framework that can be used/);
    assert.match(stdout, /Unknown framework `review-board`/);
  });

  it("is told where it is not there", async () => {
    const { stdout } = await run(["check", "parcel-weight.md"], {
      ...FILES,
      ".ml-design-doc.yaml": "frameworks: [review-board.yaml, gone.yaml]",
    });
    assert.match(stdout, /1:33 {2}warning {6}`gone.yaml`: There is no such file: check the path\./);
  });
});
