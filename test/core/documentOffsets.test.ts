import assert from "node:assert/strict";
import { parse } from "../../src/core/document/parse";
import type { Block, DesignDocument } from "../../src/core/document/model";

/** Words that stand in no other place of a text: where one is found in a block, it must map to its one place. */
const MARK = /zq\p{L}*\d*/gu;

/** Checks that each marked word of a text is in a block and maps to the place where it is written. */
function checkMarks(text: string, kind?: Block["kind"]): DesignDocument {
  const document = parse(text);
  const found: string[] = [];
  for (const block of document.blocks) {
    assert.ok(
      block.range.start >= 0 && block.range.end <= text.length && block.range.start <= block.range.end,
    );
    for (const { 0: word, index } of block.content.matchAll(MARK)) {
      const [start, end] = [block.source(index), block.source(index + word.length)];
      assert.equal(text.slice(start, end), word, `${word} in ${JSON.stringify(block.content)}`);
      if (kind) assert.equal(block.kind, kind, word);
      found.push(word);
    }
  }
  const written = [...text.matchAll(MARK)].map(([word]) => word);
  assert.deepEqual(found.sort(), written.sort(), JSON.stringify(text));
  return document;
}

/** The shapes in which a word can be written, with the kind of block that it comes out as. */
const SHAPES: Record<string, readonly [lines: readonly string[], kind: Block["kind"] | undefined]> = {
  "ATX headings": [["# zqone zqtwo", "", "###### zqthree"], "heading"],
  "closed ATX headings": [["## zqone # zqtwo ##", "", "### zqthree ###   "], "heading"],
  "Setext headings": [["zqone zqtwo", "===", "", "zqthree", "---"], "heading"],
  "Setext headings of two lines": [["zqone", "  zqtwo", "==="], "heading"],
  "HTML headings": [['<h2 align="center">zqone <b>zqtwo</b></h2>'], "heading"],
  "HTML headings over lines": [["<h2>", "  zqone", "zqtwo", "</h2>"], "heading"],
  "bold lines as headings": [["**zqone zqtwo**", "", "text zqthree"], undefined],
  "step lines as headings": [["Step 1: zqone", "", "text zqtwo"], undefined],
  "label lines": [["# A", "", "zqone:", "zqtwo"], undefined],
  "wrapped paragraphs": [["zqone zqtwo", "   zqthree", "\tzqfour"], "paragraph"],
  "lists nested by spaces": [["- zqone", "  - zqtwo", "    more zqthree", "      1. zqfour"], "item"],
  "lists nested by tabs": [["-\tzqone", "\t- zqtwo", "\t\t-\tzqthree", "\t\t\tmore zqfour"], "item"],
  "lists marked by stars and numbers": [
    ["* zqone", "", "  more zqtwo", "", "10) zqthree", "    zqfour"],
    "item",
  ],
  "lazy lines of items": [["- zqone", "zqtwo"], "item"],
  "task boxes": [["- [ ] zqone", "- [x] zqtwo", "- [X]  zqthree"], "item"],
  "block quotes": [["> zqone", ">zqtwo", "> > zqthree", "lazy zqfour"], "paragraph"],
  "lists in block quotes": [["> - zqone", ">   more zqtwo", ">\t- zqthree"], "item"],
  tables: [["| zqone | zqtwo |", "|---|:-:|", "| zqthree | zqfour zqfive |", "|zqsix|zqseven|"], "cell"],
  "tables without outer pipes": [["zqone | zqtwo", "--- | ---", "zqthree | zqfour"], "cell"],
  "tables with escaped pipes": [
    ["| zqone \\| zqtwo | zqthree |", "|---|---|", "| `a \\| zqfour` zqfive | \\| zqsix |"],
    "cell",
  ],
  "tables with empty and repeated cells": [
    ["| a | zqone |", "|---|---|", "| | zqtwo |", "| a | a zqthree |", "| a |"],
    "cell",
  ],
  "tables in quotes and lists": [
    [
      "> | > zqone | b |",
      "> |---|---|",
      "> | > | zqtwo |",
      "",
      "- | - | zqthree |",
      "  |---|---|",
      "  | x | zqfour |",
    ],
    "cell",
  ],
  "inline code": [["a `zqone` ``zq2 ` zqthree`` zqfour"], "paragraph"],
  emphasis: [["**zqone** _zqtwo_ ***zqthree*** snake_zqfour"], "paragraph"],
  "links before and after": [
    ["zqone [zqtwo](http://a.b/c_d 'title') zqthree <http://x.y> zqfour http://z.w zqfive"],
    "paragraph",
  ],
  "images before and after": [["zqone ![alt](pic.png) zqtwo"], "paragraph"],
  escapes: [["\\* zqone \\_zqtwo\\_ \\zqthree"], "paragraph"],
  "comments and tags": [["zqone <!-- gone --> zqtwo <br/> zqthree<sup>2</sup>"], "paragraph"],
  fences: [["```text", "zqone", "  zqtwo", "```", "", "~~~", "zqthree"], "code"],
  "fences in lists": [["- item", "", "  ```yaml", "  zqone:", "    zqtwo", "  ```"], "code"],
  "indented code": [["a", "", "    zqone", "      zqtwo"], undefined],
  "HTML blocks": [["<div>", "  zqone <b>zqtwo</b>", "</div>"], "paragraph"],
  "characters of two units": [["😀 zqone 👩‍👩‍👧 zqtwo", "", "# 🚀 zqthree"], undefined],
  "right-to-left text": [["שלום zqone עולם zqtwo", "", "- مرحبا zqthree"], undefined],
  "Russian and Chinese": [
    ["Привет zqодин", "", "| 指标 zqtwo | 监控 |", "|---|---|", "| zqтри | 值 |"],
    undefined,
  ],
  "NUL characters": [
    ["a\0b zqone \0", "", "| \0 | zqtwo |", "|---|---|", "| \0 \0 | \0 zqthree |"],
    undefined,
  ],
};

describe("the places of words", () => {
  for (const [name, [lines, kind]] of Object.entries(SHAPES)) {
    it(`are exact in ${name}`, () => {
      checkMarks(lines.join("\n"), kind);
    });
  }

  for (const [name, newline] of [
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ] as const) {
    it(`are exact in all of these with ${name}`, () => {
      for (const [lines, kind] of Object.values(SHAPES)) checkMarks(lines.join(newline), kind);
    });
  }

  it("are exact after a byte order mark and a front matter", () => {
    for (const [lines, kind] of Object.values(SHAPES)) {
      checkMarks(`\uFEFF---\r\na: 1\r\n---\r\n${lines.join("\r\n")}`, kind);
      checkMarks(`\uFEFF${lines.join("\n")}`, kind);
    }
  });

  it("are exact in all of these in a block quote", () => {
    const quotable = Object.entries(SHAPES).filter(([name]) => !/lazy|tabs|wrapped/.test(name));
    for (const [name, [lines]] of quotable) {
      const document = checkMarks(lines.map((line) => `> ${line}`).join("\n"));
      assert.deepEqual(
        document.blocks.filter(({ isQuoted }) => !isQuoted).map(({ content }) => content),
        [],
        name,
      );
    }
  });

  it("are exact in the ranges of headings", () => {
    const text = "#  zqone  ##\n\nzqtwo :\n===\n\n<h3> \n zqthree</h3>\n\n**zqfour**:\n\n1. a\n";
    const { sections } = parse(text.replaceAll("\n", "\r\n"));
    const shown = sections.map(({ label: { range } }) =>
      text.replaceAll("\n", "\r\n").slice(range.start, range.end),
    );
    assert.deepEqual(shown, ["zqone", "zqtwo :", "zqthree", "zqfour**:"]);
  });
});
