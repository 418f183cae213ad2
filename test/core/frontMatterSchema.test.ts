import assert from "node:assert/strict";
import { parse } from "yaml";
import { analyse, frameworks, stages, topics } from "../../src/core/index";
import { readSchema, validator } from "../support/schemas";

interface Definitions {
  readonly framework: { readonly anyOf: readonly [{ readonly enum: readonly string[] }, unknown] };
  readonly stage: { readonly enum: readonly string[] };
  readonly declaration: {
    readonly properties: Readonly<
      Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>
    >;
  };
}

const schema = readSchema("front-matter");
const validate = validator(schema);
const definitions = schema["definitions"] as Definitions;

const GOOD = [
  "title: no declaration",
  ...[...frameworks.map(({ id }) => id), "none"].map((id) => `ml-design-doc: ${id}`),
  "ml-design-doc: 'nine-step'",
  "ml-design-doc: {}",
  "ml-design-doc: { framework: none }",
  ...stages.map((stage) => `ml-design-doc:\n  stage: ${stage}`),
  "ml-design-doc:\n  framework: ten-step\n  stage: concept\n  task: ranking",
  ...topics.map(({ id }) => `ml-design-doc:\n  not-applicable:\n    ${id}: because`),
  "ml-design-doc:\n  not-applicable: {}",
  "title: T\ntags: [a, b]\nml-design-doc: none\nauthor:\n  name: A",
];

const BAD = [
  "ml-design-doc:",
  "ml-design-doc: ''",
  "ml-design-doc: Nine-Step",
  "ml-design-doc: 9",
  "ml-design-doc: true",
  "ml-design-doc: [nine-step]",
  "ml-design-doc:\n  framework:",
  "ml-design-doc:\n  framework: nine_step",
  "ml-design-doc:\n  framework: [none]",
  "ml-design-doc:\n  stage: Design",
  "ml-design-doc:\n  stage: 3",
  "ml-design-doc:\n  stage:",
  "ml-design-doc:\n  task: 5",
  "ml-design-doc:\n  task: [ranking]",
  "ml-design-doc:\n  task:",
  "ml-design-doc:\n  owner: me",
  "ml-design-doc:\n  not-applicable: cost",
  "ml-design-doc:\n  not-applicable:",
  "ml-design-doc:\n  not-applicable: [cost]",
  "ml-design-doc:\n  not-applicable:\n    costs: none",
  "ml-design-doc:\n  not-applicable:\n    cost:",
  "ml-design-doc:\n  not-applicable:\n    cost: ''",
  "ml-design-doc:\n  not-applicable:\n    cost: '  '",
  "ml-design-doc:\n  not-applicable:\n    cost: 5",
  "ml-design-doc:\n  not-applicable:\n    cost: { reason: none }",
];

const problemsOf = (yaml: string) => analyse(`---\n${yaml}\n---\n`).declaration.problems;

describe("the schema of the front matter", () => {
  it("takes the id of a team's framework, of which only the core knows whether it is there", () => {
    assert.ok(validate(parse("ml-design-doc: waterfall")));
    assert.ok(problemsOf("ml-design-doc: waterfall").length > 0);
  });

  it("lists the frameworks, stages and topics of the core, in its order", () => {
    assert.deepEqual(definitions.framework.anyOf[0].enum, [...frameworks.map(({ id }) => id), "none"]);
    assert.deepEqual(definitions.stage.enum, stages);
    assert.deepEqual(
      Object.keys(definitions.declaration.properties["not-applicable"]!.properties!),
      topics.map(({ id }) => id),
    );
  });

  for (const yaml of GOOD) {
    it(`takes ${JSON.stringify(yaml)}, as the core does`, () => {
      assert.ok(validate(parse(yaml)), JSON.stringify(validate.errors));
      assert.deepEqual(problemsOf(yaml), []);
    });
  }

  for (const yaml of BAD) {
    it(`refuses ${JSON.stringify(yaml)}, as the core does`, () => {
      assert.ok(!validate(parse(yaml)));
      assert.ok(problemsOf(yaml).length > 0);
    });
  }
});
