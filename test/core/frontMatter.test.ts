import assert from "node:assert/strict";
import { analyse, declaresDesignDoc, fixText } from "../../src/core/index";
import { parseFrontMatter, type FrontMatterEntry } from "../../src/core/document/frontMatter";

const entriesOf = (text: string): readonly FrontMatterEntry[] => parseFrontMatter(text)?.entries ?? [];
const problemsOf = (text: string): string[] =>
  parseFrontMatter(text)?.problems.map(({ message }) => message) ?? [];

describe("the front matter", () => {
  it("is what stands between the fences, and the body begins on the line after it", () => {
    const text = "---\ntitle: A\n---\n# B\n";
    const found = parseFrontMatter(text)!;
    assert.equal(text.slice(found.bodyRange.start, found.bodyRange.end), "title: A\n");
    assert.equal(text.slice(found.range.end), "# B\n");
  });

  for (const [name, newline] of [
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ] as const) {
    it(`has exact ranges of keys and values with ${name}`, () => {
      const text = ["---", "title: A", "ml-design-doc: ten-step", "---", "# B"].join(newline);
      const entry = entriesOf(text).find(({ key }) => key === "ml-design-doc");
      assert.ok(entry);
      assert.equal(text.slice(entry.keyRange.start, entry.keyRange.end), "ml-design-doc");
      assert.equal(text.slice(entry.valueRange.start, entry.valueRange.end), "ten-step");
    });
  }

  it("may follow a byte order mark", () => {
    const text = "\uFEFF---\nml-design-doc: none\n---\n";
    const [entry] = entriesOf(text);
    assert.equal(entry?.value, "none");
    assert.equal(text.slice(entry.keyRange.start, entry.keyRange.end), "ml-design-doc");
    assert.equal(parseFrontMatter(text)!.range.start, 1);
  });

  it("may be closed by dots, and by the end of the text", () => {
    assert.equal(entriesOf("---\na: 1\n...\n")[0]?.value, 1);
    assert.equal(entriesOf("---\na: 1\n---")[0]?.value, 1);
  });

  it("may be empty", () => {
    const found = parseFrontMatter("---\n---\n# A\n")!;
    assert.deepEqual([found.entries, found.problems], [[], []]);
  });

  for (const [name, text] of [
    ["the fence is never closed", "---\na: 1\n# B\n"],
    ["a space stands before the fence", " ---\na: 1\n---\n"],
    ["a line stands before the fence", "\n---\na: 1\n---\n"],
    ["the fence has four dashes", "----\na: 1\n---\n"],
    ["the text is empty", ""],
    ["the text is only a fence", "---"],
  ]) {
    it(`is not there where ${name}`, () => {
      assert.equal(parseFrontMatter(text!), undefined);
      assert.equal(declaresDesignDoc(text!), false);
    });
  }

  it("is not there where more than 64 KB stand before the closing fence", () => {
    const withFiller = (length: number): string => `---\nml-design-doc: none\n#${"x".repeat(length)}\n---\n`;
    assert.equal(declaresDesignDoc(withFiller(60_000)), true);
    assert.equal(declaresDesignDoc(withFiller(66_000)), false);
    const document = analyse(withFiller(66_000)).document;
    assert.equal(document.frontMatter, undefined);
  });

  it("is not closed by a line that only begins with dashes, even where the 64 KB end behind them", () => {
    for (let length = 65_510; length < 65_536; length++) {
      const text = `---\nml-design-doc: none\n#${"x".repeat(length)}\n----------\n`;
      assert.equal(declaresDesignDoc(text), false, `${length}`);
    }
  });

  it("says that it must be a mapping", () => {
    for (const body of ["- a\n- b", "just words", "[a, b]"]) {
      assert.match(problemsOf(`---\n${body}\n---\n`).join(), /not a mapping/, body);
      assert.deepEqual(entriesOf(`---\n${body}\n---\n`), []);
    }
  });

  it("keeps keys of the object prototype as plain entries", () => {
    const entries = entriesOf("---\n__proto__: {polluted: yes}\nconstructor: 1\ntoString: x\n---\n");
    assert.deepEqual(
      entries.map(({ key }) => key),
      ["__proto__", "constructor", "toString"],
    );
    assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
    const { declaration } = analyse(
      "---\nml-design-doc:\n  not-applicable:\n    __proto__: because\n    constructor: so\n---\n",
    );
    assert.equal(declaration.notApplicable.size, 0);
    assert.equal(declaration.problems.length, 2);
  });

  it("reads values as strings, numbers, booleans and null, and resolves no alias", () => {
    const values = entriesOf("---\na: x\nb: 1.5\nc: true\nd:\ne: &x [1]\nf: *x\ng: 2024-01-01\n---\n").map(
      ({ value }) => value,
    );
    assert.deepEqual(values, ["x", 1.5, true, null, undefined, undefined, "2024-01-01"]);
  });

  it("stays small on an alias bomb", () => {
    const lines = Array.from({ length: 26 }, (_, index) => {
      const key = String.fromCharCode(97 + index);
      const before = String.fromCharCode(96 + index);
      return index === 0 ? "a: &a [x, x]" : `${key}: &${key} [${`*${before}, `.repeat(9)}*${before}]`;
    });
    const found = parseFrontMatter(`---\n${lines.join("\n")}\n---\n`)!;
    assert.equal(found.entries.length, 26);
    assert.ok(JSON.stringify(found).length < 10_000);
  });

  it("ends a line at a lone CR in a document of other line ends, and fixing it is done once", () => {
    const text = "---\r\nml-design-doc: nine-step\r";
    assert.equal(entriesOf(text).find(({ key }) => key === "ml-design-doc")?.value, "nine-step");
    const fixed = fixText(text, analyse(text).findings);
    assert.equal(fixed, `${text}---\r\n`);
    assert.equal(fixText(fixed, analyse(fixed).findings), fixed);
  });

  it("answers deep nesting with a sentence instead of running out of stack", () => {
    for (const opening of ["- ", "? ", "[", "{a: ", "? - "]) {
      const text = `---\n${opening.repeat(60_000 / opening.length)}\n---\n`;
      assert.match(problemsOf(text).join(), /nested too deep/, opening);
    }
    assert.deepEqual(problemsOf(`---\na: ${"[".repeat(20)}${"]".repeat(20)}\n---\n`), []);
  });

  it("places a YAML error on what is wrong, and gives no more than three", () => {
    const text = "---\na: 1\na: 2\nb: 1\nb: 2\nc: 1\nc: 2\nd: 1\nd: 2\n---\n";
    const { problems } = parseFrontMatter(text)!;
    assert.equal(problems.length, 3);
    assert.match(problems[0]!.message, /unique/);
    assert.equal(problems[0]!.range.start, text.indexOf("a: 2"));
  });

  for (const [name, slip] of [
    ["a key twice", "title: A\ntitle: B"],
    ["a colon in a plain title", "title: Ranking: a design"],
    ["a tab as indentation", "authors:\n\t- me"],
    ["a value that begins with @", "owner: @me"],
    ["an unclosed list", "tags: [a, b"],
  ]) {
    it(`keeps the declaration in spite of ${name}, and says what is wrong`, () => {
      const text = `---\n${slip}\nml-design-doc: ten-step\n---\n# A\n`;
      assert.equal(declaresDesignDoc(text), true);
      const { declaration, findings } = analyse(text);
      assert.equal(declaration.framework, "ten-step");
      assert.ok(findings.some(({ code }) => code === "MLD108"));
    });
  }
});
