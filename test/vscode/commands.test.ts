import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, codes, eventually, openFile, openText } from "./support/editor";

const run = (name: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`mlDesignDoc.${name}`, ...args);

describe("Commands", () => {
  afterEach(closeAll);

  it("exist, each one that the manifest promises", async () => {
    const extension = vscode.extensions.getExtension("ml-design-doc.ml-design-doc");
    assert.ok(extension);
    await extension.activate();
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((command) => !known.includes(command)),
      [],
    );
  });

  it("track an undeclared document by a line of front matter, and take nothing away", async () => {
    const content = "# 4-step\n\n## Clarify requirements\n\n## Frame as an ML task\n\nRank videos.\n";
    const editor = await openText(
      `${content}\n## Data and features\n\n## Model selection and training\n\n## Serving\n\n## Monitoring and maintenance\n\n## Evaluation\n`,
    );
    await run("trackDocument");
    await eventually(() => assert.equal(editor.document.lineAt(1).text, "ml-design-doc: four-step"));
    assert.ok(editor.document.getText().includes(content));
    await eventually(() => assert.ok(codes(editor.document).length > 0));
  });

  it("check a document that nobody declared, until it is edited", async () => {
    const editor = await openFile("README.md");
    await run("checkDocument");
    await eventually(() => assert.deepEqual(codes(editor.document), ["MLD002"]));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "x"));
    await eventually(() => assert.deepEqual(codes(editor.document), []));
  });

  it("go to the sentence that decided a topic", async () => {
    const editor = await openFile("design.md");
    await eventually(() => assert.ok(codes(editor.document).length > 0));
    await run("openTopic", "topic:data/labels");
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /positive label/);
  });

  it("insert the section of a missing step", async () => {
    const editor = await openFile("design.md");
    await eventually(() => assert.ok(codes(editor.document).length > 0));
    await run("openTopic", "step:architecture");
    await eventually(() => assert.match(editor.document.getText(), /## 3\. Architectural Components/));
  });

  it("insert the section of a missing topic where there is no framework", async () => {
    const { document } = await openText(
      "---\nml-design-doc: none\n---\n\n# Churn\n\nAUC on held-out data.\n",
    );
    await eventually(() => assert.ok(codes(document).includes("MLD801")));
    await run("openTopic", "topic:/monitoring");
    await eventually(() =>
      assert.match(document.getText(), /AUC on held-out data\.\n\n## Monitoring and alerting/),
    );
  });

  it("show the page of a rule, and take no harm from a code that is none", async () => {
    await run("openRule", "MLD999");
    await run("openRule", "MLD301");
    await eventually(() => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      assert.match(tab?.label ?? "", /MLD301-missing-offline-metrics/);
    });
  });
});
