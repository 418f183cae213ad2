import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../../src/core/index";

/** What of two sections a contradiction is found between: the two values as written, or nothing. */
function contradictionOf(first: string, second: string): string | undefined {
  const text = `# Tyre wear\n\n## Requirements\n\n${first}\n\n## Metrics\n\n${second}\n`;
  const { numbers } = analyse(text, { isDeclared: true });
  const found = numbers.calculations.find(({ kind }) => kind === "contradiction");
  return (
    found &&
    `${found.formula}, ${found.stated!.unit.text.slice(found.stated!.quantity.start, found.stated!.quantity.end)}`
  );
}

const told: readonly (readonly [name: string, first: string, second: string, found: string])[] = [
  [
    "the target of a metric, with and without more words",
    "Recall of at least 0.90 on worn tyres.",
    "- Recall: at least 0.70",
    "Recall / sensitivity is at least 0.70, at least 0.90",
  ],
  [
    "the target of a metric as a share and in percent",
    "F1 is to be at least 0.85.",
    "F1: at least 60%.",
    "F1 score is at least 60%, at least 0.85",
  ],
  [
    "things that are counted, by the same words",
    "There are 5,000 worn tyres.",
    "We have 8,000 worn tyres.",
    "number of tyres is 8,000, 5,000",
  ],
  [
    "the most of what a sentence counts before",
    "A driver has 4 tyres on average, and 18 at most.",
    "The limit of 48 tyres is never met.",
    "number of tyres is 48, 18 at most",
  ],
  [
    "a target of latency in a table of metrics",
    "The latency budget is 80 ms at p99.",
    "| class | metric | wanted |\n| --- | --- | --- |\n| online | p99 latency | at most 160 ms |",
    "latency budget is at most 160 ms, 80 ms",
  ],
];

const silent: readonly (readonly [name: string, first: string, second: string])[] = [
  ["another cut-off", "Recall@10 of at least 0.90.", "Recall@50 of at least 0.60."],
  [
    "a value that meets a limit",
    "Recall of at least 0.70.",
    "| metric | target |\n| --- | --- |\n| recall | 0.97 |",
  ],
  ["a bound on the other side", "Recall of at least 0.90.", "Below 0.50 recall nobody looks at the list."],
  ["a pilot", "Recall of at least 0.90.", "In the pilot recall is to be at least 0.60."],
  ["another kind of the same things", "We photograph 5,000 worn tyres.", "We photograph 900 new tyres."],
  ["what is computed", "We photograph 5,000 tyres.", "2 garages x 900 tyres = 1,800 tyres."],
  ["the mean beside the most", "A driver has 4 tyres on average.", "A driver has 18 tyres at most."],
  ["a limit that is larger than a number", "At least 5,000 tyres.", "We have 9,000 tyres."],
];

/** Documents whose numbers are told twice and differ as they should: by segment, version, set, region. */
const VARIANTS = "test/fixtures/rules/MLD419-quantity-retold";
const NUMBERS = /^MLD(?:40[1-4]|40[689]|41[02345689]|312|809)$/;

describe("what is stated twice", () => {
  for (const name of readdirSync(VARIANTS).filter((one) => one.startsWith("good-")))
    it(`raises nothing: ${name}`, () => {
      const text = readFileSync(join(VARIANTS, name), "utf8");
      const { findings } = analyse(text, { isDeclared: true, preset: "all" });
      assert.deepEqual(
        findings.filter(({ code }) => NUMBERS.test(code)).map(({ code, message }) => `${code} ${message}`),
        [],
      );
    });
  for (const [name, first, second, found] of told)
    it(`contradicts: ${name}`, () => assert.equal(contradictionOf(first, second), found));
  for (const [name, first, second] of silent)
    it(`may differ: ${name}`, () => assert.equal(contradictionOf(first, second), undefined));
});
