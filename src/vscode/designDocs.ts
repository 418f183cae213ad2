import * as vscode from "vscode";
import {
  analyse,
  availableFrameworks,
  type Analysis,
  type AnalysisOptions,
  type Framework,
} from "../core/index";
import { folderGlobs, isDesignDoc, LANGUAGE_ID, matchesAny } from "../host/designDoc";
import type { Configurations } from "./configurations";
import { affectsUs, settingsFor } from "./settings";

/** Typing is followed this many milliseconds after the last key ... */
const DELAY = 250;

/** ... and this many after the first one at the latest. */
const LONGEST_DELAY = 1000;

/** Larger documents are read when opened and saved, not while typing. UTF-16 units. */
const LARGE = 1_000_000;

/** The languages that every provider is registered for; the predicate decides. */
export const SELECTOR: vscode.DocumentSelector = [{ language: "markdown" }, { language: LANGUAGE_ID }];

/**
 * Knows which open documents are design docs, reads each version once, and tells when one was read anew, opened,
 * declared or closed.
 */
export class DesignDocs implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #read = new WeakMap<vscode.TextDocument, { version: number; analysis: Analysis }>();
  readonly #waiting = new Map<vscode.TextDocument, { readonly since: number; readonly timer: unknown }>();
  readonly #configurations: Configurations;
  readonly #subscriptions: vscode.Disposable[];

  /** A document was opened, edited (after a pause), saved, or the settings changed. */
  readonly onDidChange = this.#changed.event;
  readonly onDidClose = this.#closed.event;

  constructor(configurations: Configurations) {
    this.#configurations = configurations;
    const { workspace } = vscode;
    this.#subscriptions = [
      this.#changed,
      this.#closed,
      workspace.onDidOpenTextDocument((document) => {
        // Another language mode closes and opens a document without a new version.
        this.#read.delete(document);
        this.#announce(document);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isOurs(document) && !isLarge(document)) this.#schedule(document);
      }),
      workspace.onDidSaveTextDocument((document) => this.#announce(document)),
      workspace.onDidCloseTextDocument((document) => {
        this.#cancel(document);
        if (isOurs(document)) this.#closed.fire(document);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (affectsUs(event)) this.#announceAll();
      }),
      configurations.onDidChange(() => this.#announceAll()),
    ];
  }

  dispose(): void {
    for (const document of this.#waiting.keys()) this.#cancel(document);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Whether a document is declared a design doc, by its language, its front matter or a configured glob. */
  isDesignDoc(document: vscode.TextDocument): boolean {
    if (!isOurs(document)) return false;
    const { uri, languageId } = document;
    const { configuration } = this.#configurations.of(uri);
    if (languageId !== LANGUAGE_ID && matchesAny(uri.path, folderGlobs(configuration.ignore))) return false;
    const include = [...settingsFor(uri).include, ...folderGlobs(configuration.include)];
    return isDesignDoc({ text: document.getText(), path: uri.path, languageId }, include);
  }

  /** Whether it is known yet what is configured for a document: what is said of it before is not final. */
  isReady(document: vscode.TextDocument): boolean {
    return this.#configurations.loaded(document.uri) !== undefined;
  }

  /** The frameworks that a document may follow, the team's own among them. */
  frameworks(uri: vscode.Uri | undefined): readonly Framework[] {
    return availableFrameworks(uri ? this.#configurations.of(uri).options : {});
  }

  /** What a document says, read once a version. Ask for design docs, and for the one a user looks at. */
  analysis(document: vscode.TextDocument): Analysis {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known.analysis;
    const isDeclared = this.isDesignDoc(document);
    const analysis = analyse(document.getText(), { ...this.#options(document.uri), isDeclared });
    this.#read.set(document, { version: document.version, analysis });
    return analysis;
  }

  /** What is configured: a file that the team shares goes before the settings of one editor. */
  #options(uri: vscode.Uri): AnalysisOptions {
    const settings = settingsFor(uri).options;
    const { options } = this.#configurations.of(uri);
    return {
      ...options,
      framework: options.framework ?? settings.framework,
      stage: options.stage ?? settings.stage,
    };
  }

  #announceAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#read.delete(document);
      this.#announce(document);
    }
  }

  #announce(document: vscode.TextDocument): void {
    this.#cancel(document);
    if (isOurs(document)) this.#changed.fire(document);
  }

  #schedule(document: vscode.TextDocument): void {
    const since = this.#waiting.get(document)?.since ?? Date.now();
    this.#cancel(document);
    const delay = Math.max(0, Math.min(DELAY, since + LONGEST_DELAY - Date.now()));
    this.#waiting.set(document, { since, timer: setTimeout(() => this.#announce(document), delay) });
  }

  #cancel(document: vscode.TextDocument): void {
    clearTimeout(this.#waiting.get(document)?.timer);
    this.#waiting.delete(document);
  }
}

/** Markdown that can be written: not what git, a diff or an output shows. */
export function isOurs({ languageId, uri }: vscode.TextDocument): boolean {
  if (languageId !== "markdown" && languageId !== LANGUAGE_ID) return false;
  return uri.scheme === "untitled" || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** Whether a document is too large to be read while it is typed. */
export function isLarge(document: vscode.TextDocument): boolean {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > LARGE;
}
