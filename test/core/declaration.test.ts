import assert from "node:assert/strict";
import {
  analyse,
  applyEdits,
  declare,
  declaresDesignDoc,
  fixText,
  frameworks,
  stages,
  topics,
} from "../../src/core/index";

const front = (yaml: string): string => `---\n${yaml}\n---\n\n# T\n`;
const declarationOf = (yaml: string) => analyse(front(yaml)).declaration;
const messages = (yaml: string): string[] => declarationOf(yaml).problems.map(({ message }) => message);

describe("the declaration", () => {
  it("names a framework, or none", () => {
    for (const id of [...frameworks.map((framework) => framework.id), "none"]) {
      const declaration = declarationOf(`ml-design-doc: ${id}`);
      assert.deepEqual(
        [declaration.isDeclared, declaration.framework, declaration.problems.length],
        [true, id, 0],
      );
    }
    assert.equal(analyse(front("ml-design-doc: none")).checklist.steps.length, 0);
  });

  it("may be a mapping of framework, stage, task and what is not applicable", () => {
    const yaml =
      "ml-design-doc:\n  framework: ten-step\n  stage: pilot\n  task: ranking\n  not-applicable:\n    ab-test: ' no users yet '";
    const { framework, stage, task, notApplicable, problems } = declarationOf(yaml);
    assert.deepEqual([framework, stage, task], ["ten-step", "pilot", "ranking"]);
    assert.deepEqual([...notApplicable], [["ab-test", "no users yet"]]);
    assert.deepEqual(problems, []);
  });

  it("goes before what the host was configured with", () => {
    const text = front("ml-design-doc:\n  framework: ten-step\n  stage: pilot");
    const { framework, stage } = analyse(text, { framework: "four-step", stage: "concept" });
    assert.deepEqual([framework.id, framework.source, stage], ["ten-step", "declared", "pilot"]);
    const open = analyse(front("ml-design-doc: {}"), { framework: "four-step", stage: "concept" });
    assert.deepEqual(
      [open.framework.id, open.framework.source, open.stage],
      ["four-step", "configured", "concept"],
    );
  });

  it("makes a topic not applicable, whatever the document says of it", () => {
    const yaml =
      "ml-design-doc:\n  framework: nine-step\n  not-applicable:\n    monitoring: a one-off report";
    const state = analyse(front(yaml)).checklist.topics.get("monitoring")!;
    assert.deepEqual([state.status, state.reason], ["not-applicable", "a one-off report"]);
  });

  it("is not made by a key of another name, or below another key", () => {
    for (const yaml of [
      "ml_design_doc: none",
      "meta:\n  ml-design-doc: none",
      "title: ml-design-doc",
      "# ml-design-doc: none",
    ]) {
      assert.equal(declarationOf(yaml).isDeclared, false, yaml);
      assert.equal(declaresDesignDoc(front(yaml)), false, yaml);
    }
  });

  it("says which values there are where one is unknown", () => {
    assert.match(
      messages("ml-design-doc: waterfall").join(),
      /Unknown framework `waterfall`: use nine-step, .*none/,
    );
    assert.match(
      messages("ml-design-doc:\n  stage: someday").join(),
      /Unknown stage `someday`: use interview, /,
    );
    assert.match(messages("ml-design-doc:").join(), /Name a framework/);
    assert.match(messages("ml-design-doc: [nine-step]").join(), /Name a framework/);
    assert.match(messages("ml-design-doc:\n  task: [a]").join(), /task must be a word/);
    assert.match(
      messages("ml-design-doc:\n  not-applicable: [cost]").join(),
      /mapping from a topic to the reason/,
    );
    assert.match(messages("ml-design-doc:\n  not-applicable:\n    cost:").join(), /Say why `cost`/);
    assert.match(messages("ml-design-doc:\n  not-applicable:\n    cost: '  '").join(), /Say why `cost`/);
  });

  it("cuts an endless unknown value in its message", () => {
    const [message] = messages(`ml-design-doc: ${"x".repeat(5000)}`);
    assert.ok(message!.length < 200);
  });

  it("asks whether a near value was meant, and changes it only where nothing else can be", () => {
    const text = front("ml-design-doc: Nine Step");
    assert.equal(fixText(text, analyse(text).findings), front("ml-design-doc: nine-step"));
    const near = analyse(front("ml-design-doc: nin-step"));
    assert.match(near.declaration.problems[0]!.message, /did you mean `nine-step`/);
    assert.equal(fixText(near.document.text, near.findings), near.document.text);
    const key = "ml-design-doc:\n  Stage: pilot\n  not_applicable:\n    A/B test: no";
    assert.match(messages(key).join("\n"), /did you mean `stage`\?\n.*did you mean `not-applicable`\?/);
  });

  it("points at the value that is wrong", () => {
    const text = front("ml-design-doc:\n  framework: nine-step\n  stage: someday");
    const [problem] = analyse(text).declaration.problems;
    assert.equal(text.slice(problem!.range.start, problem!.range.end), "someday");
  });

  it("knows every topic and every stage", () => {
    const reasons = topics.map(({ id }) => `    ${id}: because`).join("\n");
    assert.equal(
      declarationOf(`ml-design-doc:\n  not-applicable:\n${reasons}`).notApplicable.size,
      topics.length,
    );
    for (const stage of stages) assert.equal(declarationOf(`ml-design-doc:\n  stage: ${stage}`).stage, stage);
  });
});

describe("declaring a document", () => {
  const declared = (text: string): string => applyEdits(text, [declare(text, "ten-step")]);

  for (const [name, text] of [
    ["a text without front matter", "# T\n"],
    ["an empty text", ""],
    ["a front matter", "---\ntitle: A\n---\n# T\n"],
    ["an empty front matter", "---\n---\n# T\n"],
    ["a byte order mark", "\uFEFF# T\n"],
    ["a byte order mark and a front matter", "\uFEFF---\ntitle: A\n---\n# T\n"],
    ["a text that begins with a rule", "---\n\n# T\n"],
    ["CRLF", "---\r\ntitle: A\r\n---\r\n# T\r\n"],
    ["CRLF without front matter", "# T\r\n\r\ntext\r\n"],
  ] as const) {
    it(`works on ${name}, and keeps every line`, () => {
      const result = declared(text);
      const { declaration } = analyse(result);
      assert.deepEqual([declaration.framework, declaration.problems], ["ten-step", []]);
      const kept = text.replace("\uFEFF", "");
      assert.ok(result.endsWith(kept.startsWith("---") ? kept.slice(kept.indexOf("\n") + 1) : kept));
      if (text.includes("\r\n")) assert.doesNotMatch(result, /[^\r]\n/);
      assert.equal(result.startsWith("\uFEFF"), text.startsWith("\uFEFF"));
    });
  }
});
