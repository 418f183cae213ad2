import assert from "node:assert/strict";
import { decode } from "../../src/host/decode";
import { isDesignDoc, type FolderGlob } from "../../src/host/designDoc";

const globs = (...list: string[]): FolderGlob[] => list.map((glob) => ({ folder: "/w", glob }));

const DECLARED = "---\nml-design-doc: none\n---\n";

describe("what is a design doc", () => {
  it("is what declares itself, whatever its name", () => {
    assert.equal(isDesignDoc({ text: DECLARED, path: "a.md" }), true);
    assert.equal(isDesignDoc({ text: "# A\n", path: "a.md" }), false);
  });

  it("is a file of our suffix, and a document of our language", () => {
    assert.equal(isDesignDoc({ text: "", path: "docs/a.mldesign.md" }), true);
    assert.equal(isDesignDoc({ text: "", path: "Untitled-1", languageId: "ml-design-doc" }), true);
  });

  it("is no document of another language than Markdown, whatever it declares", () => {
    assert.equal(isDesignDoc({ text: DECLARED, path: "a.md", languageId: "markdown" }), true);
    assert.equal(
      isDesignDoc({ text: DECLARED, path: "/w/a.mldesign.md", languageId: "plaintext" }, globs("**")),
      false,
    );
  });

  it("is what a configured glob names, dot folders too", () => {
    const include = globs("docs/designs/**/*.md", "rfc/*.md");
    const isOne = (path: string): boolean => isDesignDoc({ text: "# A\n", path: `/w/${path}` }, include);
    assert.deepEqual(
      ["docs/designs/a.md", "docs/designs/x/.y/a.md", "rfc/a.md", "rfc/x/a.md", "a.md"].map(isOne),
      [true, true, true, false, false],
    );
  });

  it("is not what lies outside the folder of the glob", () => {
    assert.equal(isDesignDoc({ text: "", path: "/other/a.md" }, globs("**")), false);
    assert.equal(isDesignDoc({ text: "", path: "/ww/a.md" }, globs("**")), false);
  });

  it("is not decided by a glob that is none", () => {
    const broken = globs("", "[", "(", "{a,", 5 as unknown as string, null as unknown as string);
    assert.equal(isDesignDoc({ text: "# A\n", path: "/w/a.md" }, broken), false);
    assert.equal(isDesignDoc({ text: "# A\n", path: "/w/a.md" }, [...broken, ...globs("*.md")]), true);
  });
});

describe("decoding", () => {
  it("takes UTF-8 with and without a byte order mark, which is left out", () => {
    const bytes = new TextEncoder().encode("\uFEFFé 😀");
    assert.deepEqual(decode(bytes), { text: "é 😀" });
    assert.deepEqual(decode(bytes.slice(3)), { text: "é 😀" });
  });

  it("refuses UTF-16 and broken UTF-8 with what to do about it", () => {
    for (const bytes of [
      [0xff, 0xfe, 0x41, 0x00],
      [0xc3, 0x28],
      [0xed, 0xa0, 0x80],
    ]) {
      assert.match(
        (decode(new Uint8Array(bytes)) as { problem: string }).problem,
        /not UTF-8 text: save it as UTF-8/,
      );
    }
  });
});
