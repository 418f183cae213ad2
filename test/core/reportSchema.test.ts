import assert from "node:assert/strict";
import {
  analyse,
  formatJson,
  outline,
  frameworks,
  stages,
  topics,
  type AnalysisOptions,
} from "../../src/core/index";
import { closed, readSchema, validator, type Schema } from "../support/schemas";

interface Place {
  readonly line: number;
  readonly column: number;
}
interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly designDoc: { readonly language: string; readonly framework: { readonly id: string } };
    readonly topics: Readonly<
      Record<
        string,
        { status: string; evidence: readonly { line: number; text: string; slot: string | null }[] }
      >
    >;
    readonly steps: readonly { readonly id: string; readonly title: string; readonly status: string }[];
    readonly findings: readonly {
      readonly code: string;
      readonly range: { readonly start: Place; readonly end: Place };
    }[];
  }[];
  readonly summary: {
    readonly files: number;
    readonly errors: number;
    readonly findings: Record<string, number>;
  };
}

const schema = readSchema("report");
const validate = validator(schema);
const validateClosed = validator(closed(schema) as Schema);

const FRONT = "---\nml-design-doc: nine-step\n---\n\n";
const DESIGN = `${FRONT}# Feed ranking

We predict which posts a user will like, and we rank the feed of the app by it, because it is what the users ask for.

## Metrics

Offline, we track recall@10 on held-out users. Online, we count the sessions of a day.

## Monitoring

TODO

## Data

`;

const INPUTS: Record<string, string> = {
  "an empty text": "",
  "a text that is no design doc": "# Shopping\n\n- milk\n",
  "a design with findings": DESIGN,
  "a design with CRLF": DESIGN.replaceAll("\n", "\r\n"),
  "a design with a byte order mark": `\uFEFF${DESIGN}`,
  "a design with characters of two units": DESIGN.replaceAll("the feed", "👩‍👩‍👧 the 🚀 feed").replace(
    "TODO",
    "😀 😀 TODO",
  ),
  "a right-to-left text": `${FRONT}# תכנון\n\nשלום עולם metrics ומדדים\n\nTODO\n`,
  "a Russian text": `${FRONT}# Лента\n\n## Метрики\n\nОфлайн считаем recall@10 на отложенных пользователях.\n\n## Мониторинг\n\nTODO\n`,
  "a Chinese text": `${FRONT}# 推荐系统\n\n## 指标\n\n离线指标是召回率，在线指标是点击率。\n\n## 监控\n\nTODO\n`,
  "a German text": `${FRONT}# Titel\n\n${"Wir sagen voraus, welche Beiträge einem Nutzer gefallen werden. ".repeat(12)}\n`,
  "a broken front matter": "---\nml-design-doc: [\n---\n# T\n",
  "an unknown framework": "---\nml-design-doc: waterfall\n---\n# T\n",
  "a declared mapping":
    "---\nml-design-doc:\n  stage: production\n  not-applicable:\n    cost: none\n---\n# T\n",
  "lone surrogates and control characters": `${FRONT}# T\n\n\ud800 TODO \udfff \0 \u0007\n`,
  "evidence longer than the limit": `${FRONT}# T\n\n## Monitoring\n\n${"We watch the drift of the inputs and of the outputs, ".repeat(30)}\n`,
  ...Object.fromEntries(
    frameworks.map((framework) => [`the outline of ${framework.id}`, outline(framework, "T").text]),
  ),
};

function reportOf(text: string, options?: AnalysisOptions): Report {
  const result = {
    files: [{ path: "a.md", analysis: analyse(text, options) }],
    errors: [{ path: "b.md", message: "No." }],
    configuration: [],
  };
  return JSON.parse(formatJson(result, "1.2.3")) as Report;
}

describe("the JSON report", () => {
  for (const [name, text] of Object.entries(INPUTS)) {
    it(`of ${name} fits its schema, and holds nothing that the schema does not describe`, () => {
      for (const options of [{}, { framework: "ten-step", stage: "production" }, { framework: "nonsense" }]) {
        const report = reportOf(text, options);
        assert.ok(validate(report), JSON.stringify(validate.errors, undefined, 2));
        assert.ok(validateClosed(report), JSON.stringify(validateClosed.errors, undefined, 2));
      }
    });

    it(`of ${name} has every topic, and places that lie in the text`, () => {
      const [file] = reportOf(text).files;
      assert.deepEqual(
        Object.keys(file!.topics),
        topics.map(({ id }) => id),
      );
      const lines = text.split(/\r\n|\n|\r/);
      const isInside = ({ line, column }: Place): boolean =>
        line <= lines.length && column <= lines[line - 1]!.length + 1;
      for (const { code, range } of file!.findings)
        assert.ok(isInside(range.start) && isInside(range.end), code);
      for (const { status, evidence } of Object.values(file!.topics)) {
        if (status !== "not-applicable") assert.equal(evidence.length === 0, status === "missing");
        for (const { line, text: words } of evidence) {
          assert.ok(
            lines[line - 1]!.includes(words.split(/\s/)[0]!.slice(0, 10).trim()),
            `${line}: ${words}`,
          );
        }
      }
    });
  }

  it("counts lines and columns from one, in UTF-16 units", () => {
    const text = `${DESIGN}# Notes\n\nWe will watch 😀 it, TODO\n`;
    for (const newline of ["\n", "\r\n"]) {
      const { findings } = reportOf(text.replaceAll("\n", newline)).files[0]!;
      const line = text.split("\n").findIndex((written) => written.includes("😀")) + 1;
      const found = findings.find(({ code, range }) => code === "MLD107" && range.start.line === line);
      const column = "We will watch 😀 it, ".length + 1;
      assert.deepEqual(found?.range, { start: { line, column }, end: { line, column: column + 4 } });
    }
  });

  it("counts what it holds", () => {
    const { files, summary } = reportOf(DESIGN);
    assert.equal(summary.files, 1);
    assert.equal(summary.errors, 1);
    const total = Object.values(summary.findings).reduce((sum, count) => sum + count, 0);
    assert.ok(total > 0);
    assert.equal(total, files[0]!.findings.length);
  });

  it("has no files, and still all of its shape, where nothing was read", () => {
    const report = JSON.parse(formatJson({ configuration: [], files: [], errors: [] }, "1.2.3")) as Report;
    assert.ok(validateClosed(report), JSON.stringify(validateClosed.errors));
  });
});

describe("the schema of the JSON report", () => {
  it("refuses a report of another version, a field left out, and a zero-based line", () => {
    const report = reportOf(DESIGN) as unknown as Record<string, unknown> & Report;
    assert.ok(validate(report));
    assert.ok(!validate({ ...report, version: 2 }));
    for (const key of ["version", "tool", "files", "errors", "summary"]) {
      const rest = Object.fromEntries(Object.entries(report).filter(([name]) => name !== key));
      assert.ok(!validate(rest), key);
    }
    const [file] = report.files;
    const range = { start: { line: 0, column: 1 }, end: { line: 1, column: 1 } };
    assert.ok(!validate({ ...report, files: [{ ...file, findings: [{ ...file!.findings[0], range }] }] }));
  });

  it("lets fields be added", () => {
    assert.ok(validate({ ...reportOf(DESIGN), added: true }));
  });

  it("takes the id of a team's framework, and knows the stages of the core", () => {
    const { framework, stage } = (
      schema["definitions"] as Record<string, { properties: Record<string, Schema> }>
    )["designDoc"]!.properties as unknown as {
      framework: { properties: { id: { pattern: string } } };
      stage: { enum: string[] };
    };
    for (const id of [...frameworks.map((known) => known.id), "none", "review-board"])
      assert.match(id, new RegExp(framework.properties.id.pattern));
    assert.deepEqual(stage.enum, stages);
  });
});
