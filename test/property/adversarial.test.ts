import assert from "node:assert/strict";
import { analyse, fixText } from "../../src/core/index";

const MB = 1_000_000;

/** A piece repeated up to a length. */
const fill = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

interface Shape {
  readonly text: string;
  /** How many blocks and sections it has: what is read must be all that is there. */
  readonly blocks?: number;
  readonly sections?: number;
}

/** Shapes that make a reader quadratic if anything can. Nothing here is timed: a quadratic one would hang the run. */
const SHAPES: Readonly<Record<string, () => Shape>> = {
  "5 MB of prose": () => ({ text: fill("the word of the day and\n", 5 * MB), blocks: 1 }),
  "one line of 1 MB": () => ({ text: fill("words without end ", MB), blocks: 1 }),
  "one word of 1 MB": () => ({ text: fill("x", MB), blocks: 1 }),
  "1 MB of letters and spaces": () => ({ text: fill("a ", MB), blocks: 1 }),
  "1 MB of spaces between two words": () => ({ text: `word${" ".repeat(MB)}word`, blocks: 1 }),
  "1 MB of spaces in a heading": () => ({ text: `# a${" ".repeat(MB)}b :\n`, blocks: 1, sections: 1 }),
  "1 MB of no-break spaces": () => ({ text: `- word${"\u00a0".repeat(MB)}word`, blocks: 1 }),
  "1 MB of dots": () => ({ text: ".".repeat(MB), blocks: 1 }),
  "1 MB of question marks and quotes": () => ({ text: fill('?")', MB / 5), blocks: 1 }),
  "1 MB of hyphens between words": () => ({ text: `a${"-".repeat(MB)}b`, blocks: 1 }),
  "1 MB of line breaks": () => ({ text: "\r\n".repeat(MB / 2), blocks: 0 }),
  "10,000 headings": () => ({ text: "## Monitoring\n".repeat(10_000), blocks: 10_000, sections: 10_000 }),
  "10,000 headings of every level": () => ({
    text: "# a\n###### b\n### c\n##### d\n".repeat(2500),
    sections: 10_000,
  }),
  "hashes before and after a heading": () => ({
    text: `# ${fill("#", MB)}x ${fill("#", MB)}\n`,
    blocks: 1,
    sections: 1,
  }),
  "20,000 nested quotes": () => ({ text: ">".repeat(20_000), blocks: 0 }),
  "lines quoted a hundredfold": () => ({ text: `${"> ".repeat(90)}word\n`.repeat(1000), blocks: 1 }),
  "ever deeper lists": () => ({
    text: Array.from({ length: 600 }, (_, n) => `${" ".repeat(n * 2)}- a\n`).join(""),
  }),
  "50,000 opening brackets": () => ({ text: "[".repeat(50_000), blocks: 1 }),
  "50,000 images begun": () => ({ text: "![".repeat(50_000), blocks: 1 }),
  "unclosed links": () => ({ text: fill("[a](http://b ", MB / 2), blocks: 1 }),
  "link definitions begun": () => ({ text: `[a]: b "${fill("c\n", MB / 5)}`, blocks: 1 }),
  "100,000 backticks": () => ({ text: "a " + "`".repeat(100_000), blocks: 1 }),
  "runs of backticks of many lengths": () => ({
    text: Array.from({ length: 1000 }, (_, n) => `a ${"`".repeat((n % 300) + 1)}`).join(" "),
    blocks: 1,
  }),
  "10,000 subgraphs that never end": () => ({
    text: `\`\`\`mermaid\nflowchart LR\n${"subgraph A[p99 below 5 ms] --> B{\n".repeat(10_000)}`,
    blocks: 1,
  }),
  "unclosed fences": () => ({ text: fill("```x\n~~~y\n", MB / 5), blocks: 1 }),
  "unclosed comments": () => ({ text: fill("<!-- ", MB), blocks: 1 }),
  "unclosed comments in text": () => ({ text: fill("a <!-- b ", MB), blocks: 1 }),
  "unclosed tags": () => ({ text: fill("a <b ", MB), blocks: 1 }),
  "struck-out text begun": () => ({ text: fill("~~a ", MB), blocks: 1 }),
  "stars and underscores": () => ({ text: fill("**a _b ", MB), blocks: 1 }),
  "thematic breaks": () => ({ text: fill("- - - - -\n", MB / 2), blocks: 0 }),
  "a table of 5,000 rows": () => ({
    text: `| a | b |\n|---|---|\n${"| x | 5 ms |\n".repeat(5000)}`,
    blocks: 10_002,
  }),
  "a table of 10,000 columns": () => ({
    text: `|${" a |".repeat(10_000)}\n|${"---|".repeat(10_000)}\n|${" \0 |".repeat(10_000)}\n`,
    blocks: 20_000,
  }),
  "a column of 5,000 bold lines": () => ({
    text: "**Metrics**\n\n".repeat(5000),
    blocks: 5000,
    sections: 5000,
  }),
  "5,000 lines that label": () => ({ text: "Offline:\n".repeat(5000), blocks: 5000 }),
  "10,000 items": () => ({ text: "- TODO\n".repeat(10_000), blocks: 10_000 }),
  "colons and words": () => ({ text: fill("a: ", MB), blocks: 1 }),
  "numbers and separators": () => ({ text: fill("1,234.5 - ", MB / 2), blocks: 1 }),
  "one endless number": () => ({ text: `a ${"1".repeat(MB)}`, blocks: 1 }),
  "metric after metric": () => ({ text: fill("no recall and CTR ", MB), blocks: 1 }),
  "value after value": () => ({ text: fill("precision 0.9, recall 0.8, ", MB / 4), blocks: 1 }),
  "latency after latency": () => ({ text: fill("latency 5 ms, 10 QPS x ", MB / 4), blocks: 1 }),
  "1 MB of Chinese": () => ({ text: fill("监控", MB / 2), blocks: 1 }),
  "characters of two units": () => ({ text: fill("😀", MB), blocks: 1 }),
  "comments that suppress, one after the other": () => ({
    text: fill("<!-- ml-design-doc-disable-next-line MLD107 -- a -->\nTODO\n\n", MB / 2),
  }),
  "unused suppressions in ever new sections": () => ({
    text: fill("# a\n\n<!-- ml-design-doc-disable-section MLD107, MLD301 -- a -->\n\n", MB / 2),
  }),
  "suppressions cut off, between backticks": () => ({
    text: fill("`<!-- ml-design-doc-disable-file ` <!-- ml-design-doc-x ,,,, ", MB / 2),
  }),
  "front matters begun again and again": () => ({ text: fill("---\na: b\n", MB / 5) }),
  "a front matter of 5,000 keys": () => ({
    text: `---\nml-design-doc:\n${Array.from({ length: 5000 }, (_, n) => `  k${n}: v\n`).join("")}---\n# T\n`,
    sections: 1,
  }),
};

/** Enough prose to be taken for a design in English, so that all rules run. */
const DESIGN =
  "---\nml-design-doc: nine-step\n---\n\n# T\n\n" +
  "We predict the clicks of the users with a ranking model, and we track recall@10 on the held-out users.\n\n".repeat(
    250,
  );

describe("a hostile text", () => {
  for (const [name, make] of Object.entries(SHAPES)) {
    it(`of ${name} is read to its end`, () => {
      const { text, blocks, sections } = make();
      const { document, findings } = analyse(text);
      if (blocks !== undefined) assert.equal(document.blocks.length, blocks);
      if (sections !== undefined) assert.equal(document.sections.length, sections);
      assert.ok(findings.every(({ range, code }) => range.end <= text.length && code !== "MLD000"));
    });
  }

  for (const [name, make] of Object.entries(SHAPES).filter(([, shape]) => shape().text.length <= MB / 2)) {
    it(`of ${name} below a design is linted and fixed to its end`, () => {
      const text = DESIGN + make().text;
      const { findings } = analyse(text, { stage: "production" });
      assert.ok(findings.length > 0);
      assert.ok(findings.every(({ range, code }) => range.end <= text.length && code !== "MLD000"));
      assert.ok(fixText(text, findings).length > 0);
      // Only suppressions that suppress nothing are taken away.
      const others = findings.filter(({ code }) => code !== "MLD116");
      assert.ok(fixText(text, others).length >= text.length);
    });
  }
});
