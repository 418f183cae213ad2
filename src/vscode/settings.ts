import * as vscode from "vscode";
import type { AnalysisOptions } from "../core/index";
import type { FolderGlob } from "../host/designDoc";

const SECTION = "mlDesignDoc";

/** The settings that apply to a document: those of its workspace folder. */
export interface Settings {
  readonly options: AnalysisOptions;
  /** Globs of design docs that do not say so themselves. */
  readonly include: readonly FolderGlob[];
  /** Whether what follows from numbers is shown behind them. */
  readonly inlayHints: boolean;
}

export function settingsFor(uri: vscode.Uri): Settings {
  const settings = vscode.workspace.getConfiguration(SECTION, uri);
  // What users write by hand need not be of the declared type.
  const framework = settings.get<unknown>("framework");
  const stage = settings.get<unknown>("stage");
  const include = settings.get<unknown>("include");
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
  return {
    options: {
      framework: typeof framework === "string" && framework !== "auto" ? framework : undefined,
      stage: typeof stage === "string" ? stage : undefined,
    },
    inlayHints: settings.get<unknown>("inlayHints") !== false,
    include: folder && Array.isArray(include) ? include.map((glob: string) => ({ folder, glob })) : [],
  };
}

/** Whether a change of the configuration is about us. */
export function affectsUs(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(SECTION);
}
