import assert from "node:assert/strict";
import { eventually } from "./support/eventually";
import { openPackaged, type Packaged } from "./support/packaged";
import type { Workbench } from "./support/workbench";

const DESIGN = "photo-search.md";

/** What follows from the numbers of a design, shown while it is written. Screenshots go to out/screenshots. */
describe("Numbers in the workbench", () => {
  let packaged: Packaged;
  let workbench: Workbench;

  before(async () => {
    packaged = await openPackaged();
    workbench = packaged.workbench;
  });

  after(() => packaged.close());

  async function showsHints(...hints: readonly RegExp[]): Promise<void> {
    await eventually(async () => {
      const text = await workbench.activeEditorText();
      for (const hint of hints) assert.match(text, hint);
    });
  }

  it("stand behind the line of users and at the end of a table", async () => {
    await workbench.openFile(DESIGN);
    await showsHints(/12 searches per user a day\s*= 5,560 a second/, /70\s*\|\s*Σ 100 ms, slack 20 ms/);
    await workbench.screenshot("30-hints-light");
  });

  it("explain themselves, and lead to the lines they are from", async () => {
    const text = await workbench.hover("slack");
    assert.match(text, /30 ms \+ 70 ms = 100 ms: fits “within 120 ms” on line 11; from line 15/);
    await workbench.screenshot("31-hint-tooltip");
  });

  it("are told on a hover: what was read, and what is computed with it", async () => {
    const text = await workbench.hover("within 120");
    assert.match(text, /Latency budget · at most 120 ms at p95/);
    assert.match(text, /fits “within 120 ms”; from lines 15, 16/);
    await workbench.screenshot("32-hover-quantity");
    await workbench.page.locator(".monaco-hover:not(.hidden) a", { hasText: "16" }).first().click();
    await eventually(async () =>
      assert.match(
        await workbench.page.locator("#status\\.editor\\.selection").innerText(),
        /Ln 16, Col 15 \(2 selected\)/,
      ),
    );
  });

  it("of a metric are told with its class and values", async () => {
    const text = await workbench.hover("NDCG@10");
    assert.match(text, /offline metric · higher is better · from 0 to 1/);
    assert.match(text, /Target: at least 0\.45 \(line 11\)\s+Baseline: 0\.41 \(line 11\)/);
    await workbench.screenshot("33-hover-metric");
  });

  it("are summed up in a row, where the table has none", async () => {
    const titles = await workbench.quickFixes("Ranking");
    assert.ok(titles.includes("Add a row with the sum"), titles.join("; "));
    await workbench.screenshot("40-total-row-offered");
    await workbench.page.keyboard.press("Escape");
  });

  it("have no hint on the line that is typed in, until it pauses", async () => {
    await workbench.page.mouse.move(0, 0);
    await workbench.clickText("70");
    await workbench.page.keyboard.press("End");
    for (const key of ["ArrowLeft", "ArrowLeft"]) await workbench.page.keyboard.press(key);
    await workbench.type(" ");
    await eventually(async () => assert.doesNotMatch(await workbench.activeEditorText(), /slack/), 900);
    await showsHints(/70\s*\|\s*Σ 100 ms, slack 20 ms/);
    await workbench.page.keyboard.press("Backspace");
    await workbench.page.keyboard.press("Control+S");
  });

  it("that break a budget are a problem, with the budget beside it", async () => {
    await eventually(async () => {
      const problems = await workbench.problems();
      assert.ok(
        problems.some(({ code }) => code === "MLD401"),
        problems.map(({ code }) => code).join(),
      );
    });
    const row = workbench.page
      .locator(".markers-panel-container")
      .getByRole("treeitem")
      .filter({ hasText: "MLD401" });
    await row.click();
    await workbench.page.keyboard.press("ArrowRight");
    await eventually(async () =>
      assert.match(
        await workbench.page.locator(".markers-panel-container").innerText(),
        /photo-search\.md\s*\[Ln 20, Col 28\]\s*:\s*the budget: within 300 ms/,
      ),
    );
    await workbench.screenshot("34-budget-problem");
    await workbench.clickText("Embed");
    await workbench.page.keyboard.press("F8");
    await workbench.page.locator(".marker-widget").waitFor();
    await eventually(async () =>
      assert.match(await workbench.page.locator(".marker-widget").innerText(), /the budget: within 300 ms/),
    );
    await workbench.screenshot("35-budget-peek");
    await workbench.page.keyboard.press("Escape");
  });

  it("look right in a dark theme", async () => {
    await workbench.setTheme("Default Dark Modern");
    await workbench.openFile(DESIGN);
    await workbench.page.keyboard.press("Control+Home");
    await showsHints(/= 5,560 a second/, /Σ 100 ms, slack 20 ms/, /Σ 330 ms, over by 30 ms/);
    await workbench.screenshot("36-hints-dark");
    await workbench.hover("within 300");
    await workbench.screenshot("37-hover-dark");
    await workbench.page.mouse.move(0, 0);
    await workbench.quickFixes("Ranking");
    await workbench.chooseQuickFix("Add a row with the sum");
    await eventually(async () =>
      assert.match(await workbench.activeEditorText(), /\| Total \(upper bound\) \| 100\s*\|\s*slack 20 ms/),
    );
    await workbench.screenshot("41-total-row-dark");
    await workbench.page.keyboard.press("Control+Z");
  });

  it("are asked for by a worksheet, which computes once it is filled in", async () => {
    await workbench.openFile(DESIGN);
    await workbench.page.keyboard.press("Control+End");
    await workbench.type("\n## Sharing\n\n#lat");
    const labels = await workbench.suggestions();
    assert.ok(labels[0]?.startsWith("Latency budget"), labels.join("; "));
    await workbench.screenshot("38-worksheet-offered");
    await workbench.page.keyboard.press("Enter");
    await workbench.type("200");
    for (const value of ["40", "25", "90", "12"]) {
      // Past the name of the step, which stays.
      await workbench.page.keyboard.press("Tab");
      await workbench.page.keyboard.press("Tab");
      await workbench.type(value);
    }
    await showsHints(/12\s*\|\s*Σ 167 ms, slack 33 ms/);
    await workbench.screenshot("39-worksheet-filled");
    await workbench.page.keyboard.press("Control+S");
  });
});
