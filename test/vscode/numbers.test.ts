import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, eventually, findings, openText, quickFixes } from "./support/editor";

const DESIGN = `---
ml-design-doc: none
---

# Photo search

40M daily active users make 12 searches per user a day.

## Serving

The answer must be there within 120 ms at p95, with an NDCG@10 of at least 0.45.

| Step    | p95 (ms) |
| ------- | -------- |
| Recall  | 30       |
| Ranking | 70       |
`;

/** The hints of a document. */
async function hintsOf(document: vscode.TextDocument): Promise<vscode.InlayHint[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand("vscode.executeInlayHintProvider", document.uri, all);
}

/** Their texts, each with its one-based line. */
async function hints(document: vscode.TextDocument): Promise<string[]> {
  const shown = await hintsOf(document);
  return shown.map((hint) => `${hint.position.line + 1}: ${labelOf(hint)}`);
}

function labelOf({ label }: vscode.InlayHint): string {
  return typeof label === "string" ? label : label.map(({ value }) => value).join("");
}

const EXPECTED = ["7: = 5,560 a second, ~17K at peak (×3)", "16: Σ 100 ms, slack 20 ms"];

describe("Inlay hints", () => {
  afterEach(closeAll);

  it("show what follows from the numbers, in Markdown and in the language mode", async () => {
    const { document } = await openText(DESIGN);
    assert.deepEqual((await hints(document)).sort(), [...EXPECTED].sort());
    const own = await openText(DESIGN, "ml-design-doc");
    assert.deepEqual((await hints(own.document)).sort(), [...EXPECTED].sort());
  });

  it("stay away from a document that is no design doc", async () => {
    const { document } = await openText(DESIGN.replace("ml-design-doc: none", "title: notes"));
    assert.deepEqual(await hints(document), []);
  });

  it("explain themselves, with links to the lines they are from", async () => {
    const { document } = await openText(DESIGN);
    const sum = (await hintsOf(document)).find((hint) => labelOf(hint).startsWith("Σ"))!;
    assert.ok(sum.tooltip instanceof vscode.MarkdownString);
    assert.match(sum.tooltip.value, /30 ms \+ 70 ms = 100 ms.*\[11\]\(command:mlDesignDoc\.goToPlace/);
    assert.deepEqual(sum.tooltip.isTrusted, { enabledCommands: ["mlDesignDoc.goToPlace"] });
  });

  it("are not shown on the line that is edited, until the cursor leaves it", async () => {
    const editor = await openText(DESIGN);
    const { document } = editor;
    editor.selection = new vscode.Selection(15, 14, 15, 14);
    await editor.edit((edit) => edit.replace(new vscode.Range(15, 12, 15, 14), "80"));
    assert.deepEqual(await hints(document), [EXPECTED[0]]);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await eventually(async () =>
      assert.deepEqual((await hints(document)).sort(), ["16: Σ 110 ms, slack 10 ms", EXPECTED[0]].sort()),
    );
  });

  it("come back on the edited line when the typing pauses", async () => {
    const editor = await openText(DESIGN);
    editor.selection = new vscode.Selection(15, 14, 15, 14);
    await editor.edit((edit) => edit.replace(new vscode.Range(15, 12, 15, 14), "60"));
    assert.equal((await hints(editor.document)).length, 1);
    await eventually(async () => assert.equal((await hints(editor.document)).length, 2), 3000);
  });

  it("are switched off by their setting, and only they", async () => {
    const { document } = await openText(DESIGN);
    const settings = vscode.workspace.getConfiguration("mlDesignDoc");
    await settings.update("inlayHints", false, vscode.ConfigurationTarget.Workspace);
    try {
      await eventually(async () => assert.deepEqual(await hints(document), []));
      assert.notDeepEqual(await hovers(document, "120 ms"), []);
    } finally {
      await settings.update("inlayHints", undefined, vscode.ConfigurationTarget.Workspace);
    }
    await eventually(async () => assert.equal((await hints(document)).length, 2));
  });
});

/** What our hovers say at a text, as Markdown. */
async function hovers(document: vscode.TextDocument, text: string): Promise<string[]> {
  const position = document.positionAt(document.getText().indexOf(text));
  const shown = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  return shown.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value));
}

describe("Hovers", () => {
  afterEach(closeAll);

  it("tell of a quantity what it was read as and where it is used", async () => {
    const { document } = await openText(DESIGN);
    const [text] = await hovers(document, "120 ms");
    assert.match(text ?? "", /^\*\*Latency budget\*\* · at most 120 ms at p95/);
    assert.match(text ?? "", /30 ms \+ 70 ms = 100 ms/);
  });

  it("tell of a metric its class and its values", async () => {
    const { document } = await openText(DESIGN, "ml-design-doc");
    const [text] = await hovers(document, "NDCG@10");
    assert.match(text ?? "", /offline metric · higher is better/);
    assert.match(text ?? "", /Target: at least 0\.45 \(\[line 11\]/);
  });

  it("are silent where nothing is known, and in a document that is no design doc", async () => {
    const { document } = await openText(DESIGN);
    assert.deepEqual(await hovers(document, "Photo search"), []);
    const plain = await openText(DESIGN.replace("ml-design-doc: none", "title: notes"));
    assert.deepEqual(await hovers(plain.document, "120 ms"), []);
  });

  it("lead to the lines that they name", async () => {
    const editor = await openText(DESIGN);
    const [text] = await hovers(editor.document, "120 ms");
    const [, args] = /\(command:mlDesignDoc\.goToPlace\?([^)]+)\)/.exec(text ?? "") ?? [];
    assert.ok(args, text);
    await vscode.commands.executeCommand(
      "mlDesignDoc.goToPlace",
      ...(JSON.parse(decodeURIComponent(args)) as unknown[]),
    );
    const shown = vscode.window.activeTextEditor!;
    assert.equal(shown.document, editor.document);
    assert.equal(shown.document.getText(shown.selection), "30");
  });
});

describe("Findings about numbers", () => {
  afterEach(closeAll);

  it("show the other place, and offer the computed value by its words", async () => {
    const { document } = await openText(DESIGN.replace("within 120 ms", "within 90 ms"));
    await eventually(() => assert.ok(findings(document).some(({ message }) => message.includes("over by"))));
    const over = findings(document).find(({ message }) => message.includes("over by"))!;
    const [other] = over.relatedInformation!;
    assert.equal(other!.message, "the budget: within 90 ms");
    assert.equal(other!.location.range.start.line, 10);
  });

  it("offer to write the computed value, named beside the one it replaces", async () => {
    const { document } = await openText(`${DESIGN}\nWe store 30M users × 8 photos = 320M photos.\n`);
    await eventually(() => assert.ok(findings(document).some(({ message }) => message.includes("240M"))));
    const wrong = findings(document).find(({ message }) => message.includes("240M"))!;
    const titles = (await quickFixes(document, wrong.range)).map(({ title }) => title);
    assert.equal(titles[0], "Write 240M photos in place of 320M photos");
  });

  it("offer a row with the sum for a table without one, from anywhere in it", async () => {
    const { document } = await openText(DESIGN);
    const inTable = new vscode.Range(14, 4, 14, 4);
    await eventually(async () => {
      const actions = await quickFixes(document, inTable, vscode.CodeActionKind.RefactorRewrite);
      assert.deepEqual(
        actions.map(({ title }) => title),
        ["Add a row with the sum"],
      );
    });
    const [action] = await quickFixes(document, inTable, vscode.CodeActionKind.RefactorRewrite);
    await vscode.workspace.applyEdit(action!.edit!);
    assert.equal(document.lineAt(16).text, "| Total (upper bound) | 100      |");
    assert.deepEqual(await quickFixes(document, inTable, vscode.CodeActionKind.RefactorRewrite), []);
  });
});
