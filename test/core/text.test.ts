import assert from "node:assert/strict";
import { applyEdits, LineIndex, type TextEdit } from "../../src/core/index";
import { lineEnding } from "../../src/core/text/lines";

describe("the line index", () => {
  it("ends a line at LF, at CRLF and at a lone CR", () => {
    const lines = new LineIndex("one\ntwo\r\nthree\rfour");
    assert.equal(lines.count, 4);
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => lines.text(line)),
      ["one", "two", "three", "four"],
    );
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => lines.start(line)),
      [0, 4, 9, 15],
    );
  });

  it("has one empty line for an empty text, and one more after a final line break", () => {
    assert.equal(new LineIndex("").count, 1);
    assert.equal(new LineIndex("").text(0), "");
    const lines = new LineIndex("a\r\n");
    assert.equal(lines.count, 2);
    assert.equal(lines.text(1), "");
  });

  it("ends an empty line at a CR that follows LF", () => {
    const lines = new LineIndex("a\n\rb");
    assert.deepEqual([lines.text(0), lines.text(1), lines.text(2)], ["a", "", "b"]);
  });

  it("counts columns in UTF-16 units", () => {
    const lines = new LineIndex("😀 x\nы");
    assert.deepEqual(lines.position(3), { line: 0, column: 3 });
    assert.deepEqual(lines.position(6), { line: 1, column: 1 });
  });

  it("clamps places outside the text into it", () => {
    const lines = new LineIndex("ab\nc");
    assert.deepEqual(lines.position(-5), { line: 0, column: 0 });
    assert.deepEqual(lines.position(99), { line: 1, column: 1 });
    assert.equal(lines.lineAt(-1), 0);
    assert.equal(lines.start(7), 4);
    assert.equal(lines.text(7), "");
  });

  it("finds the line of every offset by the line's own start and end", () => {
    const text = "a\r\n\r\nb\n\nc\rd";
    const lines = new LineIndex(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const line = lines.lineAt(offset);
      assert.ok(lines.start(line) <= offset, `offset ${offset}`);
      assert.ok(line + 1 === lines.count || offset < lines.start(line + 1), `offset ${offset}`);
    }
  });
});

describe("the line ending of a text", () => {
  it("is that of its first line", () => {
    assert.equal(lineEnding("a\r\nb\n"), "\r\n");
    assert.equal(lineEnding("a\nb\r\n"), "\n");
  });

  it("is LF where there is none", () => {
    assert.equal(lineEnding(""), "\n");
    assert.equal(lineEnding("a\rb"), "\n");
    assert.equal(lineEnding("\na"), "\n");
  });
});

describe("applying edits", () => {
  const edit = (start: number, end: number, newText: string): TextEdit => ({
    range: { start, end },
    newText,
  });

  it("replaces, inserts and deletes in the order of the text, whatever the order given", () => {
    assert.equal(applyEdits("abcdef", [edit(5, 6, ""), edit(0, 1, "A"), edit(3, 3, "-")]), "Abc-de");
  });

  it("keeps two insertions at one place in the order given", () => {
    assert.equal(applyEdits("ab", [edit(1, 1, "x"), edit(1, 1, "y")]), "axyb");
  });

  it("leaves out the later of two that overlap", () => {
    assert.equal(applyEdits("abcdef", [edit(2, 5, "-"), edit(1, 3, "+")]), "a+def");
  });

  it("applies both where one begins at the end of the other", () => {
    assert.equal(applyEdits("abcd", [edit(0, 2, "x"), edit(2, 4, "y")]), "xy");
  });

  it("returns the text without edits", () => {
    assert.equal(applyEdits("a\r\nb", []), "a\r\nb");
  });
});
