import assert from "node:assert/strict";
import { parse } from "yaml";
import { analyse, frameworks, outline, readFrameworkFile, type Framework } from "../../src/core/index";
import { readSchema, validator } from "../support/schemas";

const validate = validator(readSchema("framework"));
const HEAD = "id: team\ntitle: Team\n";
const STEPS = "steps:\n  - title: Watch\n    topics: [monitoring]\n";

const GOOD = [
  HEAD + STEPS,
  `${HEAD}about: For us.\nsource: The wiki.\n${STEPS}`,
  `${HEAD}steps:\n  - id: w\n    title: Watch\n    minutes: 5\n    part: Last\n    headings: [Night watch]\n    topics: [monitoring]`,
  `${HEAD}steps:\n  - title: Watch\n    headings: { de: [Wache], ru: [дозор] }\n    topics: [{ topic: monitoring, optional: true }]`,
  `${HEAD}steps:\n  - title: Watch\n    topics:\n      - topic: monitoring\n        ask: [Who wakes up?]\n        require: [owner, action]`,
];

/** Text, where the problem lies, what it says, and whether a schema can tell. */
const BAD: readonly (readonly [text: string, where: string, message: RegExp, onlyHere?: true])[] = [
  [`title: Team\n${STEPS}`, "t", /Give the framework an `id`/],
  [`id: Team\ntitle: Team\n${STEPS}`, "Team", /small letters/],
  [`id: nine-step\ntitle: Team\n${STEPS}`, "nine-step", /taken by the tool itself/, true],
  [`id: none\ntitle: Team\n${STEPS}`, "none", /taken by the tool itself/],
  [`id: team\n${STEPS}`, "i", /a `title`/],
  [HEAD, "i", /List the `steps`/],
  [`${HEAD}steps: []`, "steps", /List the `steps`/],
  [`${HEAD}stepps: []\n${STEPS}`, "stepps", /key of a framework `stepps`: did you mean `steps`/],
  [`${HEAD}about: 5\n${STEPS}`, "5", /Write `about` as a sentence/],
  [`${STEPS}  - title: Late\n    topic: [monitoring]\n${HEAD}`, "topic", /did you mean `topics`/],
  [`${HEAD}${STEPS}  - topics: [labels]\n`, "t", /Give the step a `title`/],
  [`${HEAD}${STEPS}  - title: Late\n`, "t", /List the `topics`/],
  [
    `${HEAD}${STEPS}  - title: Late\n    topics: [label]\n`,
    "label",
    /Unknown topic `label`: did you mean `labels`/,
    true,
  ],
  [`${HEAD}${STEPS}  - title: Late\n    topics: [{ optional: true }]\n`, "{", /Name the `topic`/],
  [
    `${HEAD}${STEPS}  - title: Late\n    topics: [{ topic: labels, require: [ownr] }]\n`,
    "ownr",
    /Unknown slot/,
    true,
  ],
  [
    `${HEAD}${STEPS}  - title: Late\n    topics: [{ topic: labels, optional: maybe }]\n`,
    "maybe",
    /optional: true/,
  ],
  [`${HEAD}${STEPS}  - title: Late\n    minutes: 0\n    topics: [labels]\n`, "0", /whole minutes/],
  [
    `${HEAD}${STEPS}  - title: Late\n    headings: ['...']\n    topics: [labels]\n`,
    "'...'",
    /heading with letters/,
  ],
  [`${HEAD}${STEPS}  - title: Late\n    id: L!\n    topics: [labels]\n`, "L!", /step's `id`/],
  [`${HEAD}${STEPS}  - title: Watch\n    topics: [labels]\n`, "Watch", /Another step/, true],
  ["steps", "steps", /Write a framework as/],
];

describe("a team's framework", () => {
  for (const [index, text] of GOOD.entries()) {
    it(`is taken, number ${index + 1}`, () => {
      const { framework, problems } = readFrameworkFile(text);
      assert.deepEqual(problems, []);
      assert.equal(framework?.id, "team");
      assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
    });
  }

  for (const [text, where, message, onlyHere] of BAD) {
    it(`is told what is wrong: ${message.source}`, () => {
      const { problems } = readFrameworkFile(text);
      const found = problems.find((problem) => message.test(problem.message));
      assert.ok(found, JSON.stringify(problems));
      assert.equal(text.slice(found.range.start, found.range.end).trim(), where);
      assert.equal(validate(parse(text)), onlyHere ?? false, "the schema");
    });
  }

  it("needs no more than titles and topics, the rest follows", () => {
    const { framework } = readFrameworkFile(HEAD + STEPS);
    const [step] = framework!.steps;
    assert.equal(step!.id, "watch");
    assert.equal(step!.minutes, 45);
    assert.ok(step!.topics[0]!.ask.length > 0, "the questions of the topic");
  });

  it("keeps the steps that can be used", () => {
    const { framework, problems } = readFrameworkFile(`${HEAD}${STEPS}  - title: Late\n    topics: [nope]\n`);
    assert.deepEqual(
      framework!.steps.map(({ title }) => title),
      ["Watch"],
    );
    assert.ok(problems.length > 0);
  });
});

describe("every built-in framework", () => {
  for (const framework of frameworks) {
    it(`${framework.id} is told by its headings, all of which are found again`, () => {
      const text = outline(framework, "T").text.replace(
        `ml-design-doc: ${framework.id}`,
        "ml-design-doc: {}",
      );
      const { framework: chosen, checklist } = analyse(text);
      assert.deepEqual([chosen.id, chosen.source], [framework.id, "inferred"]);
      assert.ok(checklist.steps.every(({ section }) => section));
    });
  }
});

describe("a document that follows a team's framework", () => {
  const own = (text: string): Framework => readFrameworkFile(text).framework!;
  const framework = own(`${HEAD}steps:
  - title: The Ask
    topics: [plan]
  - title: Night Duty
    headings: [who wakes up]
    topics:
      - topic: monitoring
        require: [window]
`);
  const options = { frameworks: [framework] };
  const text = `---
ml-design-doc: team
---

# Parcel weight

## Who wakes up

Lena is called when the MAE exceeds 180 g, and rolls back.
`;

  it("may name it, and is held against its steps", () => {
    const { declaration, framework: chosen, checklist, findings } = analyse(text, options);
    assert.deepEqual(declaration.problems, []);
    assert.equal(chosen.framework, framework);
    assert.deepEqual(
      checklist.steps.map(({ step, section }) => [step.title, section?.label.text]),
      [
        ["The Ask", undefined],
        ["Night Duty", "Who wakes up"],
      ],
    );
    assert.ok(findings.some(({ message }) => message.includes("The Ask")));
    assert.match(analyse(text).findings[0]!.message, /Unknown framework `team`/);
  });

  it("has the topics of its headings, and the slots that it requires", () => {
    const monitoring = analyse(text, options).checklist.topics.get("monitoring")!;
    assert.equal(monitoring.status, "partial");
    const window = monitoring.slots.find(({ slot }) => slot.id === "window")!;
    assert.ok(window.isRequired);
    const elsewhere = analyse(text.replace("team", "none"), options).checklist.topics.get("monitoring")!;
    assert.ok(!elsewhere.slots.find(({ slot }) => slot.id === "window")!.isRequired);
  });

  it("is told by its headings where it does not say", () => {
    const steps = ["Alpha", "Beta", "Gamma", "Delta"].map(
      (title) => `  - title: ${title}\n    topics: [labels]\n`,
    );
    const letters = own(`${HEAD}steps:\n${steps.join("")}`);
    const headed = "# T\n\n## Alpha\n\n## Beta\n\n## Gamma\n\n## Delta\n";
    assert.deepEqual(analyse(headed, { frameworks: [letters], isDeclared: true }).framework, {
      id: "team",
      source: "inferred",
      framework: letters,
    });
  });

  it("can begin with its outline", () => {
    const { text: begun } = outline(framework, "T");
    const { checklist, findings } = analyse(begun, options);
    assert.ok(checklist.steps.every(({ section }) => section));
    assert.ok(findings.every(({ code }) => code !== "MLD101"));
  });
});
