import assert from "node:assert/strict";
import { frameworks, frontMatterChoices, readFrameworkFile, topics } from "../../src/core/index";

const { framework } = readFrameworkFile(
  "id: team\ntitle: Team\nsteps: [{ title: Watch, topics: [monitoring] }]\n",
);
const all = [...frameworks, framework!];

/** What is offered at `|`. */
function offered(text: string): string[] {
  const lines = text.slice(0, text.indexOf("|")).split("\n");
  return frontMatterChoices(lines.slice(0, -1), lines.at(-1)!, all).map((choice) => choice.text);
}

describe("what is offered in a front matter", () => {
  const ids = [...frameworks.map(({ id }) => id), "team", "none"];

  it("is every framework where one is named, the team's own among them", () => {
    assert.deepEqual(offered("---\nml-design-doc: |\n---\n"), ids);
    assert.deepEqual(offered("---\ntitle: T\nml-design-doc:\n  stage: pilot\n  framework: te|"), ids);
  });

  it("is every stage where one is named, and the keys where one is begun", () => {
    assert.deepEqual(offered("---\nml-design-doc:\n  stage: |")[0], "interview");
    assert.deepEqual(offered("---\nml-design-doc:\n  |"), ["framework", "stage", "task", "not-applicable"]);
    assert.deepEqual(offered("---\n|\n---\n"), ["ml-design-doc"]);
  });

  it("is every topic below not-applicable", () => {
    assert.deepEqual(
      offered("---\nml-design-doc:\n  not-applicable:\n    co|"),
      topics.map(({ id }) => id),
    );
  });

  it("is nothing anywhere else", () => {
    for (const text of [
      "|",
      "# T\nml-design-doc: |",
      "---\nml-design-doc: none\n---\n|",
      "---\nml-design-doc: none\n---\n\nstage: |",
      "---\ntitle: |",
      "---\nauthor:\n  framework: |",
      "---\nml-design-doc:\n  task: |",
      "---\nml-design-doc:\n  not-applicable:\n    cost: |",
      "---\nml-design-doc: nine-step and |",
    ]) {
      assert.deepEqual(offered(text), [], text);
    }
  });
});
