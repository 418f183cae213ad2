import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, eventually, findings, openFile, openText, quickFixes } from "./support/editor";

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

  it("are not offered in a plain README", async () => {
    const { document } = await openFile("README.md");
    const actions = await quickFixes(document, new vscode.Range(0, 0, document.lineCount, 0));
    assert.deepEqual(
      actions.filter(({ title }) => title.includes("section")),
      [],
    );
  });
});
