import assert from "node:assert/strict";
import fc from "fast-check";
import {
  analyse,
  applyEdits,
  declare,
  fixText,
  formatJson,
  frameworks,
  insertStep,
  stages,
  type Analysis,
  type AnalysisOptions,
  type Range,
} from "../../src/core/index";
import { anyString, nastyMarkdown, spliced, truncated } from "../support/nastyMarkdown";
import { isSoundRewrite } from "../support/rewrites";
import { readSchema, validator } from "../support/schemas";

const validate = validator(readSchema("report"));

const options: fc.Arbitrary<AnalysisOptions> = fc.record(
  {
    framework: fc.constantFrom(...frameworks.map(({ id }) => id), "none", "no such framework"),
    stage: fc.constantFrom(...stages, "no such stage"),
  },
  { requiredKeys: [] },
);

const TEXTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "any string": anyString,
  "Markdown of nasty pieces": nastyMarkdown,
  "a truncated document": truncated,
  "documents spliced at random": spliced,
};

const RUNS = { numRuns: 250 };

/** What of an analysis is data: functions of blocks left out. */
function data({ findings, checklist, framework, stage, declaration, isLikely }: Analysis): unknown {
  const topics = [...checklist.topics].map(([id, { status, decidedBy }]) => [
    id,
    status,
    decidedBy?.unit.range,
  ]);
  const steps = checklist.steps.map(({ number, status, section }) => [number, status, section?.range]);
  return { findings, topics, steps, framework: framework.id, stage, declaration, isLikely };
}

function assertInside({ start, end }: Range, text: string, what: string): void {
  assert.ok(Number.isInteger(start) && Number.isInteger(end), what);
  assert.ok(0 <= start && start <= end && end <= text.length, `${what} ${start}-${end} of ${text.length}`);
}

/** The lines that an author wrote, white space around them left out. */
function writtenLines(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The words that an author wrote. */
function writtenWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Checks that each line, or word, stands in the new text, in the old order. */
function assertKeeps(lines: readonly string[], text: string, written = writtenLines): void {
  const kept = written(text);
  let at = 0;
  for (const line of lines) {
    at = kept.indexOf(line, at) + 1;
    assert.ok(at > 0, `lost: ${JSON.stringify(line)} in ${JSON.stringify(text)}`);
  }
}

for (const [name, texts] of Object.entries(TEXTS)) {
  describe(`the analysis of ${name}`, () => {
    it("never throws, and gives the same twice", () => {
      fc.assert(
        fc.property(texts, options, (text, given) => {
          assert.deepEqual(data(analyse(text, given)), data(analyse(text, given)));
        }),
        RUNS,
      );
    });

    it("has no crashed rule", () => {
      fc.assert(
        fc.property(texts, options, (text, given) => {
          assert.deepEqual(
            analyse(text, given).findings.filter(({ code }) => code === "MLD000"),
            [],
          );
        }),
        RUNS,
      );
    });

    it("has findings in the order of the text, and all ranges and positions inside it", () => {
      fc.assert(
        fc.property(texts, options, (text, given) => {
          const { document, findings, facts } = analyse(text, given);
          for (const block of document.blocks) assertInside(block.range, text, block.kind);
          for (const list of facts.byTopic.values()) {
            for (const { unit } of list) assertInside(unit.range, text, "unit");
          }
          for (const section of document.sections) {
            assertInside(section.range, text, "section");
            assertInside(section.label.range, text, "heading");
          }
          for (const [index, { code, range, related, fixes }] of findings.entries()) {
            for (const place of [
              range,
              ...related.map((other) => other.range),
              ...fixes.map(({ edit }) => edit.range),
            ]) {
              assertInside(place, text, code);
            }
            assert.ok(index === 0 || findings[index - 1]!.range.start <= range.start, code);
            const { line, column } = document.lines.position(range.start);
            assert.equal(document.lines.start(line) + column, range.start, code);
            assert.ok(column <= document.lines.text(line).length + 1, code);
          }
        }),
        RUNS,
      );
    });

    it("maps every word of a block to where it is written", () => {
      fc.assert(
        fc.property(texts, (text) => {
          for (const block of analyse(text).document.blocks) {
            for (const { 0: word, index } of block.content.matchAll(/[\p{L}\p{N}]+/gu)) {
              assert.equal(
                text.slice(block.source(index), block.source(index + word.length)),
                word,
                block.kind,
              );
            }
          }
        }),
        RUNS,
      );
    });

    it("fits the schema as a report", () => {
      fc.assert(
        fc.property(texts, options, (text, given) => {
          const report: unknown = JSON.parse(
            formatJson(
              { configuration: [], files: [{ path: "a", analysis: analyse(text, given) }], errors: [] },
              "1",
            ),
          );
          assert.ok(validate(report), JSON.stringify(validate.errors));
        }),
        RUNS,
      );
    });

    it("offers only changes that keep what the author wrote, the front matter's aside", () => {
      fc.assert(
        fc.property(texts, options, (text, given) => {
          const { findings, document } = analyse(text, { ...given, preset: "all" });
          const bodyStart = document.frontMatter?.range.end ?? 0;
          for (const { fixes } of findings) {
            for (const { edit, title } of fixes) {
              if (isSoundRewrite(text, edit, title)) continue;
              const body = edit.range.end <= bodyStart ? text.slice(bodyStart) : text;
              // What is put into a line leaves its words; anything else leaves whole lines.
              const isWithinLine =
                edit.range.start === edit.range.end &&
                !/[\r\n]/.test(edit.newText) &&
                edit.range.start > bodyStart;
              const written = isWithinLine ? writtenWords : writtenLines;
              assertKeeps(written(body), applyEdits(text, [edit]), written);
            }
          }
        }),
        RUNS,
      );
    });

    it("is left as it is by fixing twice", () => {
      fc.assert(
        fc.property(texts, options, (text, given) => {
          const once = fixText(text, analyse(text, given).findings);
          assert.equal(fixText(once, analyse(once, given).findings), once);
        }),
        RUNS,
      );
    });

    it("takes any missing section and the declaration without losing a line", () => {
      fc.assert(
        fc.property(texts, fc.nat(8), (text, index) => {
          const { document, checklist } = analyse(text, { framework: "nine-step" });
          const state = checklist.steps[index % Math.max(1, checklist.steps.length)];
          if (state)
            assertKeeps(writtenLines(text), applyEdits(text, [insertStep(document, checklist, state).edit]));
          const declared = applyEdits(text, [declare(text, "none")]);
          assertKeeps(writtenLines(text), declared);
          assert.ok(analyse(declared).declaration.isDeclared);
        }),
        RUNS,
      );
    });
  });
}
