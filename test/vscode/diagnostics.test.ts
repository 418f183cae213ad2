import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, codes, eventually, findings, openFile, openText } from "./support/editor";

const DESIGN = "---\nml-design-doc: none\n---\n\n# Design\n";

describe("Diagnostics", () => {
  afterEach(closeAll);

  it("tell a reviewer's findings about a declared design doc", async () => {
    const { document } = await openFile("design.md");
    await eventually(() => {
      for (const code of ["MLD301", "MLD302", "MLD801"]) assert.ok(codes(document).includes(code), code);
    });
  });

  it("leave a plain README alone", async () => {
    const { document } = await openFile("README.md");
    await openFile("design.md");
    await eventually(() => assert.ok(codes(vscode.window.activeTextEditor!.document).length > 0));
    assert.deepEqual(codes(document), []);
  });

  it("stay away from a design doc that nobody declared", async () => {
    const { document } = await openFile("undeclared.md");
    await openFile("design.md");
    await eventually(() => assert.ok(codes(vscode.window.activeTextEditor!.document).length > 0));
    assert.deepEqual(codes(document), []);
  });

  it("carry a code that opens the rule's page", async () => {
    const { document } = await openFile("design.md");
    await eventually(() => assert.ok(findings(document).length > 0));
    for (const { code } of findings(document)) {
      assert.ok(typeof code === "object");
      assert.equal(code.target.scheme, "command");
      assert.match(code.target.path, /^mlDesignDoc\.openRule$/);
    }
  });

  it("speak in the language mode without any front matter", async () => {
    const { document } = await openText(
      "# Design\n\nWe rank videos by a two-tower model.\n",
      "ml-design-doc",
    );
    await eventually(() => assert.ok(codes(document).includes("MLD801")));
  });

  it("follow a document into the language mode", async () => {
    const { document } = await openText("# Churn\n\n## Metrics\n\nAUC on held-out data.\n");
    const declared = await vscode.languages.setTextDocumentLanguage(document, "ml-design-doc");
    await eventually(() => assert.ok(codes(declared).includes("MLD801"), codes(declared).join()));
    assert.ok(!codes(declared).includes("MLD002"));
  });

  it("follow the setting mlDesignDoc.include", async () => {
    const { document } = await openFile("undeclared.md");
    const settings = vscode.workspace.getConfiguration("mlDesignDoc", document.uri);
    await settings.update("include", ["undecl*.md"], vscode.ConfigurationTarget.Workspace);
    try {
      await eventually(() => assert.ok(codes(document).includes("MLD801")));
    } finally {
      await settings.update("include", undefined, vscode.ConfigurationTarget.Workspace);
    }
    await eventually(() => assert.deepEqual(codes(document), []));
  });

  it("appear when a document is declared and go when it is no more", async () => {
    const editor = await openText("# Design\n\nWe rank videos by a two-tower model.\n");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "---\nml-design-doc: none\n---\n\n"));
    await eventually(() => assert.ok(codes(editor.document).includes("MLD801")));
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 4, 0)));
    await eventually(() => assert.deepEqual(codes(editor.document), []));
  });

  it("hold back the line that is being typed, until the cursor leaves its section", async () => {
    const editor = await openText(
      `${DESIGN}\n## Monitoring\n\n## Serving\n\nA batch job writes to Redis every night.\n`,
    );
    const { document } = editor;
    const onHeading = (): vscode.Diagnostic[] =>
      findings(document).filter(({ range }) => range.start.line === 6);
    await eventually(() => assert.equal(onHeading().length, 1));
    editor.selection = new vscode.Selection(7, 0, 7, 0);
    await editor.edit((edit) => edit.insert(new vscode.Position(7, 0), "\n"));
    await eventually(() => assert.equal(onHeading().length, 0));
    editor.selection = new vscode.Selection(10, 0, 10, 0);
    await eventually(() => assert.equal(onHeading().length, 1));
  });
});
