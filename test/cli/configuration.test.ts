import assert from "node:assert/strict";
import { run, type Files } from "../support/memoryWorld";

const DESIGN = "---\nml-design-doc: {}\n---\n\n# T\n\nWe rank the posts by recall@10. TODO\n";
const OTHER = "# Shopping\n\n- milk\n";

interface Report {
  readonly configuration: readonly {
    path: string;
    findings: readonly { message: string; range: unknown }[];
  }[];
  readonly files: readonly {
    readonly path: string;
    readonly designDoc: { readonly stage: string; readonly framework: { id: string; source: string } };
    readonly findings: readonly { readonly code: string; readonly severity: string }[];
  }[];
}

async function check(files: Files, ...args: string[]): Promise<Report> {
  const { stdout, stderr } = await run(["check", "--format=json", ...args], files);
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout) as Report;
}

/** How severe the placeholder is. */
async function severity(files: Files, ...args: string[]): Promise<string | undefined> {
  const report = await check(files, ...args);
  return report.files[0]!.findings.find(({ code }) => code === "MLD107")?.severity;
}

describe("configuration files", () => {
  it("apply to the documents of their folder and below, in any of their formats", async () => {
    for (const [name, text] of [
      [".ml-design-doc.yaml", "rules: { MLD107: error }"],
      [".ml-design-doc.yml", "rules:\n  placeholder-left: error\n"],
      [".ml-design-doc.json", '{ "rules": { "MLD107": "error" } }'],
    ] as const) {
      assert.equal(await severity({ "docs/a.md": DESIGN, [name]: text }, "docs/a.md"), "error", name);
    }
    assert.equal(
      await severity({ "a.md": DESIGN, "docs/.ml-design-doc.yaml": "rules: { MLD107: error }" }, "a.md"),
      "warning",
    );
  });

  it("add up, and the nearest wins", async () => {
    const files = {
      ".ml-design-doc.yaml": "stage: pilot\nrules: { MLD107: error, MLD301: off }",
      "docs/.ml-design-doc.yaml": "rules: { MLD107: hint }",
      "docs/a.md": DESIGN,
    };
    const [file] = (await check(files, "docs/a.md")).files;
    assert.equal(file!.designDoc.stage, "pilot");
    assert.equal(file!.findings.find(({ code }) => code === "MLD107")!.severity, "hint");
    assert.ok(file!.findings.every(({ code }) => code !== "MLD301"));
  });

  it("end at root: true, at the repository's root, and at the working folder where there is none", async () => {
    const error = "rules: { MLD107: error }";
    const at = (more: Files): Files => ({ ".ml-design-doc.yaml": error, "docs/a.md": DESIGN, ...more });
    assert.equal(await severity(at({ "docs/.ml-design-doc.yaml": "root: true" }), "docs/a.md"), "warning");
    assert.equal(await severity(at({ "docs/.git/HEAD": "" }), "docs/a.md"), "warning");
    assert.equal(await severity(at({ "docs/.git": "gitdir: x" }), "docs/a.md"), "warning");
    assert.equal(await severity(at({}), "docs/a.md"), "error");
    const inside = await run(["check", "--format=json", "a.md"], at({}), { cwd: "/repo/docs" });
    assert.match(inside.stdout, /"severity": "warning",\s*"message": "Placeholder/);
    const inRepository = await run(["check", "--format=json", "a.md"], at({ ".git/HEAD": "" }), {
      cwd: "/repo/docs",
    });
    assert.match(inRepository.stdout, /"severity": "error",\s*"message": "Placeholder/);
  });

  it("build on others by extends, and go before them", async () => {
    const files = {
      "a.md": DESIGN,
      ".ml-design-doc.yaml": "extends: [shared/base.yaml, shared/more.json]\nrules: { MLD301: off }",
      "shared/base.yaml": "extends: deepest.yaml\nrules: { MLD107: error, MLD301: error }",
      "shared/deepest.yaml": "stage: production\nrules: { MLD107: hint }",
      "shared/more.json": '{ "rules": { "MLD302": "off" } }',
    };
    const [file] = (await check(files, "a.md")).files;
    const codes = file!.findings.map(({ code }) => code);
    assert.ok(!codes.includes("MLD301") && !codes.includes("MLD302"), codes.join());
    assert.equal(file!.findings.find(({ code }) => code === "MLD107")!.severity, "error");
    assert.equal(file!.designDoc.stage, "production");
  });

  it("tell a circle of extends, and a file that is not there, where it is named", async () => {
    const files = {
      "a.md": DESIGN,
      ".ml-design-doc.yaml": "extends: b.yaml",
      "b.yaml": "extends: [.ml-design-doc.yaml, gone.yaml]",
    };
    const { configuration } = await check(files, "a.md");
    assert.deepEqual(
      configuration.map(({ path, findings }) => [path, findings.map(({ message }) => message)]),
      [
        [
          "b.yaml",
          [
            "This goes round in a circle (.ml-design-doc.yaml → b.yaml → .ml-design-doc.yaml): take one `extends` out.",
            "`gone.yaml`: There is no such file: check the path.",
          ],
        ],
      ],
    );
  });

  it("that many build on count once, however often they are named", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`${n}.yaml`, `extends: [${n + 1}.yaml, ${n + 1}.yaml]`]),
    );
    const files = {
      "a.md": DESIGN,
      ".ml-design-doc.yaml": "extends: 0.yaml",
      ...many,
      "30.yaml": "stage: pilot",
    };
    assert.equal((await check(files, "a.md")).files[0]!.designDoc.stage, "pilot");
  });

  it("are read only once a folder: another beside one is told so", async () => {
    const files = {
      "a.md": DESIGN,
      ".ml-design-doc.yaml": "",
      ".ml-design-doc.json": '{ "stage": "pilot" }',
    };
    const { configuration, files: read } = await check(files, "a.md");
    assert.match(
      configuration[0]!.findings[0]!.message,
      /not read, because `.ml-design-doc.yaml` stands beside it/,
    );
    assert.equal(read[0]!.designDoc.stage, "design");
  });

  it("are findings with their place where something is wrong in them, and exit with 1", async () => {
    const files = {
      "a.md": DESIGN,
      ".ml-design-doc.yaml": "rules:\n  MLD107: off\npresett: all\nframework: nine\n",
    };
    const { stdout, code } = await run(["check", "a.md"], files);
    assert.equal(code, 1);
    const lines = stdout.split("\n");
    assert.equal(lines[0], ".ml-design-doc.yaml");
    assert.match(
      lines[1]!,
      /^ {2,3}3:1 {2}warning {6}Unknown key `presett`: did you mean `preset`\? {2}MLD001 configuration-invalid$/,
    );
    assert.match(lines[2]!, /^ {2}4:12 {2}warning {6}Unknown framework `nine`/);
    const { stderr } = await run(["checklist", "a.md"], files);
    assert.match(stderr, /^\.ml-design-doc\.yaml:3: Unknown key `presett`/);
  });

  it("that are no text are told, and the documents read without them", async () => {
    const files = {
      "a.md": DESIGN,
      ".ml-design-doc.yaml": "extends: bad.yaml",
      "bad.yaml": new Uint8Array([0xff]),
    };
    assert.match(
      (await check(files, "a.md")).configuration[0]!.findings[0]!.message,
      /`bad.yaml`: The file is not UTF-8/,
    );
  });

  it("declare documents by include and leave others alone by ignore, in folders", async () => {
    const files = {
      ".ml-design-doc.yaml": "include: designs/**/*.md\nignore: designs/old/**",
      "designs/a.md": OTHER,
      "designs/old/b.md": DESIGN,
      "c.md": OTHER,
      "team/.ml-design-doc.yaml": "include: '*.md'",
      "team/d.md": OTHER,
    };
    const paths = async (...args: string[]) => (await check(files, ...args)).files.map(({ path }) => path);
    assert.deepEqual(await paths("."), ["designs/a.md", "team/d.md"]);
    assert.deepEqual(await paths("--all", "."), ["c.md", "designs/a.md", "team/d.md"]);
    assert.deepEqual(await paths("designs/old/b.md"), ["designs/old/b.md"]);
    assert.ok((await check(files, "designs/a.md")).files[0]!.findings.every(({ code }) => code !== "MLD002"));
  });

  it("go behind the front matter and behind the command line", async () => {
    const files = {
      ".ml-design-doc.yaml": "stage: production\nframework: ten-step",
      "a.md": DESIGN,
      "b.md": DESIGN.replace("{}", "\n  stage: concept\n  framework: four-step"),
    };
    const read = async (...args: string[]) => {
      const [{ designDoc } = { designDoc: undefined }] = (await check(files, ...args)).files;
      return [designDoc!.stage, designDoc!.framework.id];
    };
    assert.deepEqual(await read("a.md"), ["production", "ten-step"]);
    assert.deepEqual(await read("--stage=pilot", "--framework=none", "a.md"), ["pilot", "none"]);
    assert.deepEqual(await read("--stage=pilot", "b.md"), ["concept", "four-step"]);
  });

  it("set options of rules, the nearest for each", async () => {
    const files = {
      ".ml-design-doc.yaml": "rules: { MLD107: { severity: error, allow: [todo] } }",
      "docs/.ml-design-doc.yaml": "rules: { MLD107: information }",
      "docs/a.md": `${DESIGN}\nTBD\n`,
    };
    const { findings } = (await check(files, "docs/a.md")).files[0]!;
    assert.deepEqual(
      findings.filter(({ code }) => code === "MLD107").map(({ severity: level }) => level),
      ["information"],
    );
  });

  it("teach the words by which a team calls a topic", async () => {
    const text = `---
ml-design-doc: none
---

# T

MAE on held-out orders must stay below 120 g. In production we count complaints per 1,000 parcels.

## Watchtower

The dashboard shows *every* p99 above 300 ms to Lena within the hour, who rolls back.
`;
    const topics = async (config: string): Promise<unknown> => {
      const { stdout } = await run(["checklist", "a.md"], { "a.md": text, ".ml-design-doc.yaml": config });
      return stdout.split("\n").find((line) => line.includes("Error analysis"));
    };
    assert.match(String(await topics("vocabulary: { error-analysis: [WATCHTOWER] }")), /partial|complete|of/);
    assert.match(String(await topics("")), /missing/);
  });
});

describe("check --config, --no-config and --print-config", () => {
  const FILES = {
    ".ml-design-doc.yaml":
      "preset: strict\nrules:\n  MLD107: { severity: error, allow: [TBD] }\nvocabulary:\n  monitoring: [Watchtower]\ninclude: docs/**/*.md\n",
    "docs/.ml-design-doc.json": '{ "stage": "pilot", "rules": { "MLD107": "hint", "MLD301": "off" } }',
    "other.yaml": "rules: { MLD107: error }",
    "docs/a.md": DESIGN,
  };

  it("read one file instead of those beside the document, or none", async () => {
    assert.equal(await severity(FILES, "docs/a.md"), "hint");
    assert.equal(await severity(FILES, "--config", "other.yaml", "docs/a.md"), "error");
    assert.equal(await severity(FILES, "--no-config", "docs/a.md"), "warning");
  });

  it("refuse a file that is not there, and both at once", async () => {
    const gone = await run(["check", "--config", "gone.yaml", "docs/a.md"], FILES);
    assert.equal(gone.code, 2);
    assert.match(gone.stderr, /--config gone.yaml: There is no such file: check the path/);
    assert.match((await run(["check", "--config=other.yaml", "--no-config"], FILES)).stderr, /not both/);
    assert.match((await run(["check", "--print-config", "docs"], FILES)).stderr, /is a folder/);
    assert.match(
      (await run(["check", "--preset", "loud"], FILES)).stderr,
      /no preset "loud": use one of recommended, strict, all/,
    );
  });

  it("print what applies and who set it, as a configuration file that says the same", async () => {
    const { stdout, code } = await run(["check", "--print-config", "docs/a.md"], FILES);
    assert.equal(code, 0);
    for (const line of [
      "# What applies to docs/a.md, and who set it.",
      "preset: strict # .ml-design-doc.yaml",
      "stage: pilot # docs/.ml-design-doc.json",
      "    severity: hint # docs/.ml-design-doc.json",
      "    allow: [TBD] # .ml-design-doc.yaml",
      "  MLD301: off # missing-offline-metrics: docs/.ml-design-doc.json",
      "  MLD302: warning # missing-online-metrics: strict, pilot",
      "  MLD114: off # missing-summary: from preset all on",
      "  MLD808: off # missing-runbook: off at pilot",
      "    - Watchtower # .ml-design-doc.yaml",
      '  - "docs/**/*.md" # .ml-design-doc.yaml',
    ]) {
      assert.ok(stdout.split("\n").includes(line), `${line}\nis not in\n${stdout}`);
    }
    const again = await run(["check", "--config", "printed.yaml", "--print-config", "docs/a.md"], {
      ...FILES,
      "printed.yaml": stdout,
    });
    const values = (text: string): string => text.replaceAll(/ *#.*/g, "");
    assert.equal(values(again.stdout), values(stdout));
    assert.deepEqual(
      (await check({ "a.md": DESIGN, "p.yaml": stdout }, "--config=p.yaml", "a.md")).configuration,
      [],
    );
  });

  it("print what the front matter and the command line say, for a file that is there or not", async () => {
    const files = { "a.md": DESIGN.replace("{}", "ten-step") };
    const printed = async (...args: string[]) => (await run(["check", ...args], files)).stdout;
    assert.match(await printed("--print-config", "a.md"), /^framework: ten-step # front matter$/m);
    assert.match(
      await printed("--stage=pilot", "--print-config", "new.md"),
      /^stage: pilot # command line$/m,
    );
    assert.match(await printed("--print-config", "new.md"), /^preset: recommended # default$/m);
  });
});
