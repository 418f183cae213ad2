import assert from "node:assert/strict";
import { outline, frameworks } from "../../src/core/index";
import { readSchema, validator } from "../support/schemas";
import { run, type Files } from "../support/memoryWorld";

const DESIGN = "---\nml-design-doc: none\n---\n\n# T\n\nWe rank the posts by recall@10. TODO\n";
/** A declared document without a finding. */
const CLEAN = `---
ml-design-doc: none
---

# Title

We recommend films, to increase engagement. The recommender predicts whether a user will watch a film. The
baseline is the list of the most watched films.

## Metrics

- Offline: recall@10 of at least 0.4 on held-out users (0.31 today), for each cohort apart; it correlates with clicks.
- Online: click-through rate, at least +1% on live traffic; the latency must stay below 200 ms.

## Monitoring

The on-call engineer gets an alert when the drift of an input exceeds 0.2 within a day, and rolls back.

## Data and baseline

The table \`views\` holds 40 million views of a year; the list of the most popular films is the baseline.
`;
const OTHER = "# Shopping\n\n- milk\n";

interface JsonReport {
  readonly files: readonly { readonly path: string; readonly designDoc: { readonly declared: boolean } }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

async function checked(args: readonly string[], files: Files, options?: Parameters<typeof run>[2]) {
  const result = await run(["check", "--format", "json", ...args], files, options);
  return { ...result, report: JSON.parse(result.stdout) as JsonReport };
}

async function pathsOf(
  args: readonly string[],
  files: Files,
  options?: Parameters<typeof run>[2],
): Promise<string[]> {
  return (await checked(args, files, options)).report.files.map(({ path }) => path);
}

async function failure(args: readonly string[], files: Files = {}): Promise<string> {
  const { code, stdout, stderr } = await run(args, files);
  assert.deepEqual([code, stdout], [2, ""]);
  assert.match(stderr, /^ml-design-doc: .*\nSee "ml-design-doc --help"\.\n$/);
  return stderr;
}

describe("check", () => {
  it("exits with 0 where nothing is found, 1 with findings, 2 where a file can't be read", async () => {
    const files = { "clean.md": CLEAN, "bad.md": DESIGN, "latin1.md": new Uint8Array([0xe4, 0x0a]) };
    const clean = await run(["check", "clean.md"], files);
    assert.deepEqual([clean.code, clean.stdout], [0, "1 document checked: no findings\n"]);
    assert.equal((await run(["check", "bad.md"], files)).code, 1);
    assert.equal((await run(["check", "--exit-zero", "bad.md"], files)).code, 0);
    assert.equal((await run(["check", "--exit-zero", "bad.md", "latin1.md"], files)).code, 2);
  });

  it("reads the standard input for -, and calls it <stdin>", async () => {
    const { report, code } = await checked(["-"], {}, { stdin: DESIGN });
    assert.equal(code, 1);
    assert.deepEqual(
      report.files.map(({ path }) => path),
      ["<stdin>"],
    );
  });

  it("reads a named file, whatever it is, and says that it is no design doc", async () => {
    const { stdout, code } = await run(["check", "notes.txt"], { "notes.txt": OTHER });
    assert.equal(code, 1);
    assert.match(stdout, /MLD002 not-a-design-doc/);
  });

  it("reads only design docs in folders and globs, unless --all is given", async () => {
    const files = {
      "a.md": DESIGN,
      "b.md": OTHER,
      "c.mldesign.md": OTHER,
      "docs/d.md": DESIGN,
      "docs/e.txt": DESIGN,
    };
    assert.deepEqual(await pathsOf(["."], files), ["a.md", "c.mldesign.md", "docs/d.md"]);
    assert.deepEqual(await pathsOf([], files), ["a.md", "c.mldesign.md", "docs/d.md"]);
    assert.deepEqual(await pathsOf(["--all", "."], files), ["a.md", "b.md", "c.mldesign.md", "docs/d.md"]);
    assert.deepEqual(await pathsOf(["docs"], files), ["docs/d.md"]);
    assert.deepEqual(await pathsOf(["**/*.md"], files), ["a.md", "c.mldesign.md", "docs/d.md"]);
    assert.deepEqual(await pathsOf(["docs/*"], files), ["docs/d.md", "docs/e.txt"]);
    assert.deepEqual(await pathsOf(["docs\\*.md"], files), ["docs/d.md"]);
    assert.deepEqual(await pathsOf(["--all", "b.m{d,x}"], files), ["b.md"]);
  });

  it("reads a file once that is named twice, and reads it as named", async () => {
    const files = { "a.md": DESIGN, "b.md": OTHER };
    assert.deepEqual(await pathsOf([".", "b.md", "./b.md", "*.md"], files), ["a.md", "b.md"]);
  });

  it("leaves out node_modules, and files of dot folders not", async () => {
    const files = { "node_modules/x/a.md": DESIGN, ".github/b.md": DESIGN };
    assert.deepEqual(await pathsOf(["."], files), [".github/b.md"]);
  });

  it("shows paths below the working folder relative to it, others in full", async () => {
    const files = { "docs/a.md": DESIGN, "b.md": DESIGN };
    assert.deepEqual(await pathsOf(["a.md", "../b.md"], files, { cwd: "/repo/docs" }), [
      "a.md",
      "/repo/b.md",
    ]);
  });

  it("reads an empty file, one with a byte order mark and one with CRLF", async () => {
    const files = { "empty.md": "", "bom.md": `\uFEFF${DESIGN}`, "crlf.md": DESIGN.replaceAll("\n", "\r\n") };
    const { report } = await checked(Object.keys(files), files);
    assert.deepEqual(
      report.files.map(({ designDoc }) => designDoc.declared),
      [false, true, true],
    );
  });

  it("says of what is not UTF-8 what to do, and reads the rest", async () => {
    const files = { "a.md": new Uint8Array([0x23, 0x20, 0xff]), "b.md": DESIGN };
    const { report, code } = await checked(["a.md", "b.md"], files);
    assert.equal(code, 2);
    assert.deepEqual(report.errors, [
      { path: "a.md", message: "The file is not UTF-8 text: save it as UTF-8, or leave it out." },
    ]);
    assert.equal(report.files.length, 1);
    assert.match(
      (await run(["check", "a.md"], files)).stdout,
      /a\.md\n {2}unreadable {2}The file is not UTF-8/,
    );
  });

  it("refuses a file that is larger than any document", async () => {
    const { report } = await checked(["a.md"], { "a.md": new Uint8Array(21 * 1024 * 1024).fill(32) });
    assert.match(report.errors[0]!.message, /21 MB, which is more than a document/);
  });

  it("says what to do where a folder holds no design doc", async () => {
    const { code, stdout, stderr } = await run(["check", "."], { "a.md": OTHER });
    assert.equal(code, 0);
    assert.match(stdout, /0 documents checked: no findings/);
    assert.match(
      stderr,
      /No design doc found: add "ml-design-doc: <framework>" to a front matter, or name a file\./,
    );
  });

  it("says what is wrong with its arguments, and what to use", async () => {
    assert.match(await failure([]), /No command given/);
    assert.match(await failure(["lint"]), /There is no command "lint"/);
    assert.match(await failure(["toString"]), /There is no command "toString"/);
    assert.match(await failure(["check", "--fast"]), /Unknown option '--fast'/);
    assert.match(await failure(["check", "--format"]), /--format/);
    assert.match(
      await failure(["check", "--format", "xml", "a.md"]),
      /There is no format "xml": use stylish or json\./,
    );
    assert.match(
      await failure(["check", "--framework", "waterfall"]),
      /no framework "waterfall": use one of nine-step, .*none/,
    );
    assert.match(
      await failure(["check", "--stage", "someday"]),
      /no stage "someday": use one of interview, /,
    );
    assert.match(await failure(["check", ""]), /An empty path names nothing/);
  });

  it("says of what is not there that it is not, and reads the rest", async () => {
    const { stdout, code } = await run(["check", "--format", "json", "a.md", "gone.md", "*.txt"], {
      "a.md": DESIGN,
    });
    const report = JSON.parse(stdout) as { files: unknown[]; errors: { path: string; message: string }[] };
    assert.equal(code, 2);
    assert.equal(report.files.length, 1);
    assert.deepEqual(
      report.errors.map(({ path }) => path),
      ["gone.md", "*.txt"],
    );
    assert.match(report.errors[0]!.message, /no such file/);
  });

  it("holds documents against the framework and stage given, unless they say otherwise", async () => {
    const text = "---\nml-design-doc: {}\n---\n\n# T\n\nWe rank the posts and track recall@10.\n";
    const none = await run(["check", "--framework", "none", "a.md"], { "a.md": text });
    const nine = await run(["check", "--framework", "nine-step", "--stage", "production", "a.md"], {
      "a.md": text,
    });
    assert.doesNotMatch(none.stdout, /MLD101/);
    assert.match(nine.stdout, /MLD101/);
  });

  it("reports as JSON to its schema, errors and all", async () => {
    const files = {
      "a.md": DESIGN,
      "b.md": new Uint8Array([0xff]),
      "c.md": outline(frameworks[0]!, "T").text,
    };
    const { stdout, stderr } = await run(["check", "--format=json", "a.md", "b.md", "c.md", "-"], files, {
      stdin: "",
    });
    const validate = validator(readSchema("report"));
    assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
    assert.equal(stderr, "");
  });

  it("counts what comments suppress, and does not show it", async () => {
    const text = DESIGN.replace(
      " TODO",
      "\n\n<!-- ml-design-doc-disable-next-line MLD107 -- asked on Monday -->\nTODO",
    );
    const { stdout } = await run(["check", "--format=json", "a.md"], { "a.md": text });
    const report = JSON.parse(stdout) as {
      files: { suppressed: number; findings: { code: string }[] }[];
      summary: { suppressed: number };
    };
    assert.deepEqual([report.files[0]!.suppressed, report.summary.suppressed], [1, 1]);
    assert.ok(report.files[0]!.findings.every(({ code }) => code !== "MLD107"));
    assert.doesNotMatch((await run(["check", "a.md"], { "a.md": text })).stdout, /MLD107/);
  });

  it("prints its findings by file for people", async () => {
    const files = {
      "a.md": "---\nml-design-doc: Ten Step\n---\n# T\n",
      "b.md": "# Shopping\n\n- milk\n",
      "c.md": new Uint8Array([0xff]),
    };
    const { stdout } = await run(["check", ...Object.keys(files)], files);
    const lines = stdout.split("\n");
    const first = lines.findIndex((line) => line.includes("MLD108"));
    assert.equal(lines[0], "a.md");
    assert.match(
      lines[first]!,
      /^ {2}2:16 {2}warning {6}Unknown framework `Ten Step`: did you mean `ten-step`\? {2}MLD108 front-matter-invalid$/,
    );
    assert.deepEqual(lines.slice(lines.indexOf("b.md") - 1), [
      "",
      "b.md",
      "  1:3  information  This does not look like an ML design doc, so nothing else was checked: if it is one, add `ml-design-doc: <framework>` to its front matter.  MLD002 not-a-design-doc",
      "",
      "c.md",
      "  unreadable  The file is not UTF-8 text: save it as UTF-8, or leave it out.",
      "",
      lines.at(-2),
      "",
    ]);
    assert.match(lines.at(-2)!, /^2 documents checked: 1 warning, 2 information, 1 could not be read$/);
  });
});
