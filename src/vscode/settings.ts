import * as vscode from "vscode";
import type { AnalysisOptions } from "../core/index";

const SECTION = "mlDesignDoc";

/** The settings that apply to a document: those of its workspace folder. */
export interface Settings {
  readonly options: AnalysisOptions;
  /** Globs of design docs that do not say so themselves. */
  readonly include: readonly string[];
}

export function settingsFor(uri: vscode.Uri): Settings {
  const settings = vscode.workspace.getConfiguration(SECTION, uri);
  const framework = settings.get<string>("framework", "auto");
  return {
    options: {
      framework: framework === "auto" ? undefined : framework,
      stage: settings.get<string>("stage"),
    },
    include: settings.get<string[]>("include", []),
  };
}

/** Whether a change of the configuration is about us. */
export function affectsUs(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(SECTION);
}
