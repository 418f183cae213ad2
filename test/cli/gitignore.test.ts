import assert from "node:assert/strict";
import { run, type Files } from "../support/memoryWorld";

const DESIGN = "---\nml-design-doc: none\n---\n\n# T\n";

/** The documents of a folder that are read, by the paths that are shown. */
async function readFrom(args: readonly string[], files: Files, cwd?: string): Promise<string[]> {
  const { stdout, stderr } = await run(
    ["check", "--format", "json", ...args],
    files,
    cwd === undefined ? {} : { cwd },
  );
  assert.equal(stderr, "");
  return (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path);
}

describe("what git ignores", () => {
  it("is left out of folders and globs, and still read by name", async () => {
    const files = {
      ".git/": "",
      ".gitignore": "drafts/\n*.tmp.md\n",
      "a.md": DESIGN,
      "b.tmp.md": DESIGN,
      "drafts/c.md": DESIGN,
    };
    assert.deepEqual(await readFrom(["."], files), ["a.md"]);
    assert.deepEqual(await readFrom(["**/*.md"], files), ["a.md"]);
    assert.deepEqual(await readFrom(["drafts/c.md"], files), ["drafts/c.md"]);
  });

  it("is read from a nested .gitignore, for its folder only", async () => {
    const files = {
      ".git/": "",
      "docs/.gitignore": "a.md\n",
      "docs/a.md": DESIGN,
      "docs/b.md": DESIGN,
      "a.md": DESIGN,
    };
    assert.deepEqual(await readFrom(["."], files), ["a.md", "docs/b.md"]);
  });

  it("is read from the .gitignore of every parent up to the repository's root, and no further", async () => {
    const files = {
      "../.gitignore": "*.md\n",
      ".git/": "",
      ".gitignore": "old/\n",
      "docs/.gitignore": "/b.md\n",
      "docs/deep/old/a.md": DESIGN,
      "docs/b.md": DESIGN,
      "docs/deep/b.md": DESIGN,
    };
    assert.deepEqual(await readFrom(["."], files, "/repo/docs/deep"), ["b.md"]);
    assert.deepEqual(await readFrom(["."], files, "/repo/docs"), ["deep/b.md"]);
  });

  it("is read from the parents of a folder that is named", async () => {
    const files = { ".git/": "", ".gitignore": "docs/a.md\n", "docs/a.md": DESIGN, "docs/b.md": DESIGN };
    assert.deepEqual(await readFrom(["docs"], files), ["docs/b.md"]);
  });

  it("is only the folder's own without a repository", async () => {
    const files = {
      ".gitignore": "*.md\n",
      "docs/.gitignore": "a.md\n",
      "docs/a.md": DESIGN,
      "docs/b.md": DESIGN,
    };
    assert.deepEqual(await readFrom(["."], files, "/repo/docs"), ["b.md"]);
  });

  it("counts the file .git of a worktree as a repository's root", async () => {
    const files = {
      ".git": "gitdir: /elsewhere\n",
      ".gitignore": "docs/a.md\n",
      "docs/a.md": DESIGN,
      "docs/b.md": DESIGN,
    };
    assert.deepEqual(await readFrom(["."], files, "/repo/docs"), ["b.md"]);
  });

  it("is taken back by a negation in the same file", async () => {
    const files = { ".git/": "", ".gitignore": "*.md\n!keep.md\n", "a.md": DESIGN, "keep.md": DESIGN };
    assert.deepEqual(await readFrom(["."], files), ["keep.md"]);
  });

  it("is taken back by a negation in a nested file", async () => {
    const files = {
      ".git/": "",
      ".gitignore": "*.md\n",
      "docs/.gitignore": "!a.md\n",
      "docs/a.md": DESIGN,
      "docs/b.md": DESIGN,
    };
    assert.deepEqual(await readFrom(["."], files), ["docs/a.md"]);
  });

  it("stays ignored below an ignored folder, whatever a nested file takes back", async () => {
    const files = {
      ".git/": "",
      ".gitignore": "docs/\n",
      "docs/.gitignore": "!a.md\n",
      "docs/a.md": DESIGN,
      "b.md": DESIGN,
    };
    assert.deepEqual(await readFrom(["."], files), ["b.md"]);
  });

  it("is read with CRLF, a byte order mark and comments", async () => {
    const files = {
      ".git/": "",
      ".gitignore": "\uFEFF# comment\r\na.md\r\n\r\n",
      "a.md": DESIGN,
      "b.md": DESIGN,
    };
    assert.deepEqual(await readFrom(["."], files), ["b.md"]);
  });

  it("does not stop a run where the .gitignore is no text", async () => {
    const files = { ".git/": "", ".gitignore": new Uint8Array([0xff, 0xfe]), "a.md": DESIGN };
    assert.deepEqual(await readFrom(["."], files), ["a.md"]);
  });
});
