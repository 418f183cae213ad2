import * as vscode from "vscode";
import {
  declare,
  insertStep,
  NO_FRAMEWORK,
  outline,
  ruleInfos,
  statusWords,
  type Framework,
} from "../core/index";
import { ChecklistView, insert } from "./checklistView";
import { toWorkspaceEdit } from "./convert";
import type { CurrentDocument } from "./currentDocument";
import { isOurs, type DesignDocs } from "./designDocs";
import type { Diagnostics } from "./diagnostics";
import type { EffectiveConfiguration } from "./effectiveConfiguration";
import { goToPlace } from "./notes";
import { suppress } from "./suppress";

/** What the commands work on. */
export interface Parts {
  readonly extensionUri: vscode.Uri;
  readonly docs: DesignDocs;
  readonly current: CurrentDocument;
  readonly diagnostics: Diagnostics;
  readonly checklist: ChecklistView;
  readonly effective: EffectiveConfiguration;
}

/** Registers every command of the manifest. */
export function registerCommands(parts: Parts): vscode.Disposable[] {
  const commands = {
    newDocument: () => newDocument(parts),
    insertSection: () => insertSection(parts),
    trackDocument: () => trackDocument(parts),
    checkDocument: () => checkDocument(parts),
    showChecklist: () => vscode.commands.executeCommand(`${ChecklistView.id}.focus`),
    openRule: (code: unknown) => openRule(parts, code),
    showConfiguration: () => showConfiguration(parts),
    suppressFinding: (request: unknown, reason: unknown) => suppress(parts.docs, request, reason),
    goToPlace,
    openTopic: (id: unknown) => (typeof id === "string" ? parts.checklist.open(id) : undefined),
  };
  return Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`mlDesignDoc.${name}`, run),
  );
}

async function newDocument({ docs }: Parts): Promise<void> {
  const choices = docs.frameworks(NEW_DOCUMENT);
  const framework = await pickFramework("Which framework shall the document follow?", choices);
  if (!framework) return;
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content: "" });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(outline(framework, "Untitled design").snippet));
}

/** A document that is not there yet lies in the workspace's first folder. */
const NEW_DOCUMENT = vscode.Uri.from({ scheme: "untitled", path: "/new.md" });

async function showConfiguration({ current, effective }: Parts): Promise<void> {
  const uri = current.document?.uri ?? vscode.window.activeTextEditor?.document.uri;
  if (uri) await effective.show(uri);
  else await tell("Open a Markdown document first: what is configured depends on where it lies.");
}

async function insertSection({ docs, current }: Parts): Promise<void> {
  const document = current.designDoc;
  if (!document) {
    await tell("Open a design doc first: sections go where its framework wants them.");
    return;
  }
  const steps = docs.analysis(document).checklist.steps;
  if (steps.length === 0) {
    await tell("This document follows no framework: name one after `ml-design-doc:` in its front matter.");
    return;
  }
  const picked = await vscode.window.showQuickPick(
    steps.map((state) => ({
      label: `${state.number}. ${state.step.title}`,
      description: state.section ? `has a section · ${statusWords(state.status)}` : statusWords(state.status),
      detail: state.topics.map(({ state: { topic } }) => topic.title).join(", "),
      id: state.step.id,
    })),
    { title: "Insert Section", placeHolder: "Which step?", matchOnDetail: true },
  );
  if (!picked) return;
  const editor = await vscode.window.showTextDocument(document);
  const { checklist, document: read } = docs.analysis(document);
  await insert(
    editor,
    insertStep(
      read,
      checklist,
      checklist.steps.find(({ step }) => step.id === picked.id)!,
    ),
  );
}

async function trackDocument({ docs, current, diagnostics }: Parts): Promise<void> {
  const { document } = current;
  if (!document || docs.isDesignDoc(document)) {
    await tell(document ? "This document is tracked already." : "Open the Markdown document to track first.");
    return;
  }
  const inferred = docs.analysis(document).framework.framework;
  const framework = inferred?.id ?? (await pickFrameworkOrNone(docs.frameworks(document.uri)));
  if (framework === undefined) return;
  await vscode.workspace.applyEdit(
    toWorkspaceEdit(document, { edit: declare(document.getText(), framework) }),
  );
  diagnostics.judge(document);
}

async function pickFrameworkOrNone(frameworks: readonly Framework[]): Promise<string | undefined> {
  const none = {
    id: NO_FRAMEWORK,
    title: "No framework",
    about: "topics are read, but no section is missed",
  };
  return (await pickFramework("Which framework does the document follow?", [...frameworks, none]))?.id;
}

async function pickFramework<Choice extends Pick<Framework, "id" | "title" | "about">>(
  placeHolder: string,
  choices: readonly Choice[],
): Promise<Choice | undefined> {
  const items = choices.map((choice) => ({ label: choice.title, detail: choice.about, choice }));
  const picked = await vscode.window.showQuickPick(items, {
    title: "ML Design Doc",
    placeHolder,
    matchOnDetail: true,
  });
  return picked?.choice;
}

async function checkDocument({ diagnostics, docs }: Parts): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isOurs(document)) {
    await tell("Open the Markdown document to check first.");
    return;
  }
  const count = diagnostics.check(document);
  if (count > 0) await vscode.commands.executeCommand("workbench.actions.view.problems");
  const words = count === 0 ? "no findings" : `${count} finding${count === 1 ? "" : "s"}`;
  const { title } = docs.analysis(document).framework.framework ?? { title: "no framework" };
  vscode.window.setStatusBarMessage(`ML Design Doc: ${words} (${title})`, 5000);
}

/** Shows the page of a rule, which ships with the extension, as a preview. */
async function openRule({ extensionUri }: Parts, code: unknown): Promise<void> {
  const rule = ruleInfos.find((info) => info.code === code);
  if (!rule) return;
  const page = vscode.Uri.joinPath(extensionUri, "docs", "rules", `${rule.code}-${rule.name}.md`);
  await vscode.commands.executeCommand("markdown.showPreview", page);
}

async function tell(message: string): Promise<void> {
  await vscode.window.showInformationMessage(message);
}
