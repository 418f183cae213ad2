import assert from "node:assert/strict";
import {
  analyse,
  applyEdits,
  frameworks,
  insertStep,
  insertTopic,
  outline,
  type Framework,
} from "../../src/core/index";

const declared = (framework: Framework, body: string): string =>
  `---\nml-design-doc: ${framework.id}\n---\n\n${body}`;

/** The text with the section of a step inserted, by the step's number. */
function withStep(text: string, number: number): string {
  const { document, checklist } = analyse(text);
  return applyEdits(text, [insertStep(document, checklist, checklist.steps[number - 1]!).edit]);
}

function headings(text: string): string[] {
  return analyse(text).document.sections.map(({ level, label }) => `${"#".repeat(level)} ${label.text}`);
}

const nine = frameworks.find(({ id }) => id === "nine-step")!;
const title = (number: number): string => nine.steps[number - 1]!.title;

/** In which order the missing steps may be inserted; each must end alike. */
const ORDERS: readonly (readonly [string, (numbers: readonly number[]) => readonly number[]])[] = [
  ["from the first to the last", (numbers) => numbers],
  ["from the last to the first", (numbers) => numbers.toReversed()],
  ["every other first", (numbers) => [...numbers.filter((number) => number % 2 === 0), ...numbers]],
];

describe("inserting a step's section", () => {
  const two = declared(
    nine,
    `# T\n\n## ${title(2)}\n\nWe track recall.\n\n## ${title(5)}\n\nWe use clicks.\n`,
  );

  it("puts it before the first where nothing comes before it", () => {
    assert.deepEqual(
      headings(withStep(two, 1)).filter((line) => line.startsWith("## ")),
      [`## ${title(1)}`, `## ${title(2)}`, `## ${title(5)}`],
    );
  });

  it("puts it between two", () => {
    const text = withStep(two, 4);
    assert.deepEqual(
      headings(text).filter((line) => line.startsWith("## ")),
      [`## ${title(2)}`, `## ${title(4)}`, `## ${title(5)}`],
    );
    assert.ok(text.includes(`We track recall.\n\n## ${title(4)}\n\n`));
    assert.ok(text.includes(`-->\n\n## ${title(5)}\n`));
  });

  it("puts it at the end after the last, and where no section is there at all", () => {
    assert.ok(withStep(two, 9).startsWith(`${two}\n## ${title(9)}\n`));
    const bare = declared(nine, "# T\n\nWe rank.");
    assert.ok(withStep(bare, 3).startsWith(`${bare}\n\n## ${title(3)}\n`));
  });

  it("puts it right after the nearest step before it, where sections of the author's own follow", () => {
    const own = declared(
      nine,
      `# T\n\n## ${title(2)}\n\nRecall.\n\n## Thanks\n\nAll.\n\n## ${title(5)}\n\nClicks.\n`,
    );
    assert.deepEqual(
      headings(withStep(own, 4)).filter((line) => line.startsWith("## ")),
      [2, 4, undefined, 5].map((number) => `## ${number === undefined ? "Thanks" : title(number)}`),
    );
  });

  it("fills an empty text without a blank line before it", () => {
    const { document, checklist } = analyse("", { framework: "nine-step" });
    const { edit } = insertStep(document, checklist, checklist.steps[0]!);
    assert.ok(edit.newText.startsWith(`## ${title(1)}\n`));
    assert.deepEqual(edit.range, { start: 0, end: 0 });
  });

  it("numbers it where its neighbour is numbered, and only there", () => {
    const numbered = declared(nine, `# T\n\n## 2. ${title(2)}\n\ntext\n`);
    assert.ok(headings(withStep(numbered, 4)).includes(`## 4. ${title(4)}`));
    const byStep = declared(nine, `# T\n\n## Step 2: ${title(2)}\n\ntext\n`);
    assert.ok(headings(withStep(byStep, 4)).includes(`## Step 4: ${title(4)}`));
    assert.ok(headings(withStep(two, 4)).includes(`## ${title(4)}`));
  });

  it("takes the level of its neighbour", () => {
    const deep = declared(nine, `# T\n\n### ${title(2)}\n\ntext\n`);
    assert.ok(headings(withStep(deep, 4)).includes(`### ${title(4)}`));
  });

  it("keeps CRLF", () => {
    const text = withStep(two.replaceAll("\n", "\r\n"), 4);
    assert.doesNotMatch(text, /[^\r]\n/);
    assert.equal(text.replaceAll("\r\n", "\n"), withStep(two, 4));
  });

  it("keeps one blank line before it, however the text before it ends", () => {
    for (const ending of ["", "\n", "\n\n"]) {
      const text = withStep(declared(nine, `# T\n\n## ${title(1)}\n\ntext${ending}`), 2);
      assert.ok(text.includes(`text\n\n## ${title(2)}\n`), JSON.stringify(ending));
    }
  });

  for (const framework of frameworks) {
    for (const [name, order] of ORDERS) {
      it(`ends with the order of ${framework.id} when its steps are inserted ${name}`, () => {
        let text = declared(framework, "# T\n");
        for (const number of order(framework.steps.map((_, index) => index + 1))) {
          if (!analyse(text).checklist.steps[number - 1]!.section) text = withStep(text, number);
        }
        const { steps } = analyse(text).checklist;
        assert.ok(steps.every(({ section, status }) => section && status !== "missing"));
        assert.deepEqual(
          headings(text).filter((line) => line.startsWith("## ")),
          framework.steps.map((step) => `## ${step.title}`),
        );
      });
    }
  }
});

describe("inserting a topic's section", () => {
  it("puts it at the end of its step's section, one level down", () => {
    const text = declared(nine, `# T\n\n## ${title(2)}\n\nRecall.\n\n## ${title(5)}\n\nClicks.\n`);
    const { document, checklist } = analyse(text);
    const { edit } = insertTopic(document, checklist, checklist.steps[1]!, "online-metrics");
    const inserted = applyEdits(text, [edit]);
    assert.deepEqual(headings(inserted).slice(1, 3), [`## ${title(2)}`, "### Online metrics"]);
    assert.match(inserted, /Recall\.\n\n### Online metrics\n\n<!--\n[^]*-->\n\n## /);
  });

  it("inserts the whole step where that has no section", () => {
    const text = declared(nine, "# T\n");
    const { document, checklist } = analyse(text);
    const step = checklist.steps[1]!;
    assert.deepEqual(
      insertTopic(document, checklist, step, "online-metrics"),
      insertStep(document, checklist, step),
    );
    assert.deepEqual(
      insertTopic(document, checklist, step, "no-such-topic"),
      insertStep(document, checklist, step),
    );
  });
});

describe("an outline", () => {
  for (const framework of frameworks) {
    it(`of ${framework.id} is a document of all its steps in their order, and of nothing else`, () => {
      const { text } = outline(framework, "A title");
      const { declaration, checklist, document, findings } = analyse(text);
      assert.equal(declaration.framework, framework.id);
      assert.ok(checklist.steps.every(({ section }) => section));
      const starts = checklist.steps.map(({ section }) => section!.range.start);
      assert.deepEqual(
        starts,
        starts.toSorted((a, b) => a - b),
      );
      assert.equal(document.sections[0]!.label.text, "A title");
      assert.doesNotMatch(text, /\n{3}|[^\n]$/);
      assert.deepEqual(
        findings.map(({ code }) => code),
        ["MLD004"],
      );
    });

    it(`of ${framework.id} as a snippet numbers its tab stops in a row and says the same`, () => {
      const { text, snippet } = outline(framework, "A title");
      const stops = [...snippet.matchAll(/(?<!\\)\$(?:\{(\d+)|(\d+))/g)].map(([, named, bare]) =>
        Number(named ?? bare),
      );
      assert.deepEqual(
        stops,
        stops.map((_, index) => index + 1),
      );
      assert.ok(stops.length > framework.steps.length);
      assert.equal(expand(snippet).replaceAll(/\s+/g, " "), text.replaceAll(/\s+/g, " "));
    });
  }

  it("escapes what a snippet would take for its own in the title", () => {
    const { text, snippet } = outline(nine, "Cut $1 by \\50% {a} ${x}");
    assert.ok(text.includes("# Cut $1 by \\50% {a} ${x}\n"));
    assert.ok(snippet.includes("# ${1:Cut \\$1 by \\\\50% {a\\} \\${x\\}}\n"));
    assert.equal(expand(snippet).replaceAll(/\s+/g, " "), text.replaceAll(/\s+/g, " "));
  });
});

/** A snippet as an editor inserts it, its placeholders taken. */
function expand(snippet: string): string {
  return snippet
    .replaceAll(/(?<!\\)\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replaceAll(/(?<!\\)\$\d+/g, "")
    .replaceAll(/\\([\\$}])/g, "$1");
}
