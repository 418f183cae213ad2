import * as vscode from "vscode";
import {
  suppressionEdit,
  suppressionScopes,
  type Analysis,
  type DirectiveScope,
  type Finding,
} from "../core/index";
import { toDiagnostic, toWorkspaceEdit } from "./convert";
import type { DesignDocs } from "./designDocs";

/** What a quick fix hands to the command: the finding is looked up anew once the reason is given. */
interface Request {
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly code: string;
  readonly start: number;
  readonly scope: DirectiveScope;
}

const WHERE: Readonly<Record<DirectiveScope, string>> = {
  "next-line": "line",
  section: "section",
  file: "file",
};

/** A finding about a suppression is mended, not suppressed in turn. */
const ABOUT_SUPPRESSIONS = "MLD116";

/** The quick fixes that suppress a finding by a comment, for its line, its section or its file. */
export function suppressActions(
  document: vscode.TextDocument,
  analysis: Analysis,
  finding: Finding,
): vscode.CodeAction[] {
  if (finding.code === ABOUT_SUPPRESSIONS) return [];
  return suppressionScopes(analysis.document, finding).map((scope) => {
    const title = `Suppress ${finding.code} for this ${WHERE[scope]}…`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [toDiagnostic(document, finding)];
    const { uri, version } = document;
    const request: Request = { uri, version, code: finding.code, start: finding.range.start, scope };
    action.command = { title, command: "mlDesignDoc.suppressFinding", arguments: [request] };
    return action;
  });
}

/** Inserts the comment that suppresses a finding. Nothing is written without a reason, which is asked for if not given. */
export async function suppress(docs: DesignDocs, request: unknown, given?: unknown): Promise<void> {
  if (!isRequest(request)) return;
  const { uri, version, code, start, scope } = request;
  const reason = typeof given === "string" ? given : await askReason(request);
  if (reason === undefined || reason.trim() === "") return;
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.version !== version) {
    await vscode.window.showInformationMessage(
      "The document has changed meanwhile, so nothing was inserted: suppress the finding again.",
    );
    return;
  }
  const edit = suppressionEdit(
    docs.analysis(document).document,
    { code, range: { start, end: start } },
    scope,
    reason,
  );
  if (!edit) {
    await vscode.window.showInformationMessage(
      `No comment fits above this ${WHERE[scope]} without changing what is around it: suppress ${code} for the section or the file.`,
    );
    return;
  }
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, { edit }));
}

function askReason({ code, scope }: Request): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `Suppress ${code} for this ${WHERE[scope]}`,
    prompt: "Why does this finding not apply here? The reason is written into a comment beside it.",
    placeHolder: "pointwise ranker, so there is no list to measure",
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === "" ? "Give a reason: reviewers will read it." : undefined),
  });
}

function isRequest(request: unknown): request is Request {
  return typeof request === "object" && request !== null && "uri" in request && "scope" in request;
}
