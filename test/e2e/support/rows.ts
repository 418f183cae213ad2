import type { Locator } from "playwright-core";

export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the top rows. */
  readonly level: number;
}

export interface Problem {
  /** "Error", "Warning" or "Info". */
  readonly severity: string;
  readonly message: string;
  readonly source: string;
  readonly code: string;
  /** As it is shown: `[Ln 3, Col 1]`. */
  readonly position: string;
}

// The functions below run in the page, so they name no function inside: `tsx` would wrap it in a helper of its own.

/** The drawn rows of a tree view. */
export async function readTreeRows(tree: Locator): Promise<readonly TreeRow[]> {
  return tree.getByRole("treeitem").evaluateAll((rows) =>
    rows.map((row) => ({
      label: row.querySelector(".label-name")?.textContent ?? "",
      description: row.querySelector(".label-description")?.textContent ?? "",
      level: Number(row.getAttribute("aria-level")),
    })),
  );
}

/** The drawn rows of the Problems panel, without those of the files. */
export async function readProblems(panel: Locator): Promise<readonly Problem[]> {
  const rows = await panel
    .locator('[role="treeitem"]:has(.marker-message-line)')
    .evaluateAll((elements) =>
      elements.map((element) => [
        element.getAttribute("aria-label") ?? "",
        ...[".marker-message", ".marker-source", ".marker-code", ".marker-line"].map(
          (selector) => element.querySelector(selector)?.textContent.trim() ?? "",
        ),
      ]),
    );
  return rows.map(([label = "", message = "", source = "", code = "", position = ""]) => ({
    severity: label.split(":", 1)[0] ?? "",
    message,
    source,
    code,
    position,
  }));
}
