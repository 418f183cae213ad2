import * as vscode from "vscode";
import { analyse, type Analysis } from "../core/index";
import { isDesignDoc, LANGUAGE_ID } from "../host/designDoc";
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
  readonly #subscriptions: vscode.Disposable[];

  /** A document was opened, edited (after a pause), saved, or the settings changed. */
  readonly onDidChange = this.#changed.event;
  readonly onDidClose = this.#closed.event;

  constructor() {
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
    ];
  }

  dispose(): void {
    for (const document of this.#waiting.keys()) this.#cancel(document);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Whether a document is declared a design doc, by its language, its front matter or a configured glob. */
  isDesignDoc(document: vscode.TextDocument): boolean {
    if (!isOurs(document)) return false;
    const path = vscode.workspace.asRelativePath(document.uri, false);
    const { include } = settingsFor(document.uri);
    return isDesignDoc({ text: document.getText(), path, languageId: document.languageId }, include);
  }

  /** What a document says, read once a version. Ask for design docs, and for the one a user looks at. */
  analysis(document: vscode.TextDocument): Analysis {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known.analysis;
    const isDeclared = this.isDesignDoc(document);
    const analysis = analyse(document.getText(), { ...settingsFor(document.uri).options, isDeclared });
    this.#read.set(document, { version: document.version, analysis });
    return analysis;
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

function isLarge(document: vscode.TextDocument): boolean {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > LARGE;
}
