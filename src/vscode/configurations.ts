import * as vscode from "vscode";
import { configurationFindings, configuredOptions, NO_CONFIGURATION } from "../core/index";
import {
  CONFIGURATION_FILES,
  loadConfiguration,
  type LoadedConfiguration,
  type ReadFile,
} from "../host/configuration";
import { parent } from "../host/paths";
import { SOURCE, toDiagnostic } from "./convert";

/** What is typed into a configuration file counts this many milliseconds after the last key. */
const DELAY = 250;

const NONE: LoadedConfiguration = {
  configuration: NO_CONFIGURATION,
  options: configuredOptions(NO_CONFIGURATION),
  files: [],
  watched: [],
};

interface Entry {
  readonly uri: vscode.Uri;
  loaded: LoadedConfiguration | undefined;
  /** Counts loads, so that one overtaken by another is dropped. */
  load: number;
}

/**
 * What the configuration files say, by the folder of the document: read once, read anew when one of them changes, what
 * is not saved yet included. What is wrong with a file is shown on it.
 */
export class Configurations implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #collection = vscode.languages.createDiagnosticCollection(`${SOURCE} configuration`);
  readonly #entries = new Map<string, Entry>();
  readonly #subscriptions: vscode.Disposable[];
  #timer: unknown;

  /** Another configuration for some document. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher("**/*.{yaml,yml,json}");
    const onFile = (uri: vscode.Uri): void => {
      if (this.#concerns(uri)) this.#schedule();
    };
    this.#subscriptions = [
      this.#changed,
      this.#collection,
      watcher,
      watcher.onDidChange(onFile),
      watcher.onDidCreate(onFile),
      watcher.onDidDelete(onFile),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) onFile(document.uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => onFile(uri)),
      workspace.onDidOpenTextDocument(({ uri }) => {
        if (isConfigurationFile(uri)) this.#entry(uri);
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.#schedule()),
    ];
    for (const { uri } of workspace.textDocuments) if (isConfigurationFile(uri)) this.#entry(uri);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** What applies to a document; undefined until the files are read, which `onDidChange` tells. */
  loaded(uri: vscode.Uri): LoadedConfiguration | undefined {
    return this.#entry(placeOf(uri)).loaded;
  }

  /** What applies to a document, for when nothing can wait: nothing is configured until the files are read. */
  of(uri: vscode.Uri): LoadedConfiguration {
    return this.loaded(uri) ?? NONE;
  }

  #entry(uri: vscode.Uri): Entry {
    const key = uri.with({ path: parent(uri.path), query: "", fragment: "" }).toString();
    const known = this.#entries.get(key);
    if (known) return known;
    const entry: Entry = { uri, loaded: undefined, load: 0 };
    this.#entries.set(key, entry);
    void this.#load(entry).then(() => this.#announce());
    return entry;
  }

  async #load(entry: Entry): Promise<void> {
    const { uri } = entry;
    const load = ++entry.load;
    const boundary = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
    const loaded = await loadConfiguration(parent(uri.path), fileSystem(uri), boundary).catch(() => NONE);
    if (load === entry.load) entry.loaded = loaded;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#reload(), DELAY);
  }

  async #reload(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => this.#load(entry)));
    this.#announce();
  }

  #announce(): void {
    this.#collection.clear();
    const files = new Map<string, { uri: vscode.Uri; file: ReadFile }>();
    for (const { uri, loaded } of this.#entries.values()) {
      for (const file of loaded?.files ?? [])
        files.set(file.path, { uri: uri.with({ path: file.path }), file });
    }
    for (const { uri, file } of files.values()) {
      const place = { uri, positionAt: (offset: number) => toPosition(file, offset) };
      this.#collection.set(
        uri,
        configurationFindings(file.problems).map((finding) => toDiagnostic(place, finding)),
      );
    }
    this.#changed.fire();
  }

  #concerns(uri: vscode.Uri): boolean {
    if (isConfigurationFile(uri)) return true;
    return [...this.#entries.values()].some(
      ({ uri: { scheme, authority }, loaded }) =>
        scheme === uri.scheme && authority === uri.authority && loaded?.watched.includes(uri.path),
    );
  }
}

/** Where a document counts as lying: a new one in the first folder of the workspace. */
function placeOf(uri: vscode.Uri): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return uri.scheme === "untitled" && folder ? vscode.Uri.joinPath(folder.uri, "Untitled.md") : uri;
}

function isConfigurationFile(uri: vscode.Uri): boolean {
  return CONFIGURATION_FILES.some((name) => uri.path.endsWith(`/${name}`)) && uri.scheme !== "git";
}

function toPosition({ lines }: ReadFile, offset: number): vscode.Position {
  const { line, column } = lines.position(offset);
  return new vscode.Position(line, column);
}

/** The files beside a document, what is typed and not saved included. */
function fileSystem(beside: vscode.Uri) {
  const at = (path: string): vscode.Uri => beside.with({ path, query: "", fragment: "" });
  const open = (uri: vscode.Uri): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return {
    async readFile(path: string): Promise<Uint8Array> {
      const document = open(at(path));
      return document?.isDirty
        ? new TextEncoder().encode(document.getText())
        : vscode.workspace.fs.readFile(at(path));
    },
    async kindOf(path: string): Promise<"file" | "folder" | undefined> {
      try {
        const { type } = await vscode.workspace.fs.stat(at(path));
        return (type & vscode.FileType.Directory) !== 0 ? "folder" : "file";
      } catch {
        return undefined;
      }
    },
  };
}
