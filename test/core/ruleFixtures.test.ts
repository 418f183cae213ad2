import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  analyse,
  applyEdits,
  fixText,
  ruleInfos,
  type Analysis,
  type Fix,
  type Range,
  type TextEdit,
} from "../../src/core/index";
import { parse } from "../../src/core/document/parse";
import { analyseFor } from "../support/analyseFor";
import { isSoundRewrite } from "../support/rewrites";
import { withExpectations, withoutExpectations } from "../support/expectations";

const FIXTURES = "test/fixtures/rules";
const isUpdate = process.env["UPDATE_FIXTURES"] === "1";

/** These need a crash or a setting, which no document brings about: rulePages.test.ts raises them. */
const WITHOUT_FIXTURES = ["MLD000", "MLD001"];

const folders = readdirSync(FIXTURES).sort();

describe("rule fixtures", () => {
  it("are there for every rule, two bad and two good ones at least", () => {
    const named = ruleInfos.filter(({ code }) => !WITHOUT_FIXTURES.includes(code));
    assert.deepEqual(
      folders,
      named.map(({ code, name }) => `${code}-${name}`),
    );
    for (const folder of folders) {
      const names = fixturesIn(folder);
      for (const kind of ["bad-", "good-"]) {
        assert.ok(
          names.filter((name) => name.startsWith(kind)).length >= 2,
          `${folder} has too few ${kind}*.md`,
        );
      }
    }
  });

  it("leave no text of a fix behind whose fixture is gone", () => {
    for (const folder of folders) {
      for (const name of readdirSync(join(FIXTURES, folder)).filter(isFixed)) {
        assert.ok(existsSync(join(FIXTURES, folder, name.replace(".fixed.md", ".md"))), `${folder}/${name}`);
      }
    }
  });

  for (const folder of folders) {
    describe(folder, () => {
      for (const name of fixturesIn(folder)) {
        describe(name, () => checkFixture(folder, name));
      }
    });
  }
});

describe("the bundled example", () => {
  it("shows a handful of findings, each where it belongs", () => {
    const text = readFileSync("docs/examples/ad-click-ranking.md", "utf8");
    const analysis = analyse(text);
    assert.deepEqual(
      analysis.findings.map(({ code, range }) => `${code} ${text.slice(range.start, range.end)}`),
      [
        "MLD207 1. Problem Formulation",
        "MLD705 the slot must be filled within 80 ms at p99, since the feed does not wait longer.",
        "MLD301 Offline metrics",
        "MLD302 Online metrics",
        "MLD514 country, language, device, age",
        "MLD107 TODO",
        "MLD401 5",
        "MLD801 Monitoring",
        "MLD103 Updates",
      ],
    );
    checkFixes(text, analysis);
  });
});

function fixturesIn(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder)).filter((name) => name.endsWith(".md") && !isFixed(name));
}

function isFixed(name: string): boolean {
  return name.endsWith(".fixed.md");
}

function checkFixture(folder: string, name: string): void {
  const path = join(FIXTURES, folder, name);
  const [code] = folder.split("-");
  let written = "";
  let text = "";
  let analysis: Analysis;

  before(() => {
    written = readFileSync(path, "utf8");
    text = withoutExpectations(written);
    analysis = analyseFor(code!, text);
  });

  it("has the findings that it expects, no more and no fewer", () => {
    const expected = withExpectations(text, analysis.findings);
    if (isUpdate) writeFileSync(path, expected);
    else if (written !== expected)
      assert.fail(`${path} should be (UPDATE_FIXTURES=1 writes it):\n\n${expected}`);
    const isRaised = analysis.findings.some((finding) => finding.code === code);
    assert.equal(isRaised, name.startsWith("bad-"), `${code} is ${isRaised ? "" : "not "}raised in ${path}`);
  });

  it("is fixed as its .fixed.md says, once and for all", () => {
    const fixedPath = path.replace(/\.md$/, ".fixed.md");
    const fixed = fixText(text, analysis.findings);
    if (isUpdate) {
      if (fixed !== text) writeFileSync(fixedPath, fixed);
      else rmSync(fixedPath, { force: true });
    }
    assert.equal(
      existsSync(fixedPath),
      fixed !== text,
      `${fixedPath} ${fixed === text ? "says nothing new" : "is missing"}`,
    );
    if (fixed !== text) assert.equal(fixed, readFileSync(fixedPath, "utf8"));
    assert.equal(fixText(fixed, analyseFor(code!, fixed).findings), fixed);
  });

  it("keeps the author's lines whichever change is taken", () => {
    checkFixes(text, analysis);
  });

  it("is read alike with CRLF", () => {
    const crlf = text.replaceAll("\n", "\r\n");
    const read = analyseFor(code!, crlf);
    assert.deepEqual(said(read), said(analysis));
    checkFixes(crlf, read);
    for (const fix of fixesOf(read)) {
      const changed = applyEdits(crlf, [fix.edit]);
      assert.doesNotMatch(changed, /(?<!\r)\n/, `"${fix.title}" mixes line endings`);
    }
    assert.equal(fixText(crlf, read.findings), fixText(text, analysis.findings).replaceAll("\n", "\r\n"));
  });
}

function fixesOf({ findings }: Analysis): Fix[] {
  return findings.flatMap(({ fixes }) => fixes);
}

/** Each finding with its place and the words of its range, which line endings must not change. */
function said({ document, findings }: Analysis): unknown[] {
  return findings.map(({ code, severity, message, range, fixes }) => ({
    code,
    severity,
    message,
    at: document.lines.position(range.start),
    words: document.text.slice(range.start, range.end).replaceAll("\r\n", "\n"),
    fixes: fixes.map(({ title, edit }) => [title, edit.newText.replaceAll("\r\n", "\n")]),
  }));
}

/** Every single change keeps all lines of the author in their order, and leaves a text with valid ranges. */
function checkFixes(text: string, analysis: Analysis): void {
  assertRanges(analysis);
  for (const { title, edit } of fixesOf(analysis)) {
    const { start, end } = edit.range;
    assert.ok(start >= 0 && start <= end && end <= text.length, `"${title}" lies outside the text`);
    assert.ok(!splitsCharacter(text, start) && !splitsCharacter(text, end), `"${title}" splits a character`);
    const changed = applyEdits(text, [edit]);
    // A change may mend a word of the front matter or of a comment that suppresses, take such a comment away, or write
    // another number, or go on in the lines of a table; all other changes insert.
    const replaced = text.slice(start, end);
    const isOfDirective = analysis.document.directives.some(
      ({ range }) => start < range.end && end > range.start,
    );
    if (replaced !== "" && isOfDirective) {
      const kept = text.slice(0, start) + text.slice(end);
      for (const { range } of analysis.document.directives) assertOnlyComment(text, edit.range, range);
      assert.ok(changed.includes(edit.newText) && changed.length - edit.newText.length === kept.length);
      assertRanges(analyse(changed));
      continue;
    }
    if (replaced !== "" && isSoundRewrite(text, edit, title)) {
      assertRanges(analyse(changed));
      continue;
    }
    if (replaced !== "") {
      const frontMatterEnd = analysis.document.frontMatter?.range.end ?? 0;
      assert.ok(
        end <= frontMatterEnd && !/[\r\n]/.test(replaced),
        `"${title}" replaces ${JSON.stringify(replaced)}`,
      );
    }
    const isWithinLine = replaced === "" && !/[\r\n]/.test(edit.newText);
    if (isWithinLine) assertWithinLine(text, edit, title);
    const mended = analysis.document.lines.lineAt(start);
    const lines = text
      .split(/\r?\n/)
      .filter(
        (line, index) => line.trim() !== "" && !((replaced !== "" || isWithinLine) && index === mended),
      );
    assert.deepEqual(missingFrom(changed.split(/\r?\n/), lines), [], `"${title}" loses lines`);
    assertRanges(analyse(changed));
  }
}

/** What is put into a line splits no word, and leaves every block and cell where it is. */
function assertWithinLine(text: string, { range, newText }: TextEdit, title: string): void {
  assert.doesNotMatch(
    text.slice(range.start - 1, range.start + 1),
    /[\p{L}\p{N}]{2}/u,
    `"${title}" splits a word`,
  );
  const changed = applyEdits(text, [{ range, newText }]);
  const blocks = (read: string): string[] =>
    parse(read).blocks.map(({ kind, content }) => `${kind} ${content.replaceAll(/\s+/g, " ").trim()}`);
  const before = blocks(text);
  const after = blocks(changed);
  const isChanged = before.filter((block, index) => block !== after[index]);
  // A word or two, such as a unit, or blanks to fill in complete what one block says; what else is put there says nothing.
  const most = /^ [\p{L}\d]+(?: [\p{L}\d]+)?$|___/u.test(newText) ? 1 : 0;
  assert.ok(
    before.length === after.length && isChanged.length <= most,
    `"${title}" changes what the author wrote`,
  );
}

/** A change that touches a comment which suppresses takes nothing with it but white space and quote marks. */
function assertOnlyComment(text: string, { start, end }: Range, comment: Range): void {
  if (start >= comment.end || end <= comment.start) return;
  const around =
    text.slice(start, Math.max(start, comment.start)) + text.slice(Math.min(end, comment.end), end);
  assert.match(around, /^[\s>]*$/);
}

function assertRanges({ document, findings }: Analysis): void {
  const { length } = document.text;
  for (const { code, range, related, fixes } of findings) {
    for (const { start, end } of [
      range,
      ...related.map((other) => other.range),
      ...fixes.map(({ edit }) => edit.range),
    ]) {
      assert.ok(start >= 0 && start <= end && end <= length, `${code} at ${start}-${end} of ${length}`);
    }
    assert.ok(range.end > range.start || length === 0, `${code} has nothing to show at ${range.start}`);
  }
}

function splitsCharacter(text: string, offset: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** The lines that are not found in a text in the same order. */
function missingFrom(text: readonly string[], lines: readonly string[]): string[] {
  let at = 0;
  return lines.filter((line) => {
    const found = text.indexOf(line, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}
