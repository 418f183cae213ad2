import assert from "node:assert/strict";
import { frameworks, outline, presets, ruleInfos, stages } from "../../src/core/index";
import { run } from "../support/memoryWorld";

const PAGE = "/package/docs/rules/MLD301-missing-offline-metrics.md";

async function failure(args: readonly string[], files = {}): Promise<string> {
  const { code, stdout, stderr } = await run(args, files);
  assert.deepEqual([code, stdout], [2, ""]);
  return stderr;
}

describe("the command line", () => {
  it("prints its version", async () => {
    for (const flag of ["--version", "-v"]) {
      const { code, stdout } = await run([flag]);
      assert.deepEqual([code, stdout], [0, "1.2.3\n"]);
    }
  });

  it("explains every command, framework and stage when asked for help", async () => {
    for (const args of [
      ["--help"],
      ["-h"],
      ["help"],
      ["check", "--help"],
      ["new", "--help"],
      ["check", "-h"],
    ]) {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stderr], [0, ""]);
      for (const word of [
        "check",
        "checklist",
        "new",
        "rules",
        ...stages,
        ...frameworks.map(({ id }) => id),
      ]) {
        assert.ok(stdout.includes(word), `${args.join(" ")}: ${word}`);
      }
    }
  });
});

describe("a bug", () => {
  it("exits with 2 and asks for a report, so that no script takes it for findings", async () => {
    const { code, stdout, stderr } = await run(["check", "a.md"], { "a.md": "" }, { isBroken: true });
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(
      stderr,
      /^ml-design-doc failed, which is a bug of its own: please report it\.\nError: broken/,
    );
  });
});

describe("rules", () => {
  it("lists every rule with its severity, the preset that it begins with, and what it looks for", async () => {
    const { code, stdout } = await run(["rules"]);
    assert.equal(code, 0);
    for (const { code: id, name, about, presets: by } of ruleInfos) {
      const first = presets.find((preset) => by[preset] !== "off");
      assert.ok(first, id);
      assert.ok(stdout.includes(`${id} ${name}  ${by[first]} from ${first}\n    ${about}\n`), id);
    }
  });

  it("prints the page of a rule by its code or its name", async () => {
    const files = { [PAGE]: "# MLD301\n\nThe page.\n" };
    for (const name of ["MLD301", "mld301", "missing-offline-metrics"]) {
      const { code, stdout } = await run(["rules", name], files);
      assert.deepEqual([code, stdout], [0, "# MLD301\n\nThe page.\n"]);
    }
  });

  it("says what it knows of a rule whose page is not there", async () => {
    const { code, stdout } = await run(["rules", "missing-monitoring-plan"]);
    const { about } = ruleInfos.find(({ name }) => name === "missing-monitoring-plan")!;
    assert.deepEqual([code, stdout], [0, `${about}\n`]);
  });

  it("says where the rules are listed when there is none of that name", async () => {
    assert.match(
      await failure(["rules", "MLD999"]),
      /There is no rule "MLD999": "ml-design-doc rules" lists them\./,
    );
    assert.match(await failure(["rules", "--json"]), /Unknown option '--json'/);
  });
});

describe("new", () => {
  for (const framework of frameworks) {
    it(`prints the outline of ${framework.id}`, async () => {
      const { code, stdout } = await run(["new", "--framework", framework.id, "--title", "Feed"]);
      assert.deepEqual([code, stdout], [0, outline(framework, "Feed").text]);
    });
  }

  it("writes it to a new file, and says how many sections there are to fill", async () => {
    const { code, stdout, stderr, fs } = await run(["new", "design.md"]);
    assert.deepEqual([code, stdout], [0, ""]);
    assert.match(stderr, /^design\.md: .*, \d+ sections to fill\.\n$/);
    assert.equal(
      new TextDecoder().decode(fs.files.get("/repo/design.md")),
      outline(frameworks[0]!, "Untitled design").text,
    );
  });

  it("refuses to overwrite a file, which stays as it is", async () => {
    const { code, stderr, fs } = await run(["new", "a.md"], { "a.md": "mine" });
    assert.equal(code, 2);
    assert.match(stderr, /"a\.md" is there already: name a new file\./);
    assert.equal(new TextDecoder().decode(fs.files.get("/repo/a.md")), "mine");
  });

  it("says why a file can't be written", async () => {
    assert.match(await failure(["new", "gone/a.md"]), /"gone\/a\.md" can't be written \(ENOENT/);
  });

  it("needs a framework that there is, and one file at most", async () => {
    assert.match(await failure(["new", "--framework", "none"]), /An outline needs a framework: nine-step, /);
    assert.match(await failure(["new", "--framework", "waterfall"]), /no framework "waterfall": use one of/);
    assert.match(await failure(["new", "a.md", "b.md"]), /"new" writes one file, not also "b\.md"/);
  });
});

describe("checklist", () => {
  const text =
    "---\nml-design-doc: nine-step\n---\n\n# T\n\n## Metrics\n\nOffline, we track recall@10 on held-out users.\n\n## Monitoring\n";

  it("shows which parts are there, and exits with 0 whatever is missing", async () => {
    const { code, stdout } = await run(["checklist", "a.md"], { "a.md": text });
    assert.equal(code, 0);
    assert.match(stdout, /^a\.md {2}9-step framework \(declared\)\n {2}✘ 1\. /);
    assert.match(stdout, /\n {4}◐ Offline metrics {2}\d of \d · /);
    assert.doesNotMatch(stdout, /Expected: /);
  });

  it("explains each status with the sentence that decided, when asked to", async () => {
    const { stdout } = await run(["checklist", "--explain", "a.md"], { "a.md": text });
    assert.match(stdout, /“Offline, we track recall@10 on held-out users\.” \(line 9\)/);
    assert.match(stdout, /Nothing in the document speaks of it\.\n {8}Expected: /);
  });

  it("calls a part optional only where neither the framework nor a rule asks for it", async () => {
    const plain = text.replace("nine-step", "none");
    const { stdout } = await run(["checklist", "a.md"], { "a.md": plain });
    assert.match(stdout, /✘ Business goal {2}missing\n/);
    assert.match(stdout, /✘ Cost \(optional\) {2}missing\n/);
    assert.doesNotMatch(stdout, /Offline metrics \(optional\)/);
  });

  it("parts the checklists of several documents by a blank line", async () => {
    const { stdout } = await run(["checklist", "."], {
      "a.md": text,
      "b.md": text,
      "c.md": "# No design doc\n",
    });
    assert.match(stdout, /^a\.md [^]*\n\nb\.md /);
    assert.doesNotMatch(stdout, /c\.md/);
  });

  it("says so where there is no design doc", async () => {
    const { code, stderr } = await run(["checklist", "."], { "a.md": "# No design doc\n" });
    assert.equal(code, 0);
    assert.match(stderr, /No design doc found/);
  });

  it("exits with 2 where a file can't be read", async () => {
    const { code, stdout, stderr } = await run(["checklist", "a.md", "b.md"], {
      "a.md": text,
      "b.md": new Uint8Array([0xff]),
    });
    assert.equal(code, 2);
    assert.match(stdout, /^a\.md /);
    assert.equal(stderr, "b.md: The file is not UTF-8 text: save it as UTF-8, or leave it out.\n");
  });
});
