import * as vscode from "vscode";
import { formatConfiguration, type Overrides } from "../core/index";
import { declaredOverrides } from "../host/declared";
import { below } from "../host/paths";
import type { Configurations } from "./configurations";
import type { DesignDocs } from "./designDocs";
import { settingsFor } from "./settings";

const SCHEME = "ml-design-doc-configuration";

/** Shows what applies to a document as a read-only text, which follows the configuration. */
export class EffectiveConfiguration implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #configurations: Configurations;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(configurations: Configurations, docs: DesignDocs) {
    this.#configurations = configurations;
    const refresh = (): void => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === SCHEME) this.#changed.fire(uri);
    };
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      configurations.onDidChange(refresh),
      docs.onDidChange(refresh),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Opens the configuration of a document beside it. */
  async show(uri: vscode.Uri): Promise<void> {
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const shown = vscode.Uri.from({
      scheme: SCHEME,
      path: `/Configuration of ${name}.yaml`,
      query: uri.toString(),
    });
    const document = await vscode.workspace.openTextDocument(shown);
    // What changed while it was opened was told to nobody.
    this.#changed.fire(shown);
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  }

  async provideTextDocumentContent(shown: vscode.Uri): Promise<string> {
    const uri = vscode.Uri.parse(shown.query);
    const document = await vscode.workspace.openTextDocument(uri);
    const { configuration, options } = this.#configurations.of(uri);
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
    const show = (path: string): string => (folder && below(folder, path)) ?? path;
    const overrides = { ...unset(uri, configuration), ...declaredOverrides(document.getText(), options) };
    return formatConfiguration(show(uri.path), configuration, overrides, show);
  }
}

/** The editor's settings, which count where no configuration file says otherwise. */
function unset(uri: vscode.Uri, configured: { framework: unknown; stage: unknown }): Overrides {
  const { framework, stage } = settingsFor(uri).options;
  const source = "settings";
  return {
    ...(framework !== undefined && !configured.framework && { framework: { value: framework, source } }),
    ...(stage !== undefined && !configured.stage && { stage: { value: stage, source } }),
  };
}
