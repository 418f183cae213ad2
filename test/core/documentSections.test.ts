import assert from "node:assert/strict";
import { parse } from "../../src/core/document/parse";
import type { Label, Section } from "../../src/core/document/model";

type Tree = { [title: string]: Tree };

function treeOf(section: Section): Tree {
  return Object.fromEntries(
    section.children.map((child) => [`${child.level} ${child.label.text}`, treeOf(child)]),
  );
}

function pathOf(label: Label): string[] {
  return label.kind === "root"
    ? []
    : [...(label.parent ? pathOf(label.parent) : []), `${label.kind} ${label.text}`];
}

/** The labels that a word's block stands under, the outermost first. */
function pathTo(word: string, text: string): string[] {
  const block = parse(text).blocks.find(({ content }) => content.includes(word));
  assert.ok(block, word);
  return pathOf(block.label);
}

describe("the sections of a document", () => {
  it("nest by level, whatever levels are left out", () => {
    const text = "# A\n### B\n## C\n#### D\n# E\n";
    assert.deepEqual(treeOf(parse(text).root), { "1 A": { "3 B": {}, "2 C": { "4 D": {} } }, "1 E": {} });
  });

  it("are headed by ATX, Setext and HTML alike", () => {
    const text = "A\n===\n\nB\n---\n\n### C ###\n\n<h2>D</h2>\n";
    assert.deepEqual(treeOf(parse(text).root), { "1 A": { "2 B": { "3 C": {} }, "2 D": {} } });
  });

  it("are headed by bold and numbered lines, one level below the heading above", () => {
    const text = "# A\n\n**B**\n\ntext\n\n__C:__\n\nStep 2: D\n\n## E\n\n1. **F**\n\n**G**\ntext\n";
    assert.deepEqual(treeOf(parse(text).root), {
      "1 A": { "2 B": {}, "2 C": {}, "2 Step 2: D": {}, "2 E": { "3 G": {} } },
    });
  });

  it("are headed by marks that CommonMark takes for text", () => {
    const text = "#A\n\n##B\ntext\n\n== C ==\n\n#tag in a line\n";
    assert.deepEqual(treeOf(parse(text).root), { "1 A": { "2 B": {}, "2 C": {} } });
  });

  it("are headed by plain lines, lone numbers and capitals where three at least are made alike", () => {
    const plain = "Data\n\nClicks.\n\nModel\n\nA net.\n\nChecks\n\nBy hand.\n";
    assert.deepEqual(treeOf(parse(plain).root), { "1 Data": {}, "1 Model": {}, "1 Checks": {} });
    assert.deepEqual(treeOf(parse("Data\n\nClicks.\n\nModel\n\nA net.\n").root), {});
    const numbered = "# A\n\n1. Data\n\nClicks.\n\n2. Model\n\nA net.\n\n3. Checks\n\nBy hand.\n";
    assert.deepEqual(treeOf(parse(numbered).root), {
      "1 A": { "2 Data": {}, "2 Model": {}, "2 Checks": {} },
    });
    const list = "# A\n\n1. Data\n2. Model\n3. Checks\n\nText.\n";
    assert.deepEqual(treeOf(parse(list).root), { "1 A": {} });
  });

  it("are not headed by a quotation's headings, which label the rest of it", () => {
    const text = "# A\n\n> ## B\n>\n> quoted\n\nafter\n";
    assert.deepEqual(treeOf(parse(text).root), { "1 A": {} });
    assert.deepEqual(pathTo("quoted", text), ["heading A", "line B"]);
    assert.deepEqual(pathTo("after", text), ["heading A"]);
  });

  it("are not headed by bold words in a sentence, an item, a quote or a cell", () => {
    const text = "# A\n\n**B** is bold.\n\n- **C**\n\n> **D**\n\n| **E** |\n|---|\n| **F** |\n";
    assert.deepEqual(treeOf(parse(text).root), { "1 A": {} });
  });

  it("are not headed by headings in quotes, whether Markdown or HTML, nor by words in fences", () => {
    const text = "# A\n\n> # B\n\n> <h2>C</h2>\n\n```\n# D\n```\n";
    assert.deepEqual(treeOf(parse(text).root), { "1 A": {} });
  });

  it("are not headed by a paragraph that happens to stand over a line of dashes", () => {
    const text = `# A\n\n${"We track many things here. ".repeat(5)}\n---\n`;
    assert.deepEqual(treeOf(parse(text).root), { "1 A": {} });
  });

  it("reach from the heading's line to the next heading of their level", () => {
    const text = "---\na: 1\n---\nlead\n\n# A\r\n\r\na\r\n\r\n## B\r\nb\r\n# C\r\nc";
    const { sections, root } = parse(text);
    assert.deepEqual(
      sections.map(({ range }) => text.slice(range.start, range.end)),
      ["# A\r\n\r\na\r\n\r\n## B\r\nb\r\n", "## B\r\nb\r\n", "# C\r\nc"],
    );
    assert.equal(text.slice(root.range.start, root.range.end), text.slice(text.indexOf("lead")));
  });

  it("hold their blocks and those of their subsections", () => {
    const { sections, blocks, root } = parse("lead\n\n# A\n\na\n\n## B\n\n- b\n\n# C\n\nc\n");
    const contents = sections.map(({ firstBlock, lastBlock }) =>
      blocks.slice(firstBlock, lastBlock).map(({ content }) => content.trim()),
    );
    assert.deepEqual(contents, [["a", "B", "b"], ["b"], ["c"]]);
    assert.deepEqual([root.firstBlock, root.lastBlock], [0, blocks.length]);
  });

  it("drop the colon that ends a heading, and no other", () => {
    const titles = parse("# Metrics :\n\n## Ratio 1:2\n\n## Goals: why\n").sections.map(
      ({ label }) => label.text,
    );
    assert.deepEqual(titles, ["Metrics", "Ratio 1:2", "Goals: why"]);
  });
});

describe("the labels of a block", () => {
  it("are the headings above it", () => {
    assert.deepEqual(pathTo("here", "# A\n\n## B\n\nhere\n"), ["heading A", "heading B"]);
  });

  it("are the items above it, too", () => {
    const text = "# A\n\n- B\n  - C\n    - here\n- D\n";
    assert.deepEqual(pathTo("here", text), ["heading A", "item B", "item C"]);
    assert.deepEqual(pathTo("D", text), ["heading A"]);
  });

  it("are a row's first cell and a column's header", () => {
    const text = "# A\n\n| Metric | Target |\n|---|---|\n| Recall | here |\n";
    assert.deepEqual(pathTo("here", text), ["heading A", "row Recall", "column Target"]);
    assert.deepEqual(pathTo("Recall", text), ["heading A", "column Metric"]);
  });

  it("are a line that ends with a colon, up to the end of what it introduces", () => {
    const text = "# A\n\nOffline:\n- here\n\nafter\n";
    assert.deepEqual(pathTo("here", text), ["heading A", "line Offline:"]);
    assert.deepEqual(pathTo("after", text), ["heading A"]);
  });

  it("are such lines all over a document without headings", () => {
    const text = "Metrics:\n\none\n\ntwo\n\nMonitoring:\n\nthree\n";
    assert.deepEqual(pathTo("two", text), ["line Metrics:"]);
    assert.deepEqual(pathTo("three", text), ["line Monitoring:"]);
  });
});

describe("the kinds of blocks", () => {
  const kindsOf = (text: string): string[] => parse(text).blocks.map(({ kind }) => kind);

  it("tell what is written from what says nothing", () => {
    const text = [
      "# A",
      "text",
      "- item",
      "<!-- a comment\n\nof two paragraphs -->",
      "![a picture](a.png)",
      '<img src="a.png">',
      "- [A](#a)",
      "```py\ncode\n```",
      "| a |\n|---|",
    ].join("\n\n");
    assert.deepEqual(kindsOf(text), [
      "heading",
      "paragraph",
      "item",
      "comment",
      "image",
      "image",
      "contents",
      "code",
      "cell",
    ]);
  });

  it("keep the info string of a fence, and have none for indented code", () => {
    assert.deepEqual(
      parse("```yaml title=x\na\n```\n\n    b\n").blocks.map(({ info }) => info),
      ["yaml title=x", undefined],
    );
  });

  it("blank what carries no words, at its full length", () => {
    const text = "a **b** `c` [d](http://e) <b>f</b> ~~g~~ h_i \\* <!-- j -->k";
    const [block] = parse(text).blocks;
    assert.equal(block!.content.replaceAll(/\s+/g, " "), "a b c d f h_i * k");
    assert.equal(block!.content.length, text.length);
  });
});
