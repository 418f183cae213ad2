import assert from "node:assert/strict";
import {
  analyse,
  applyEdits,
  suppressionEdit,
  suppressionScopes,
  type DirectiveScope,
} from "../../src/core/index";

const FRONT = "---\nml-design-doc: none\n---\n\n";
const LINE = "<!-- ml-design-doc-disable-next-line MLD107 -- why -->";
const SECTION = "<!-- ml-design-doc-disable-section MLD107 -- why -->";
const FILE = "<!-- ml-design-doc-disable-file MLD107 -- why -->";

/** A text with its first placeholder suppressed, and what is still found of placeholders. */
function suppressed(text: string, scope: DirectiveScope, reason = "why"): string | undefined {
  const { document, findings } = analyse(text);
  const finding = findings.find(({ code }) => code === "MLD107");
  assert.ok(finding, "no placeholder is found");
  const edit = suppressionEdit(document, finding, scope, reason);
  if (!edit) return undefined;
  const changed = applyEdits(text, [edit]);
  assert.ok(analyse(changed).findings.every(({ message }) => message !== finding.message));
  assert.ok(analyse(changed).findings.every(({ code }) => code !== "MLD116"));
  return changed;
}

const BEFORE_THE_BLOCK: Readonly<Record<string, readonly [string, string]>> = {
  "a paragraph": ["Text above.\n\nText.\nTODO: more", `Text above.\n\n${LINE}\nText.\nTODO: more`],
  "a heading": ["Text.\n## TODO Metrics", `Text.\n${LINE}\n\n## TODO Metrics`],
  "an underlined heading": ["TODO Metrics\n---", `${LINE}\n\nTODO Metrics\n---`],
  "a list's first item": ["Text:\n\n- TODO a\n- b", `Text:\n\n${LINE}\n- TODO a\n- b`],
  "a list's second item": ["- a\n- TODO b", `- a\n  ${LINE}\n- TODO b`],
  "a wider marker": ["9. a\n10. TODO b", `9. a\n   ${LINE}\n10. TODO b`],
  "a marker less wide": ["-   a\n- TODO b", `-   a\n    ${LINE}\n- TODO b`],
  "an item in an item": ["- a\n  - x\n  - TODO b\n- c", `- a\n  - x\n    ${LINE}\n  - TODO b\n- c`],
  "an item with blank lines": ["- a\n\n- TODO b\n\n  c", `- a\n\n  ${LINE}\n- TODO b\n\n  c`],
  "a task": ["- [ ] a\n- [x] TODO b", `- [ ] a\n  ${LINE}\n- [x] TODO b`],
  "a quote": ["> a\n>\n> TODO b", `> a\n>\n> ${LINE}\n> TODO b`],
  "a row of a table": ["| a | b |\n|---|---|\n| x | TODO |", `${LINE}\n\n| a | b |\n|---|---|\n| x | TODO |`],
  "a table in a list": [
    "- item\n\n  | a | b |\n  |---|---|\n  | x | TODO |",
    `- item\n\n  ${LINE}\n  | a | b |\n  |---|---|\n  | x | TODO |`,
  ],
};

describe("a suppression for the line", () => {
  for (const [name, [text, expected]] of Object.entries(BEFORE_THE_BLOCK)) {
    it(`stands before ${name}, and breaks nothing`, () => {
      const head = `${FRONT}# T\n\n`;
      assert.equal(suppressed(`${head}${text}\n`, "next-line"), `${head}${expected}\n`);
    });

    it(`stands before ${name} with CRLF`, () => {
      const crlf = (lines: string): string => `${FRONT}# T\n\n${lines}\n`.replaceAll("\n", "\r\n");
      assert.equal(suppressed(crlf(text), "next-line"), crlf(expected));
    });
  }

  it("stands below the front matter and a byte order mark", () => {
    assert.equal(suppressed(`\uFEFF${FRONT}TODO\n`, "next-line"), `\uFEFF${FRONT}${LINE}\nTODO\n`);
  });

  it("keeps its reason on one line and inside the comment", () => {
    const changed = suppressed(`${FRONT}# T\n\nTODO x\n`, "next-line", " a --> b\nc ");
    assert.match(changed!, /-- a -> b c -->\nTODO/);
  });
});

describe("a suppression for the section", () => {
  it("stands below the innermost heading, apart from what follows", () => {
    const text = `${FRONT}# T\n\n## A\n\n### B\nTODO\n`;
    assert.equal(suppressed(text, "section"), `${FRONT}# T\n\n## A\n\n### B\n\n${SECTION}\n\nTODO\n`);
  });

  it("stands below an underlined heading, and at the end of a document", () => {
    assert.equal(
      suppressed(`${FRONT}# T\n\nTODO A\n------`, "section"),
      `${FRONT}# T\n\nTODO A\n------\n\n${SECTION}`,
    );
  });

  it("is not offered for what stands below the title only, nor for a line in bold", () => {
    const scopes = (text: string): DirectiveScope[] => {
      const { document, findings } = analyse(text);
      return suppressionScopes(
        document,
        findings.find(({ code }) => code === "MLD107")!,
      );
    };
    assert.deepEqual(scopes(`${FRONT}# T\n\nTODO\n\n## A\n`), ["next-line", "file"]);
    assert.deepEqual(scopes(`${FRONT}**Metrics**\n\nTODO\n`), ["next-line", "file"]);
    assert.deepEqual(scopes(`${FRONT}# T\n\n## A\n\nTODO\n`), ["next-line", "section", "file"]);
  });
});

describe("a suppression for the file", () => {
  it("stands between the front matter and the title", () => {
    assert.equal(suppressed(`${FRONT}# T\n\nTODO\n`, "file"), `${FRONT}${FILE}\n\n# T\n\nTODO\n`);
  });

  it("is the only one for the front matter and for an empty document", () => {
    const scopes = (text: string): DirectiveScope[] => {
      const { document, findings } = analyse(text);
      return suppressionScopes(document, findings[0]!);
    };
    assert.deepEqual(scopes("---\nml-design-doc: nine-stepp\n---\n\n# T\n"), ["file"]);
    assert.deepEqual(scopes(""), ["file"]);
  });

  it("hides what is found in the front matter", () => {
    const text = "---\nml-design-doc: waterfall\n---";
    const { document, findings } = analyse(text);
    const finding = findings.find(({ code }) => code === "MLD108")!;
    const edit = suppressionEdit(document, finding, "file", "migrated next week")!;
    const changed = applyEdits(text, [edit]);
    assert.equal(changed, `${text}\n<!-- ml-design-doc-disable-file MLD108 -- migrated next week -->\n`);
    assert.deepEqual(
      analyse(changed).suppressed.map(({ code }) => code),
      ["MLD108"],
    );
  });
});

describe("suppressed findings", () => {
  it("are hidden with the topic that they speak for", () => {
    const text = `${FRONT}# T\n\n${FILE.replace("MLD107", "MLD301")}\n\n## Offline metrics\n\n## Data\n\nOrders.\n`;
    const { findings, suppressed: hidden } = analyse(text);
    assert.deepEqual(
      hidden.map(({ code }) => code),
      ["MLD301"],
    );
    assert.ok(!findings.some(({ topics }) => topics.includes("offline-metrics")));
  });

  it("use a comment also where a finding of more weight speaks in their place", () => {
    const text = `${FRONT}# T\n\n## Offline metrics\n\n${SECTION.replace("MLD107", "MLD102")}\n\n## Data\n\nOrders.\n`;
    const codes = analyse(text).findings.map(({ code }) => code);
    assert.ok(codes.includes("MLD301") && !codes.includes("MLD116"), codes.join());
  });

  it("may be those about suppressions themselves", () => {
    const unused = `${FRONT}# T\n\n${FILE}\n\nThe rest.\n`;
    assert.ok(analyse(unused).findings.some(({ code }) => code === "MLD116"));
    const kept = unused.replace(FILE, `${FILE}\n${FILE.replace("MLD107", "MLD116")}`);
    assert.ok(!analyse(kept).findings.some(({ code }) => code === "MLD116"));
  });

  it("are not missed by rules that do not run", () => {
    const text = `${FRONT}# T\n\n${FILE}\n`;
    assert.deepEqual(
      analyse(text).findings.map(({ code }) => code),
      ["MLD004"],
    );
  });
});
