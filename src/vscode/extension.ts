import * as vscode from "vscode";
import { CodeActions } from "./codeActions";
import { ChecklistView } from "./checklistView";
import { registerCommands } from "./commands";
import { Completions, OwnSnippets } from "./completions";
import { Configurations } from "./configurations";
import { CurrentDocument } from "./currentDocument";
import { DesignDocs, SELECTOR } from "./designDocs";
import { Diagnostics } from "./diagnostics";
import { FrontMatterCompletions } from "./frontMatterCompletions";
import { EffectiveConfiguration } from "./effectiveConfiguration";
import { Hovers } from "./hovers";
import { InlayHints } from "./inlayHints";

/** Wires the parts together: the whole graph is here. */
export function activate({ subscriptions, extensionUri }: vscode.ExtensionContext): void {
  const configurations = new Configurations();
  const docs = new DesignDocs(configurations);
  const effective = new EffectiveConfiguration(configurations, docs);
  const current = new CurrentDocument(docs);
  const diagnostics = new Diagnostics(docs);
  const checklist = new ChecklistView(docs, current);
  const hints = new InlayHints(docs);
  const { languages } = vscode;
  subscriptions.push(
    configurations,
    docs,
    effective,
    current,
    diagnostics,
    checklist,
    hints,
    languages.registerCodeActionsProvider(SELECTOR, new CodeActions(docs), CodeActions.metadata),
    languages.registerCompletionItemProvider(
      Completions.selector,
      new Completions(docs),
      ...Completions.triggers,
    ),
    languages.registerCompletionItemProvider(OwnSnippets.selector, new OwnSnippets(docs)),
    languages.registerCompletionItemProvider(SELECTOR, new FrontMatterCompletions(docs), " ", ":"),
    languages.registerHoverProvider(SELECTOR, new Hovers(docs)),
    languages.registerInlayHintsProvider(SELECTOR, hints),
    ...registerCommands({ extensionUri, docs, current, diagnostics, checklist, effective }),
  );
}
