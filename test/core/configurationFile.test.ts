import assert from "node:assert/strict";
import { parse } from "yaml";
import { applyEdits, configurationFindings, readConfigurationFile } from "../../src/core/index";
import { readSchema, validator } from "../support/schemas";

const validate = validator(readSchema("configuration"));

const GOOD = [
  "",
  "# nothing but a comment\n",
  "root: true",
  "extends: ../base.yaml",
  "extends: [a.yaml, ./b/c.json]",
  "preset: strict\nstage: pilot\nframework: nine-step",
  "framework: our-own",
  "rules:\n  MLD107: off\n  missing-offline-metrics: error\n  MLD102: hint",
  "rules:\n  MLD107: { severity: error, allow: [TBD, TODO] }",
  "rules:\n  placeholder-left:\n    allow: TBD",
  "rules: {}",
  "vocabulary:\n  monitoring: [Watchtower, on-call book]\n  labels: истина",
  "frameworks: team.yaml",
  "include: docs/designs/**/*.md\nignore: [docs/old/**, '!docs/old/kept.md']",
  '{\n\t"preset": "all",\n\t"rules": { "MLD107": "off" }\n}',
];

const BAD: readonly (readonly [text: string, where: string, message: RegExp])[] = [
  ["presett: strict", "presett", /Unknown key `presett`: did you mean `preset`\?/],
  ["sensitivity: 5", "sensitivity", /Unknown key `sensitivity`: use root, extends/],
  ["preset: strictt", "strictt", /did you mean `strict`/],
  ["preset:", "preset", /Name a preset: recommended, strict, all/],
  ["preset: [strict]", "[strict]", /Name a preset/],
  ["stage: prod", "prod", /Unknown stage `prod`/],
  ["root: yes please", "yes please", /root: true/],
  ["extends: /etc/passwd", "/etc/passwd", /relative/],
  ["extends: https://x.y/z.yaml", "https://x.y/z.yaml", /relative/],
  ["extends: 5", "5", /path of a file/],
  ["framework: [a]", "[a]", /Name a framework/],
  ["rules: [MLD107]", "[MLD107]", /mapping from a rule/],
  ["rules:\n  MLD999: off", "MLD999", /Unknown rule `MLD999`/],
  ["rules:\n  place-holder-left: off", "place-holder-left", /did you mean `placeholder-left`/],
  ["rules:\n  MLD107: loud", "loud", /Unknown severity `loud`/],
  ["rules:\n  MLD107: warn", "warn", /did you mean `warning`|Unknown severity/],
  ["rules:\n  MLD107: false", "false", /Unknown severity `false`: use off/],
  ["rules:\n  MLD107: { allows: [x] }", "allows", /option of MLD107 `allows`: did you mean `allow`/],
  ["rules:\n  MLD107: { allow: 5 }", "5", /list of words/],
  ["vocabulary: [x]", "[x]", /mapping from a topic/],
  ["vocabulary:\n  monitorin: [x]", "monitorin", /did you mean `monitoring`/],
  ["vocabulary:\n  monitoring: ['...']", "'...'", /words with letters/],
  [`vocabulary:\n  monitoring: ${"x".repeat(61)}`, "x".repeat(61), /at most 60/],
  ["frameworks: { a: b }", "{ a: b }", /path of a file/],
  ["include: 5", "5", /Write a glob/],
  ["include: ../**", "../**", /stays below it/],
  ["- a\n- b", "- a\n- b", /key: value/],
  ["just words", "just words", /key: value/],
];

describe("a configuration file", () => {
  for (const text of GOOD) {
    it(`is taken: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readConfigurationFile(text).problems, []);
      assert.ok(validate(parse(text) ?? {}), JSON.stringify(validate.errors));
    });
  }

  for (const [text, where, message] of BAD) {
    it(`is told what is wrong, and where: ${JSON.stringify(text.slice(0, 60))}`, () => {
      const { problems } = readConfigurationFile(text);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      const [{ range, message: said } = { range: { start: 0, end: 0 }, message: "" }] = problems;
      assert.match(said, message);
      assert.equal(text.slice(range.start, range.end).trim(), where);
      assert.ok(!validate(parse(text)), "the schema takes it");
    });
  }

  it("keeps what can be read beside what can't", () => {
    const file = readConfigurationFile(
      "preset: strict\nstagee: pilot\nrules:\n  MLD999: off\n  MLD107: off\n",
    );
    assert.equal(file.preset, "strict");
    assert.deepEqual([...file.rules], [["MLD107", { severity: "off" }]]);
    assert.equal(file.problems.length, 2);
  });

  it("is read as far as it goes where it is no YAML", () => {
    const { problems, preset } = readConfigurationFile("preset: all\nrules: [a\n");
    assert.equal(preset, "all");
    assert.match(problems[0]!.message, /not valid YAML/);
    assert.match(readConfigurationFile("[".repeat(99)).problems[0]!.message, /nested too deep/);
  });

  it("resolves no alias, so that a bomb of them stays small", () => {
    const bomb = `a: &a [x, x]\n${"bcdefgh"
      .split("")
      .map((key) => `${key}: &${key} [*a, *a]\n`)
      .join("")}`;
    assert.ok(readConfigurationFile(bomb).problems.length > 0);
    assert.match(readConfigurationFile("include: &x a.md\nignore: *x").problems[0]!.message, /Write a glob/);
  });

  it("is mended by its fix, in JSON with the quotes", () => {
    const mend = (text: string): string => {
      const [finding] = configurationFindings(readConfigurationFile(text).problems);
      assert.equal(finding!.code, "MLD001");
      return applyEdits(text, [finding!.fixes[0]!.edit]);
    };
    assert.equal(mend("pre-set: all\n"), "preset: all\n");
    assert.equal(mend('{ "presets": "all" }'), '{ "preset": "all" }');
  });
});
