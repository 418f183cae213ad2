import assert from "node:assert/strict";
import fc from "fast-check";
import {
  analyse,
  applyEdits,
  ruleInfos,
  suppressionEdit,
  suppressionScopes,
  type Analysis,
} from "../../src/core/index";
import { anyString, nastyMarkdown, truncated } from "../support/nastyMarkdown";

const RUNS = { numRuns: 200 };

const rule = fc.constantFrom(
  ...ruleInfos.flatMap(({ code, name }) => [code, name]),
  "MLD999",
  "no-such-rule",
  "mld107",
);

/** Directives, right, wrong and cut off. */
const directive = fc
  .tuple(
    fc.constantFrom("<!-- ", "<!--", "  <!-- ", "- <!-- ", "| <!-- ", "> <!-- ", "`<!-- ", "a <!-- "),
    fc.constantFrom(
      "ml-design-doc-disable-next-line",
      "ml-design-doc-disable-section",
      "ml-design-doc-disable-file",
      "ml-design-doc-disable",
      "mldesigndoc-disable-line",
      "markdownlint-disable-file",
    ),
    fc.array(rule, { maxLength: 3 }),
    fc.constantFrom(" ", ", ", "\n", ",,"),
    fc.constantFrom(" -- because", " — because", " --", "", " -- a -- b", " --because"),
    fc.constantFrom(" -->\n", "-->", " -->`\n", " -->\r\n", "\n\n-->\n", " --"),
  )
  .map(
    ([open, name, rules, separator, reason, close]) =>
      `${open}${name} ${rules.join(separator)}${reason}${close}`,
  );

const TEXTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "any string": anyString,
  "Markdown of nasty pieces": nastyMarkdown,
  "a truncated document": truncated,
  "Markdown with directives": fc
    .array(
      fc.oneof(
        { weight: 2, arbitrary: directive },
        nastyMarkdown,
        fc.constantFrom("\nTODO\n", "- TODO\n", "\n"),
      ),
      {
        maxLength: 8,
      },
    )
    .map((pieces) => pieces.join("")),
};

/** Codes and places of what is found, suppressed or not, except what is said of suppressions. */
function found({ findings, suppressed }: Analysis): string[] {
  return [...findings, ...suppressed]
    .filter(({ code }) => code !== "MLD116")
    .map(({ code, message }) => `${code} ${message}`)
    .sort();
}

for (const [name, texts] of Object.entries(TEXTS)) {
  describe(`suppression in ${name}`, () => {
    it("never throws, keeps ranges inside the text, and hides nothing without a directive that says why", () => {
      fc.assert(
        fc.property(texts, (text) => {
          const { document, suppressed, findings } = analyse(text);
          for (const { range, covers, rules, nameRange } of document.directives) {
            for (const { start, end } of [range, covers, nameRange, ...rules.map((one) => one.range)]) {
              assert.ok(
                0 <= start && start <= end && end <= text.length,
                `${start}-${end} of ${text.length}`,
              );
            }
            assert.ok(text.slice(range.start, range.end).startsWith("<!--"));
          }
          for (const { range } of suppressed) {
            assert.ok(
              document.directives.some(
                ({ reason, covers, scope }) =>
                  reason !== "" &&
                  (scope === "file" || (covers.start <= range.start && range.start < covers.end)),
              ),
            );
          }
          assert.deepEqual(
            findings.filter(({ code }) => code === "MLD000"),
            [],
          );
        }),
        RUNS,
      );
    });

    it("offers comments that hide the finding and leave all else as it is", () => {
      fc.assert(
        fc.property(texts, fc.nat(), (text, choice) => {
          const before = analyse(text, { isDeclared: true });
          const findings = before.findings.filter(({ code }) => code !== "MLD116");
          const finding = findings[choice % Math.max(1, findings.length)];
          if (!finding) return;
          for (const scope of suppressionScopes(before.document, finding)) {
            const edit = suppressionEdit(before.document, finding, scope, "not -->\nhere");
            if (!edit) continue;
            const changed = applyEdits(text, [edit]);
            assert.equal(changed.length, text.length + edit.newText.length, "only inserts");
            const after = analyse(changed, { isDeclared: true });
            const hides = (analysis: Analysis) =>
              analysis.suppressed.filter(
                ({ code, message }) => code === finding.code && message === finding.message,
              );
            assert.ok(hides(after).length > hides(before).length, `${scope}: ${JSON.stringify(changed)}`);
            assert.deepEqual(found(after), found(before), `${scope}: ${JSON.stringify(changed)}`);
          }
        }),
        RUNS,
      );
    });

    it("removes an unused comment and nothing else", () => {
      fc.assert(
        fc.property(texts, (text) => {
          const { document, findings } = analyse(text, { isDeclared: true });
          for (const { code, fixes } of findings) {
            if (code !== "MLD116") continue;
            for (const { edit } of fixes) {
              if (edit.newText !== "") continue;
              const removed = text.slice(edit.range.start, edit.range.end);
              const comments = document.directives.map(({ range }) => text.slice(range.start, range.end));
              assert.ok(
                comments.some(
                  (comment) => removed.replace(/^[\s>]+|\s+$/g, "") === comment || comment.includes(removed),
                ),
                JSON.stringify(removed),
              );
            }
          }
        }),
        RUNS,
      );
    });
  });
}

describe("a directive that a tab indents in a list", () => {
  it("is placed where it is written", () => {
    const text = "- [x] \n\t<!-- ml-design-doc-disable-next-line MLD301 -- because -->\n";
    const [directive] = analyse(text).document.directives;
    assert.ok(directive);
    const { range, rules } = directive;
    assert.equal(text.slice(range.start, range.end), text.slice(8, -1));
    assert.deepEqual(
      rules.map((rule) => text.slice(rule.range.start, rule.range.end)),
      ["MLD301"],
    );
  });
});
