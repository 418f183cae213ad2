import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse, ruleInfos, type AnalysisOptions } from "../../src/core/index";
import { lint } from "../../src/core/lint/lint";
import { rules } from "../../src/core/rules/index";
import { defineRule } from "../../src/core/rules/rule";
import { analyseFor } from "../support/analyseFor";
import { readPage, type Example, type RulePage } from "../support/rulePage";

const PAGES = "docs/rules";
const SECTIONS = ["What it looks for", "Why", "How to fix", "Examples", "When to leave it be"];

/** A crash and a wrong setting: no document brings these about. */
const NOT_BY_DOCUMENT = ["MLD000", "MLD001"];

/** A design that no rule has anything to say about. */
const CLEAN = `---
ml-design-doc: none
---

# Parcel weight estimate

We want to save the hours of weighing by hand. The model predicts the weight of an article: a regression problem.
A weight that is too low costs more than one that is too high.
The data is the table \`parcels\` of the ERP, 1.2 million rows of two years. The baseline is the weight that the sender declares.

MAE on held-out orders must stay below 120 g. In production we count complaints per 1,000 parcels.
We alert when the daily MAE exceeds 180 g, or when the distribution of the weights drifts.
`;

const codesIn = (text: string, options?: AnalysisOptions): string[] => [
  ...new Set(analyse(text, options).findings.map(({ code }) => code)),
];

describe("rule pages", () => {
  it("are there for every rule, and for nothing else", () => {
    const pages = readdirSync(PAGES).filter((name) => name !== "README.md");
    assert.deepEqual(
      pages.sort(),
      ruleInfos.map(({ code, name }) => `${code}-${name}.md`),
    );
  });

  for (const { code, name, about } of ruleInfos) {
    describe(`${code} ${name}`, () => {
      let page: RulePage;
      before(() => {
        page = readPage(readFileSync(join(PAGES, `${code}-${name}.md`), "utf8"));
      });

      it("is headed by its code and says what the rule is about", () => {
        assert.equal(page.title, `${code} ${name}`);
        assert.equal(page.summary, about);
      });

      it("has the sections of a rule page, each with text", () => {
        assert.deepEqual(
          page.sections.map(({ title }) => title),
          SECTIONS,
        );
        for (const { title, text } of page.sections) assert.notEqual(text, "", title);
      });

      it("links only to pages that are there", () => {
        for (const [, target = ""] of page.text.matchAll(/\]\((?!https:\/\/)([^)]*)\)/g)) {
          assert.ok(readdirSync(PAGES).includes(target), target);
        }
      });

      if (!NOT_BY_DOCUMENT.includes(code)) {
        it("shows bad documents that raise it, and good ones that don't", () => {
          const codes = (text: string): string[] => [
            ...new Set(analyseFor(code, text, page.configuration).findings.map((finding) => finding.code)),
          ];
          assertExamples(page.examples, "markdown", codes, code);
        });
      }
    });
  }
});

describe("rules that no document raises", () => {
  const pageOf = (code: string): RulePage => {
    const { name } = ruleInfos.find((rule) => rule.code === code)!;
    return readPage(readFileSync(join(PAGES, `${code}-${name}.md`), "utf8"));
  };

  it("MLD001: the settings of its page raise it, or don't, on a clean design", () => {
    const codes = (settings: string): string[] => {
      const read = JSON.parse(settings) as Record<string, string | undefined>;
      return codesIn(CLEAN, { framework: read["mlDesignDoc.framework"], stage: read["mlDesignDoc.stage"] });
    };
    assertExamples(pageOf("MLD001").examples, "json", codes, "MLD001");
  });

  it("MLD001: is raised by a framework that does not exist, once, with the names that do", () => {
    const [finding, ...others] = analyse(CLEAN, { framework: "x" }).findings;
    assert.deepEqual(others, []);
    assert.equal(finding?.code, "MLD001");
    assert.match(finding.message, /"x".*nine-step/);
  });

  it("MLD000: takes the place of a rule that throws, and the other rules go on", () => {
    const failing = defineRule({
      code: "MLD301",
      name: "missing-offline-metrics",
      about: "Fails.",
      severity: { default: "error" },
      since: "0.1.0",
      messages: {},
      check() {
        throw new Error("slots is undefined");
      },
    });
    const text = CLEAN.replace(/We alert.*/, "TODO: the quota.");
    const reading = { ...analyse(text), configurationProblems: [] };
    const others = rules.filter(({ code }) => code !== failing.code);
    const { findings } = lint(reading, { preset: "recommended" }, [failing, ...others]);
    assert.deepEqual(findings.map(({ code }) => code).sort(), ["MLD000", "MLD107", "MLD801"]);
    const crash = findings.find(({ code }) => code === "MLD000")!;
    assert.equal(crash.severity, "warning");
    assert.deepEqual(crash.fixes, []);
    assert.equal(text.slice(crash.range.start, crash.range.end), "Parcel weight estimate");
    assert.deepEqual(pageOf("MLD000").fences, [{ language: "text", text: `${crash.message}\n` }]);
  });

  it("MLD000: is not raised by the rules that there are", () => {
    assert.deepEqual(codesIn(CLEAN), []);
  });
});

function assertExamples(
  examples: readonly Example[],
  language: string,
  codes: (text: string) => string[],
  code: string,
): void {
  for (const kind of ["Bad", "Good"] as const) {
    const ofKind = examples.filter((example) => example.kind === kind);
    assert.ok(ofKind.length > 0, `has no ${kind} example`);
    for (const example of ofKind) {
      assert.equal(example.language, language);
      assert.deepEqual(codes(example.text), kind === "Bad" ? [code] : [], `${kind}:\n${example.text}`);
    }
  }
}
