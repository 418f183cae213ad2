import * as vscode from "vscode";
import { safeEdits, totalRows, type Analysis, type Finding } from "../core/index";
import { SOURCE, toDiagnostic, toRange, toWorkspaceEdit } from "./convert";
import type { DesignDocs } from "./designDocs";
import { suppressActions } from "./suppress";

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("mlDesignDoc");

/**
 * Offers the fixes of findings as quick fixes, all safe ones together as `source.fixAll.mlDesignDoc`, and what tables may
 * be completed by as `refactor.rewrite`.
 */
export class CodeActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite, FIX_ALL],
  };

  readonly #docs: DesignDocs;

  constructor(docs: DesignDocs) {
    this.#docs = docs;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const shown = context.diagnostics.filter(({ source }) => source === SOURCE);
    const isFixAll = context.only?.contains(FIX_ALL) ?? false;
    if (!this.#docs.isDesignDoc(document) && shown.length === 0) return [];
    const analysis = this.#docs.analysis(document);
    if (isFixAll) return fixAll(document, analysis.findings);
    // Findings that are held back while their section is written offer nothing either.
    const isShown = ({ code }: Finding): boolean => shown.some((diagnostic) => codeOf(diagnostic) === code);
    const here = analysis.findings.filter(
      (finding) => isShown(finding) && toRange(document, finding.range).intersection(range) !== undefined,
    );
    const actions = [
      ...here.flatMap((finding) => quickFixes(document, finding)),
      // What mends comes before what hides.
      ...here.flatMap((finding) => suppressActions(document, analysis, finding)),
      ...tableActions(document, analysis, range),
    ];
    return actions.filter(
      ({ title }, index) => actions.findIndex((other) => other.title === title) === index,
    );
  }
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

function quickFixes(document: vscode.TextDocument, finding: Finding): vscode.CodeAction[] {
  return finding.fixes.map((fix) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [toDiagnostic(document, finding)];
    action.edit = toWorkspaceEdit(document, fix);
    // A suggestion is the author's choice: only a safe fix may be taken without asking.
    action.isPreferred = fix.kind === "fix";
    return action;
  });
}

/** What the tables that a range touches may be completed by, where no finding offers it already. */
function tableActions(
  document: vscode.TextDocument,
  analysis: Analysis,
  range: vscode.Range,
): vscode.CodeAction[] {
  const touched = totalRows(analysis).filter((offer) => toRange(document, offer.range).intersection(range));
  return touched.map(({ fix }) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.RefactorRewrite);
    action.edit = toWorkspaceEdit(document, fix);
    return action;
  });
}

function fixAll(document: vscode.TextDocument, findings: readonly Finding[]): vscode.CodeAction[] {
  const edits = safeEdits(findings);
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction("Fix all ML Design Doc findings that have a safe fix", FIX_ALL);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(document, range), newText)),
  );
  return [action];
}
