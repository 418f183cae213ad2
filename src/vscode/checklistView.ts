import * as vscode from "vscode";
import {
  appendTopic,
  insertStep,
  insertTopic,
  type Analysis,
  type Insertion,
  type Range,
} from "../core/index";
import { progress, rowsOf, toTreeItem, type Row } from "./checklistItems";
import { toRange } from "./convert";
import type { CurrentDocument } from "./currentDocument";
import type { DesignDocs } from "./designDocs";

/** The sidebar's checklist. Rows keep their identity, and only those that look different are drawn again. */
export class ChecklistView implements vscode.TreeDataProvider<string>, vscode.Disposable {
  static readonly id = "mlDesignDoc.checklist";

  readonly #docs: DesignDocs;
  readonly #current: CurrentDocument;
  readonly #changed = new vscode.EventEmitter<string[] | undefined>();
  readonly #view: vscode.TreeView<string>;
  readonly #subscriptions: vscode.Disposable[];
  #rows = new Map<string, Row>();
  #roots: readonly Row[] = [];
  #analysis: Analysis | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(docs: DesignDocs, current: CurrentDocument) {
    this.#docs = docs;
    this.#current = current;
    this.#view = vscode.window.createTreeView(ChecklistView.id, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscriptions = [this.#view, this.#changed, current.onDidChange(() => this.#update())];
    this.#update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  getTreeItem(id: string): vscode.TreeItem {
    return toTreeItem(this.#rows.get(id)!, this.#analysis!.document.lines);
  }

  getChildren(id?: string): string[] {
    const row = id === undefined ? undefined : this.#rows.get(id);
    const rows = id === undefined ? this.#roots : row?.kind === "step" ? row.children : [];
    return rows.map((child) => child.id);
  }

  getParent(id: string): string | undefined {
    const row = this.#rows.get(id);
    return row?.kind === "topic" && row.step ? `step:${row.step.step.id}` : undefined;
  }

  /** Goes to where a row's topic stands, or inserts its section where it is missing. */
  async open(id: string): Promise<void> {
    const document = this.#current.designDoc;
    const row = this.#rows.get(id);
    if (!document || !row) return;
    const analysis = this.#docs.analysis(document);
    const fresh = rowsOf(analysis)
      .flatMap((root) => (root.kind === "step" ? [root, ...root.children] : [root]))
      .find((candidate) => candidate.id === id);
    if (!fresh) return;
    const place = placeOf(fresh, analysis);
    const editor = await vscode.window.showTextDocument(document, { preserveFocus: false });
    if (place) {
      const range = toRange(document, place);
      editor.selection = new vscode.Selection(range.start, range.start);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      return;
    }
    await insert(editor, insertionFor(fresh, analysis));
  }

  #update(): void {
    const document = this.#current.designDoc;
    const before = this.#rows;
    const beforeLines = this.#analysis?.document.lines;
    this.#analysis = document && this.#docs.analysis(document);
    this.#roots = this.#analysis ? rowsOf(this.#analysis) : [];
    this.#rows = new Map(
      this.#roots
        .flatMap((root) => (root.kind === "step" ? [root, ...root.children] : [root]))
        .map((row) => [row.id, row]),
    );
    this.#describe();
    const isSameShape =
      before.size === this.#rows.size && [...before.keys()].every((id) => this.#rows.has(id));
    if (!isSameShape || !beforeLines || !this.#analysis) {
      this.#changed.fire(undefined);
      return;
    }
    const { lines } = this.#analysis.document;
    const look = (row: Row, index: typeof lines): string => JSON.stringify(toTreeItem(row, index));
    const changed = [...this.#rows].filter(
      ([id, row]) => look(before.get(id)!, beforeLines) !== look(row, lines),
    );
    if (changed.length > 0) this.#changed.fire(changed.map(([id]) => id));
  }

  #describe(): void {
    const counts = this.#analysis && progress(this.#analysis);
    // Not the description: VS Code hides that where a view is its container's only one.
    this.#view.message = counts ? progressWords(counts) : "";
    this.#view.badge =
      counts && counts.open > 0
        ? { value: counts.open, tooltip: `${counts.open} topics missing or only named` }
        : undefined;
  }
}

/** "11 of 17 complete · 5 missing or stub": one line in a sidebar of the usual width. */
function progressWords({ complete, expected, open }: ReturnType<typeof progress>): string {
  const done = `${complete} of ${expected} complete`;
  return open === 0 ? done : `${done} · ${open} missing or stub`;
}

function insertionFor(row: Row, { document, checklist }: Analysis): Insertion {
  if (row.kind === "step") return insertStep(document, checklist, row.step);
  const { topic } = row.topic;
  return row.step ? insertTopic(document, checklist, row.step, topic.id) : appendTopic(document, topic);
}

/** Where a row's content stands: a step's section, or the sentence that decided a topic's status. */
function placeOf(row: Row, { document }: Analysis): Range | undefined {
  if (row.kind === "topic") return row.topic.decidedBy?.unit.range;
  if (row.step.section) return row.step.section.label.range;
  const first = row.step.topics.find(({ state }) => state.decidedBy)?.state.decidedBy;
  return first && document.text.length > 0 ? first.unit.range : undefined;
}

/** Puts a skeleton into an editor with its tab stops, and shows it. */
export async function insert(editor: vscode.TextEditor, { edit, snippet }: Insertion): Promise<void> {
  const at = editor.document.positionAt(edit.range.start);
  await editor.insertSnippet(new vscode.SnippetString(snippet), at, {
    undoStopBefore: true,
    undoStopAfter: true,
  });
  editor.revealRange(
    new vscode.Range(editor.selection.active, editor.selection.active),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
