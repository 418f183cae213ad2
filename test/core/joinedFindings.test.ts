import assert from "node:assert/strict";
import { analyse } from "../../src/core/index";
import { lint } from "../../src/core/lint/lint";
import { defineRule, type Rule } from "../../src/core/rules/rule";
import type { Severity } from "../../src/core/knowledge/types";

const TEXT = "---\nml-design-doc: none\n---\n\n# Parcels\n\nWe weigh parcels.\n";

/** A rule that expects something of the online metrics, or speaks for all of them. */
function ruleFor(code: string, severity: Severity, expects?: string): Rule {
  return defineRule({
    code,
    name: `rule-${code.slice(3)}`,
    about: "Expects.",
    severity: { default: severity },
    since: "0.1.0",
    messages: { said: `${code} speaks.` },
    check({ document }, report) {
      const { range } = document.sections[0]!.label;
      report({ message: "said", range, topics: ["online-metrics"], ...(expects ? { expects } : {}) });
    },
  });
}

function heard(rules: readonly Rule[], text = TEXT): string[] {
  return lint({ ...analyse(text), configurationProblems: [] }, { preset: "all" }, rules).findings.map(
    ({ code, message, also }) => `${code}: ${message} [${also.join()}]`,
  );
}

describe("what is expected of one topic", () => {
  const guardrail = ruleFor("MLD314", "warning", "a guardrail");
  const target = ruleFor("MLD303", "information", "a target");
  const window = ruleFor("MLD321", "hint", "a window");

  it("is one finding, told by the most severe, the hints left out", () => {
    assert.deepEqual(heard([target, window, guardrail]), [
      "MLD314: MLD314 speaks. Also expected: a target (MLD303). [MLD303]",
    ]);
  });
  it("is silent where a finding speaks for the whole topic", () => {
    assert.deepEqual(heard([guardrail, ruleFor("MLD302", "warning")]), ["MLD302: MLD302 speaks. []"]);
  });
  it("leaves out what a comment hides", () => {
    const text = `${TEXT}\n<!-- ml-design-doc-disable-file MLD314 -- an internal tool -->\n`;
    assert.deepEqual(heard([guardrail, target], text), ["MLD303: MLD303 speaks. []"]);
  });
});
