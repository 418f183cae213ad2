import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, codes, eventually, findings, openFile, openText, quickFixes } from "./support/editor";

describe("Quick fixes", () => {
  afterEach(closeAll);

  it("insert a missing section where the framework wants it", async () => {
    const { document } = await openFile("design.md");
    await eventually(() => assert.ok(findings(document).length > 0));
    const missing = findings(document).find(({ message }) => message.includes("Step 3"));
    assert.ok(missing, "the missing step 3 is found");
    const [action] = await quickFixes(document, missing.range);
    assert.ok(action?.edit, "it has a fix");
    assert.ok(!action.isPreferred, "a suggestion is the author's choice");
    await vscode.workspace.applyEdit(action.edit);
    const text = document.getText();
    const inserted = text.indexOf("## 3. Architectural Components");
    assert.ok(inserted > text.indexOf("## 2. Metrics"), "after step 2");
    assert.ok(inserted < text.indexOf("## 4. Data"), "before step 4");
  });

  it("put every safe fix into source.fixAll.mlDesignDoc", async () => {
    const { document } = await openText("---\nml-design-doc: Nine Step\n---\n\n# Design\n");
    await eventually(() => assert.ok(findings(document).length > 0));
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append("mlDesignDoc");
    const [action] = await quickFixes(document, all, kind);
    assert.ok(action?.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(document.lineAt(1).text, "ml-design-doc: nine-step");
    assert.deepEqual(await quickFixes(document, all, kind), []);
  });

  it("suppress a finding by a comment that gives the reason", async () => {
    const { document } = await openText(
      "---\nml-design-doc: none\n---\n\n# T\n\n## A\n\n| a | b |\n|---|---|\n| x | TODO |\n",
    );
    await eventually(() => assert.ok(codes(document).includes("MLD107")));
    const placeholder = findings(document).find(({ message }) => message.includes("TODO"))!;
    const actions = await quickFixes(document, placeholder.range);
    const titles = actions.map(({ title }) => title).filter((title) => title.startsWith("Suppress MLD107"));
    assert.deepEqual(titles, [
      "Suppress MLD107 for this line…",
      "Suppress MLD107 for this section…",
      "Suppress MLD107 for this file…",
    ]);
    const { command } = actions.find(({ title }) => title === titles[0])!;
    const [request] = command!.arguments as unknown[];
    await vscode.commands.executeCommand(command!.command, request, "the depot's name");
    assert.equal(
      document.lineAt(8).text,
      "<!-- ml-design-doc-disable-next-line MLD107 -- the depot's name -->",
    );
    assert.equal(document.lineAt(10).text, "| a | b |");
    await eventually(() => assert.ok(!codes(document).includes("MLD107")));
  });

  it("write nothing where no reason is given", async () => {
    const { document } = await openText("---\nml-design-doc: none\n---\n\n# T\n\nTODO\n");
    await eventually(() => assert.ok(codes(document).includes("MLD107")));
    const [placeholder] = findings(document).filter(({ message }) => message.includes("TODO"));
    const before = document.getText();
    const actions = await quickFixes(document, placeholder!.range);
    const { command } = actions.find(({ title }) => title === "Suppress MLD107 for this file…")!;
    const done = vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await done;
    assert.equal(document.getText(), before);
  });

  it("are not offered in a plain README", async () => {
    const { document } = await openFile("README.md");
    const actions = await quickFixes(document, new vscode.Range(0, 0, document.lineCount, 0));
    assert.deepEqual(
      actions.filter(({ title }) => title.includes("section")),
      [],
    );
  });
});
