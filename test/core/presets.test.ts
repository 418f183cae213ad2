import assert from "node:assert/strict";
import { analyse, presets, ruleInfos, stages } from "../../src/core/index";
import { lint, type LintSettings } from "../../src/core/lint/lint";
import { defineRule, type Rule } from "../../src/core/rules/rule";

/** A rule that always speaks. */
function speaking(code: string, more: Partial<Rule>): Rule {
  return defineRule({
    code,
    name: code.toLowerCase(),
    about: "Speaks.",
    severity: { default: "warning" },
    since: "0.1.0",
    messages: { said: "{{words}} said." },
    options: { words: { about: "What it says.", default: ["nothing"] } },
    check: (_, report, { words }) =>
      report({ message: "said", data: { words: String(words) }, range: { start: 0, end: 1 } }),
    ...more,
  });
}

const RULES = [
  speaking("MLD901", {}),
  speaking("MLD902", { preset: "strict" }),
  speaking("MLD903", { preset: "all" }),
  speaking("MLD904", { severity: { default: "warning", interview: "off", production: "error" } }),
];

function heard(settings: LintSettings, stage = "design", text = "Text."): string[] {
  const reading = analyse(text, { stage, isDeclared: true });
  return lint({ ...reading, configurationProblems: [] }, settings, RULES).findings.map(
    ({ code, severity, message }) => `${code} ${severity} ${message}`,
  );
}

describe("presets", () => {
  it("say more one after the other", () => {
    const codes = (preset: (typeof presets)[number]) => heard({ preset }).map((said) => said.slice(0, 6));
    assert.deepEqual(codes("recommended"), ["MLD901", "MLD904"]);
    assert.deepEqual(codes("strict"), ["MLD901", "MLD902", "MLD904"]);
    assert.deepEqual(codes("all"), ["MLD901", "MLD902", "MLD903", "MLD904"]);
  });

  it("go behind what is set for a rule, which speaks also outside of its preset and at any stage", () => {
    const rules = new Map([
      ["MLD901", { severity: "off" as const }],
      ["MLD903", { severity: "hint" as const }],
      ["MLD904", { severity: "information" as const }],
    ]);
    assert.deepEqual(heard({ preset: "recommended", rules }, "interview"), [
      "MLD903 hint nothing said.",
      "MLD904 information nothing said.",
    ]);
  });

  it("leave severity to the stage, which may silence a rule", () => {
    assert.ok(heard({ preset: "recommended" }, "production").includes("MLD904 error nothing said."));
    assert.ok(!heard({ preset: "recommended" }, "interview").some((said) => said.startsWith("MLD904")));
  });

  it("take the options that are set, and the standard for others", () => {
    const rules = new Map([["MLD901", { options: { words: ["a", "b"] } }]]);
    assert.deepEqual(heard({ preset: "recommended", rules }), [
      "MLD901 warning a,b said.",
      "MLD904 warning nothing said.",
    ]);
  });

  it("leave alone the comments that suppress rules which do not speak in them", () => {
    const text = "<!-- ml-design-doc-disable-file MLD902, MLD903 -- why -->\n\nText.";
    assert.deepEqual(heard({ preset: "recommended" }, "design", text).length, 2);
    assert.deepEqual(heard({ preset: "strict" }, "design", text).length, 2);
  });
});

describe("every rule", () => {
  it("has a severity in each preset, and once it speaks it goes on", () => {
    for (const { code, presets: by } of ruleInfos) {
      const speaks = presets.map((preset) => by[preset] !== "off");
      assert.deepEqual(
        speaks,
        speaks.toSorted((a, b) => Number(a) - Number(b)),
        code,
      );
      assert.ok(speaks.at(-1) || by.all === "off", code);
    }
  });

  it("weighs no less late in a design than early", () => {
    const weight = ["off", "hint", "information", "warning", "error"];
    const text =
      "---\nml-design-doc: nine-step\n---\n\n# T\n\nWe rank the posts by recall@10. TODO\n\n## Metrics\n";
    const severities = stages
      .filter((stage) => stage !== "interview")
      .map(
        (stage) => new Map(analyse(text, { stage }).findings.map(({ code, severity }) => [code, severity])),
      );
    for (const [index, early] of severities.slice(0, -1).entries()) {
      for (const [code, severity] of early) {
        const later = severities[index + 1]!.get(code);
        if (later) assert.ok(weight.indexOf(later) >= weight.indexOf(severity), code);
      }
    }
  });
});
