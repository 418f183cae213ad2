import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openText } from "./support/editor";

async function snippets(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  return list.items
    .filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet)
    .map(({ filterText, label }) => filterText ?? (typeof label === "string" ? label : label.label))
    .filter((word) => /^#? ?(?:(?:nine|ten|four)-step|worksheet)-/.test(word));
}

describe("Snippets", () => {
  afterEach(closeAll);

  it("are those of the framework in a Markdown design doc and the worksheets, each once", async () => {
    const { document } = await openText("---\nml-design-doc: four-step\n---\n\n#");
    const offered = await snippets(document, new vscode.Position(4, 1));
    assert.equal(offered.filter((word) => word.includes("four-step-")).length, 7);
    assert.equal(offered.filter((word) => word.includes("worksheet-")).length, 3);
    assert.equal(new Set(offered).size, 10);
  });

  it("are contributed for the language mode, each once", async () => {
    const { document } = await openText("nine", "ml-design-doc");
    const offered = await snippets(document, new vscode.Position(0, 4));
    assert.equal(offered.length, new Set(offered).size);
    assert.equal(offered.filter((label) => label.startsWith("nine-step-")).length, 9);
    const worksheets = await openText("worksheet", "ml-design-doc");
    assert.equal((await snippets(worksheets.document, new vscode.Position(0, 9))).length, 3);
  });

  it("do not come in the middle of a sentence, nor in a plain README", async () => {
    const design = await openText("---\nml-design-doc: four-step\n---\n\nSome words ");
    assert.deepEqual(await snippets(design.document, new vscode.Position(4, 11)), []);
    const readme = await openText("# Readme\n\n#");
    assert.deepEqual(await snippets(readme.document, new vscode.Position(2, 1)), []);
  });
});
