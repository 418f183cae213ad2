import assert from "node:assert/strict";
import { analyse, hintsOf } from "../../src/core/index";

/** A document with its hints in brackets where they are shown. */
function shown(document: string): string {
  const hints = [...hintsOf(analyse(document))].sort((a, b) => b.offset - a.offset);
  return hints.reduce(
    (text, { offset, text: hint }) => `${text.slice(0, offset)} [${hint}]${text.slice(offset)}`,
    document,
  );
}

describe("Hints", () => {
  it("stand behind the words that belong to a number, inside its clause", () => {
    const load = "[= 12.8K a second, ~38K at peak (×3)]";
    assert.equal(
      shown("# Ads\n\n48M daily users, 23 page views per user a day, 120K live ads.\n"),
      `# Ads\n\n48M daily users, 23 page views per user a day ${load}, 120K live ads.\n`,
    );
    assert.equal(
      shown("# Ads\n\n- 48M daily users, 23 requests per user a day\n"),
      `# Ads\n\n- 48M daily users, 23 requests per user a day ${load}\n`,
    );
  });

  it("stay at the number where another one stands in its clause", () => {
    assert.match(
      shown("# Ads\n\n48M daily users with 23 requests per user a day on 2 pages.\n"),
      /23 requests per user a day \[= .*\] on 2 pages/,
    );
  });

  it("stand behind the row of a table, so that its columns stay even", () => {
    const table = "| Step | ms |\n| ---- | -- |\n| Read | 5  |\n| Rank | 20 |\n";
    assert.match(
      shown(`# Ads\n\nThe answer must be there within 80 ms.\n\n${table}`),
      /\| Rank \| 20 \| \[Σ 25 ms, slack 55 ms\]\n$/,
    );
    assert.match(
      shown(`# Ads\n\nThe answer must be there within 80 ms.\n\n${table}| Total | 25 |\n`),
      /\| Rank \| 20 \|\n\| Total \| 25 \| \[slack 55 ms\]\n$/,
    );
    assert.doesNotMatch(shown(`# Ads\n\n${table}| Total | 25 |\n`), /\[/);
  });
});
