import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, codes, eventually, findings, openFile } from "./support/editor";

const FOLDER = "configured/team";

async function suggestions(document: vscode.TextDocument, at: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    at,
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

describe("A team's own framework", () => {
  afterEach(closeAll);

  it("is what its documents are held against", async () => {
    const { document } = await openFile(`${FOLDER}/rounds.md`);
    await eventually(() => {
      assert.ok(findings(document).some(({ message }) => message.includes("“Daily Round”, is missing")));
      assert.ok(!codes(document).includes("MLD108"), "its id is known");
    });
  });

  it("is offered in the front matter, with the built-in ones", async () => {
    const { document } = await openFile(`${FOLDER}/rounds.md`);
    await eventually(async () => {
      const labels = await suggestions(document, new vscode.Position(1, "ml-design-doc: ".length));
      assert.ok(labels.includes("night-watch") && labels.includes("nine-step"), labels.join());
    });
  });

  it("has snippets for its steps, in Markdown and in the language mode", async () => {
    const { document } = await openFile(`${FOLDER}/rounds.md`);
    await eventually(async () => {
      const labels = await suggestions(document, new vscode.Position(document.lineCount - 1, 0));
      assert.ok(labels.includes("2. Alarm") && !labels.includes("1. Problem Formulation"), labels.join());
    });
    const mode = await openFile(`${FOLDER}/empty.mldesign.md`);
    await eventually(async () => {
      const labels = await suggestions(mode.document, new vscode.Position(0, 0));
      assert.equal(labels.filter((label) => label === "2. Alarm").length, 1, labels.join());
    });
  });

  it("is told on itself what is wrong, and counts as it is typed", async () => {
    const { document: design } = await openFile(`${FOLDER}/rounds.md`);
    await eventually(() => assert.ok(codes(design).includes("MLD101")));
    const { document } = await openFile(`${FOLDER}/watch.yaml`);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(5).range, "    topics: [plann]");
    await vscode.workspace.applyEdit(edit);
    await eventually(() => {
      const [problem] = findings(document);
      assert.match(problem?.message ?? "", /did you mean `plan`/);
      assert.equal(problem!.range.start.line, 5);
    });
  });
});
