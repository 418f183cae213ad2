import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const DESIGN = "---\nml-design-doc: none\n---\n\n# T\n\nWe rank the posts and track recall@10. TODO\n";

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function node(args: readonly string[], cwd: string, input = ""): Promise<Result> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [...args], { cwd }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
    child.stdin!.end(input);
  });
}

describe("the built command line", () => {
  let folder: string;
  let cli: string;

  /** Builds as the package does, but beside the repository, so that no build in use is touched. */
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "ml-design-doc-"));
    const home = join(folder, "package");
    await mkdir(home);
    for (const name of ["src", "package.json", "node_modules", "docs"])
      await symlink(resolve(name), join(home, name));
    const built = await node([resolve("esbuild.mjs")], home);
    assert.deepEqual([built.code, built.stderr], [0, ""]);
    cli = join(home, "dist", "cli.js");
    const files = {
      "a.md": DESIGN,
      "docs/b.md": DESIGN,
      "docs/c.md": "# Other\n",
      "out/d.md": DESIGN,
      ".gitignore": "out/\n",
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, "work", path, ".."), { recursive: true });
      await writeFile(join(folder, "work", path), text);
    }
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: string[]): Promise<Result> => node([cli, ...args], join(folder, "work"));

  it("prints the package's version", async () => {
    const { version } = JSON.parse(await readFile("package.json", "utf8")) as { version: string };
    assert.deepEqual(await run("--version"), { code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("begins as a script, so that it can be run by its name", async () => {
    assert.match(await readFile(cli, "utf8"), /^#!\/usr\/bin\/env node\n/);
  });

  it("checks the design docs of a folder, what git ignores left out, without colours in a pipe", async () => {
    const { code, stdout, stderr } = await run("check");
    assert.deepEqual([code, stderr], [1, ""]);
    assert.match(stdout, /^a\.md\n +\d+:\d+ {2}\w+ /);
    assert.match(stdout, /\ndocs\/b\.md\n/);
    assert.match(stdout, /\n2 documents checked: /);
    assert.doesNotMatch(stdout, /docs\/c\.md|out\/d\.md|\u001b/);
  });

  it("finds what a glob names", async () => {
    const { stdout } = await run("check", "--all", "docs/*.{md,markdown}");
    assert.match(stdout, /\n2 documents checked: /);
  });

  it("reads the standard input", async () => {
    const { code, stdout } = await node([cli, "check", "-"], folder, DESIGN);
    assert.equal(code, 1);
    assert.match(stdout, /^<stdin>\n/);
  });

  it("prints a rule's page from the package", async () => {
    const { code, stdout } = await run("rules", "MLD301");
    assert.equal(code, 0);
    assert.match(stdout, /^# .*MLD301/);
  });

  it("writes a new document, and never over another", async () => {
    assert.equal((await run("new", "new.md")).code, 0);
    assert.match(await readFile(join(folder, "work", "new.md"), "utf8"), /^---\nml-design-doc: /);
    const again = await run("new", "new.md");
    assert.equal(again.code, 2);
    assert.match(again.stderr, /"new\.md" is there already/);
  });

  it("exits with 2 on a mistake", async () => {
    const { code, stderr } = await run("lint");
    assert.equal(code, 2);
    assert.match(stderr, /There is no command "lint"/);
  });
});
