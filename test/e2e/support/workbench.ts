import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchChromium } from "../../../src/build/host/chromium";
import { quietSettings } from "../../../src/build/host/quietSettings";
import { type RunningServer, startServer } from "../../../src/build/host/vscodeServer";
import { findText, type Point, visibleText } from "./editorText";
import { eventually } from "./eventually";
import { type Problem, readProblems, readTreeRows, type TreeRow } from "./rows";

const SCREENSHOTS = path.resolve(import.meta.dirname, "../../../out/screenshots");

/** On a busy machine a window takes this many milliseconds until it answers. */
const STARTING = 60_000;

export interface WorkbenchOptions {
  readonly vsix: string;
  /** The folder to open; what is edited in it is saved there, so hand in a copy. */
  readonly folder: string;
  /** Settings over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export type Theme = "Default Light Modern" | "Default Dark Modern";

/** VS Code as a user sees it, with the packaged extension installed and nothing else. */
export class Workbench {
  private constructor(
    /** For what has no method here. */
    readonly page: Page,
    private readonly server: RunningServer,
    private readonly browser: Browser,
  ) {}

  static async open({ vsix, folder, settings }: WorkbenchOptions): Promise<Workbench> {
    // First, because it fails sooner than a server which has to be downloaded.
    const browser = await launchChromium();
    let server: RunningServer | undefined;
    try {
      server = await startServer({
        vsix,
        workspace: folder,
        settings: { ...quietSettings, ...settings },
        // It hides toasts, and a user has none.
        smokeTestDriver: false,
      });
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      page.setDefaultTimeout(15_000);
      await page.goto(server.url);
      const workbench = new Workbench(page, server, browser);
      await workbench.#ready();
      return workbench;
    } catch (error) {
      await browser.close();
      await server?.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** What the server has logged: the first place to look when a test fails for no visible reason. */
  log(): string {
    return this.server.log();
  }

  /** Opens a file of the folder by its name, as Ctrl+P does, and waits until it is drawn as the active editor. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.#pick(name, name);
    const uriEnd = `/${name}`;
    await this.page
      .locator(
        `.editor-group-container.active .editor-instance .monaco-editor[data-uri$="${uriEnd}"] .view-line`,
      )
      .first()
      .waitFor();
  }

  /** Runs a command by its title in the palette, "Category: Title". */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.#pick(`>${title}`, title);
  }

  /** Shows a view container by its title in the activity bar. */
  async openView(container: string): Promise<void> {
    const tab = this.page.locator(".activitybar").getByRole("tab", { name: container });
    // A second click would hide it.
    if ((await tab.getAttribute("aria-selected")) !== "true") {
      await tab.click();
    }
  }

  /** The drawn rows of a tree view. */
  async treeRows(view: string): Promise<readonly TreeRow[]> {
    return readTreeRows(this.#tree(view));
  }

  /** A row of a tree view, to click or hover. */
  treeRow(view: string, label: string): Locator {
    const exact = this.page.locator(".label-name").getByText(label, { exact: true });
    return this.#tree(view).getByRole("treeitem").filter({ has: exact });
  }

  /** Takes an entry of the quick pick that a command has opened. */
  async choose(label: string): Promise<void> {
    const exact = this.page.locator(".label-name").getByText(label, { exact: true });
    const option = this.page
      .locator(".quick-input-widget")
      .getByRole("option")
      .filter({ has: exact })
      .first();
    await option.click();
  }

  /** All that the sidebar says, welcome texts included. */
  async sidebarText(): Promise<string> {
    return this.page.locator(".part.sidebar").innerText();
  }

  /** The text of the Markdown preview that is shown. */
  async previewText(): Promise<string> {
    const frames = this.page.frames().filter((frame) => frame.url().includes("fake.html"));
    const texts = await Promise.all(frames.map((frame) => frame.locator("body").innerText()));
    return texts.join("\n");
  }

  /** The drawn rows of the Problems panel, which is opened if it is not. */
  async problems(): Promise<readonly Problem[]> {
    const panel = this.page.locator(".markers-panel-container");
    if (!(await panel.isVisible())) {
      await this.page.locator("#status\\.problems a").click();
      await panel.waitFor();
    }
    return readProblems(panel);
  }

  /** The tooltip of the problem counter in the status bar: the numbers of all problems, drawn or not. */
  async problemCount(): Promise<string> {
    return (await this.page.locator("#status\\.problems a").getAttribute("aria-label")) ?? "";
  }

  /** The drawn lines of the editor that was used last. */
  async activeEditorText(): Promise<string> {
    return visibleText(this.#editor());
  }

  /** Types at the cursor, key by key, as a user does: pairs are closed and lists of suggestions appear. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Sets the cursor into the first drawn occurrence of a text. */
  async clickText(text: string): Promise<void> {
    const { x, y } = await this.#locate(text);
    await this.page.mouse.click(x, y);
  }

  /** Rests the mouse on the first drawn occurrence of a text and returns what the hover says. */
  async hover(text: string): Promise<string> {
    const { x, y } = await this.#locate(text);
    // Away first: a mouse that is there already does not hover.
    await this.page.mouse.move(0, 0);
    await this.page.mouse.move(x, y, { steps: 5 });
    const hover = this.page.locator(".monaco-editor .monaco-hover:not(.hidden) .monaco-hover-content");
    await hover.first().waitFor();
    const said = await eventually(async () => {
      const shown = await hover.first().innerText();
      if (!shown.trim() || shown.includes("Loading...")) {
        throw new Error(`The hover over "${text}" stays empty.`);
      }
      return shown;
    });
    // It fades in.
    await this.page.waitForTimeout(300);
    return said;
  }

  /** Opens the quick fixes at a text and returns their titles; `chooseQuickFix` takes one. */
  async quickFixes(text: string): Promise<readonly string[]> {
    const items = this.page.locator(".action-widget .monaco-list-row.action .title");
    // Asked before the finding is there, the editor says that there is nothing and does not look again.
    return eventually(async () => {
      await this.clickText(text);
      await this.page.keyboard.press("Control+.");
      await items.first().waitFor({ timeout: 2000 });
      return items.allInnerTexts();
    });
  }

  /** Applies one of the quick fixes that `quickFixes` has opened. */
  async chooseQuickFix(title: string): Promise<void> {
    await this.page
      .locator(".action-widget .monaco-list-row.action")
      .filter({ hasText: title })
      .first()
      .click();
    await this.page.locator(".action-widget").first().waitFor({ state: "hidden" });
  }

  /** Waits for the list of suggestions and returns its drawn labels; opens it only if `trigger` says so. */
  async suggestions({ trigger = false } = {}): Promise<readonly string[]> {
    if (trigger) {
      await this.page.keyboard.press("Control+Space");
    }
    const options = this.page.locator(".editor-widget.suggest-widget.visible").getByRole("option");
    await options.first().waitFor();
    return options.locator(".label-name").allInnerTexts();
  }

  /** The texts of the notifications that are shown. */
  async notifications(): Promise<readonly string[]> {
    return this.page.locator(".notifications-toasts .notification-list-item-message").allInnerTexts();
  }

  /**
   * Changes one of the user's settings and reloads the window, without which the server misses most changes.
   * Save first: what is not saved is gone.
   */
  async setSetting(name: string, value: unknown): Promise<void> {
    const file = this.server.settingsFile;
    const settings = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
    await writeFile(file, JSON.stringify({ ...settings, [name]: value }, undefined, 2));
    await this.page.reload();
    await this.#ready();
  }

  /** Changes the colour theme and waits until it shows. */
  async setTheme(theme: Theme): Promise<void> {
    await this.setSetting("workbench.colorTheme", theme);
    const file = theme === "Default Dark Modern" ? "dark_modern" : "light_modern";
    await this.page.locator(`.monaco-workbench[class*="-${file}-json"]`).waitFor();
  }

  /** Saves the window as `out/screenshots/<name>.png` and returns the path. */
  async screenshot(name: string): Promise<string> {
    await mkdir(SCREENSHOTS, { recursive: true });
    const file = path.join(SCREENSHOTS, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /** The palette answers as soon as the status bar is there; what an extension shows may come later. */
  async #ready(): Promise<void> {
    await this.page.locator("#status\\.problems a").waitFor({ timeout: STARTING });
  }

  #editor(): Locator {
    return this.page
      .locator(".editor-group-container.active .editor-instance .monaco-editor[data-uri]")
      .first();
  }

  #tree(view: string): Locator {
    return this.page.getByRole("tree", { name: view });
  }

  async #locate(text: string): Promise<Point> {
    return eventually(async () => {
      const point = await findText(this.#editor(), text);
      if (!point) {
        throw new Error(
          `"${text}" is not on a drawn line of the active editor:\n${await this.activeEditorText()}`,
        );
      }
      return point;
    });
  }

  /** Clicks an entry of the open quick pick: Enter may take another fuzzy match. */
  async #pick(query: string, label: string): Promise<void> {
    const widget = this.page.locator(".quick-input-widget");
    await widget.locator("input").fill(query);
    // Not found through `widget`: a filter looks inside the option.
    const exact = this.page.locator(".label-name").getByText(label, { exact: true });
    const option = widget.getByRole("option").filter({ has: exact }).first();
    await option.click();
    // Not until the widget is hidden: a command may ask something in it.
    await option.waitFor({ state: "hidden" });
  }
}
