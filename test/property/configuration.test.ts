import assert from "node:assert/strict";
import fc from "fast-check";
import {
  analyse,
  configuredOptions,
  formatConfiguration,
  mergeConfiguration,
  readConfigurationFile,
  readFrameworkFile,
} from "../../src/core/index";
import { anyString, nastyMarkdown } from "../support/nastyMarkdown";

const WORDS = [
  ...[
    "root",
    "extends",
    "preset",
    "stage",
    "framework",
    "rules",
    "vocabulary",
    "frameworks",
    "include",
    "ignore",
  ],
  ...["id", "title", "steps", "topics", "headings", "ask", "require", "optional", "minutes", "part"],
  ...[
    "MLD107",
    "placeholder-left",
    "severity",
    "allow",
    "monitoring",
    "labels",
    "nine-step",
    "strict",
    "off",
    "true",
  ],
  ...["5", "-1", "1e999", "~", "*", "\\*a*", "&x", "*x", "監視", "ярлык", "\u{1F600}", "a.md", "../b", "**"],
];
const SYNTAX = [
  ": ",
  ":\n  ",
  "\n",
  "\n  ",
  "\n- ",
  "\n  - ",
  "[",
  "]",
  "{",
  "}",
  ", ",
  '"',
  "'",
  "# ",
  "\t",
  "\r\n",
  "|\n",
  "---\n",
];

/** Configuration of sorts: the words that mean something, in any order and shape. */
const nastyYaml = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 5, arbitrary: fc.constantFrom(...SYNTAX) },
      fc.string({ maxLength: 4 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(""));

const TEXTS = fc.oneof(nastyYaml, anyString, nastyMarkdown);

function assertProblems(
  text: string,
  problems: readonly { message: string; range: { start: number; end: number } }[],
): void {
  for (const { message, range } of problems) {
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, message);
    assert.match(message, /[.?]$/);
  }
}

describe("any configuration file", () => {
  it("is read without throwing, and configures an analysis that does not throw either", () => {
    fc.assert(
      fc.property(TEXTS, nastyMarkdown, (text, document) => {
        const file = readConfigurationFile(text);
        assertProblems(text, file.problems);
        const { configuration, problems } = mergeConfiguration([{ path: "/a", text, file, frameworks: [] }]);
        for (const list of problems.values()) assertProblems(text, list);
        const options = configuredOptions(configuration);
        const { findings } = analyse(document, options);
        assert.ok(findings.every(({ code }) => code !== "MLD000" && code !== "MLD001"));
        const printed = formatConfiguration("a.md", configuration, {}, (path) => path);
        assert.deepEqual(readConfigurationFile(printed).problems, [], printed);
      }),
      { numRuns: 400 },
    );
  });
});

describe("any framework file", () => {
  it("is read without throwing, and a document may follow what it describes", () => {
    fc.assert(
      fc.property(TEXTS, nastyMarkdown, (text, document) => {
        const { framework, problems } = readFrameworkFile(text);
        assertProblems(text, problems);
        if (!framework) return;
        const { findings } = analyse(document, { frameworks: [framework], framework: framework.id });
        assert.ok(findings.every(({ code }) => code !== "MLD000" && code !== "MLD001"));
      }),
      { numRuns: 400 },
    );
  });
});
