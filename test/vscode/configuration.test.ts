import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, codes, eventually, findings, openFile } from "./support/editor";

const CONFIGURATION = "configured/.ml-design-doc.yaml";
const DESIGN = "configured/designs/depots.md";

describe("Configuration files", () => {
  afterEach(closeAll);

  it("declare documents and decide what is said of them", async () => {
    const { document } = await openFile(DESIGN);
    await eventually(() => {
      assert.ok(codes(document).includes("MLD107"), codes(document).join());
      assert.ok(!codes(document).includes("MLD301"), codes(document).join());
    });
    const placeholder = findings(document).find(({ message }) => message.includes("TODO"))!;
    assert.equal(placeholder.severity, vscode.DiagnosticSeverity.Error, "as at the stage pilot");
  });

  it("are told on themselves what is wrong, opened or not", async () => {
    const { document: design } = await openFile(DESIGN);
    const uri = vscode.Uri.joinPath(design.uri, "../../.ml-design-doc.yaml");
    await eventually(() => {
      const [problem] = vscode.languages.getDiagnostics(uri);
      assert.match(problem?.message ?? "", /Unknown key `presett`: did you mean `preset`\?/);
      assert.equal(problem!.range.start.line, 5);
    });
  });

  it("count as they are typed, and documents follow", async () => {
    const { document: design } = await openFile(DESIGN);
    await eventually(() => assert.ok(codes(design).includes("MLD107")));
    const { document } = await openFile(CONFIGURATION);
    const edit = new vscode.WorkspaceEdit();
    const line = document.lineAt(3);
    edit.insert(document.uri, line.range.end, "\n  placeholder-left: off");
    await vscode.workspace.applyEdit(edit);
    await openFile(DESIGN);
    await eventually(() => assert.ok(!codes(design).includes("MLD107"), codes(design).join()));
  });

  it("are shown put together, as a text that can't be edited and follows them", async () => {
    const { document: design } = await openFile(DESIGN);
    await eventually(() => assert.ok(codes(design).includes("MLD107")));
    await vscode.commands.executeCommand("mlDesignDoc.showConfiguration");
    await eventually(() => {
      const shown = vscode.window.activeTextEditor!.document;
      assert.equal(shown.uri.scheme, "ml-design-doc-configuration");
      assert.match(shown.getText(), /^stage: pilot # configured\/\.ml-design-doc\.yaml$/m);
      assert.match(
        shown.getText(),
        /^ {2}MLD301: off # missing-offline-metrics: configured\/\.ml-design-doc\.yaml$/m,
      );
    });
  });
});
