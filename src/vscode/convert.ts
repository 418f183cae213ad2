import * as vscode from "vscode";
import type { Finding, Fix, Range, Severity } from "../core/index";

const SEVERITIES: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The source that the Problems view shows. */
export const SOURCE = "ml-design-doc";

/** What places are told of: a document, or a file that no editor has open. */
export type Place = Pick<vscode.TextDocument, "uri" | "positionAt">;

export function toRange(document: Place, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** A finding as a diagnostic; its code opens the rule's page, which ships with the extension. */
export function toDiagnostic(document: Place, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(document, finding.range),
    finding.message,
    SEVERITIES[finding.severity],
  );
  diagnostic.source = SOURCE;
  const page = encodeURIComponent(JSON.stringify([finding.code]));
  diagnostic.code = { value: finding.code, target: vscode.Uri.parse(`command:mlDesignDoc.openRule?${page}`) };
  diagnostic.relatedInformation = finding.related.map(
    ({ message, range }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, toRange(document, range)),
        message,
      ),
  );
  return diagnostic;
}

/** A fix as an edit of the workspace, with tab stops where it has them. */
export function toWorkspaceEdit(
  document: vscode.TextDocument,
  { edit, snippet }: Pick<Fix, "edit" | "snippet">,
): vscode.WorkspaceEdit {
  const range = toRange(document, edit.range);
  const workspaceEdit = new vscode.WorkspaceEdit();
  const change =
    snippet === undefined
      ? vscode.TextEdit.replace(range, edit.newText)
      : vscode.SnippetTextEdit.replace(range, new vscode.SnippetString(snippet));
  workspaceEdit.set(document.uri, [change]);
  return workspaceEdit;
}
