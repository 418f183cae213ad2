import assert from "node:assert/strict";
import { eventually } from "./support/eventually";
import { openPackaged, type Packaged } from "./support/packaged";
import type { Workbench } from "./support/workbench";

/** The packaged extension in a real VS Code, used as a user does. Screenshots go to out/screenshots. */
describe("In the workbench", () => {
  let packaged: Packaged;
  let workbench: Workbench;

  before(async () => {
    packaged = await openPackaged();
    workbench = packaged.workbench;
  });

  after(() => packaged.close());

  async function checklistSays(label: string, words: string): Promise<void> {
    await eventually(async () => {
      const row = (await workbench.treeRows("Checklist")).find((candidate) => candidate.label === label);
      assert.equal(row?.description, words);
    });
  }

  it("the sidebar says what to do when nothing is open", async () => {
    await workbench.openView("ML Design Doc");
    await eventually(async () => {
      assert.match(await workbench.sidebarText(), /Open an ML design doc to see/);
    });
    await workbench.screenshot("01-nothing-open");
  });

  it("a plain README is left alone", async () => {
    await workbench.openFile("README.md");
    await eventually(async () => assert.match(await workbench.sidebarText(), /not an ML design doc/));
    await workbench.screenshot("02-plain-readme");
  });

  it("a document that looks like a design doc is offered to be tracked, and then it is", async () => {
    await workbench.openFile("undeclared.md");
    await eventually(async () => assert.match(await workbench.sidebarText(), /looks like an ML design doc/));
    await workbench.screenshot("03-track-offer");
    await workbench.page.getByRole("button", { name: "Track This Document" }).click();
    await workbench.choose("9-step framework");
    await eventually(async () =>
      assert.match(await workbench.activeEditorText(), /ml-design-doc: nine-step/),
    );
    await eventually(async () => assert.ok((await workbench.treeRows("Checklist")).length > 9));
    await workbench.screenshot("04-tracked");
  });

  it("the checklist shows steps and topics with their states in words", async () => {
    await workbench.openFile("ad-click-ranking.md");
    await eventually(async () => {
      const rows = await workbench.treeRows("Checklist");
      const words = new Map(rows.map(({ label, description }) => [label, description]));
      assert.equal(words.get("Monitoring and alerting"), "stub");
      assert.equal(words.get("Offline metrics"), "stub");
      assert.ok(rows.some(({ level }) => level === 2));
    });
    await workbench.screenshot("05-checklist-light");
  });

  it("problems name the missing metrics and the missing monitoring plan", async () => {
    await eventually(async () => {
      const codes = (await workbench.problems()).map(({ code }) => code);
      for (const code of ["MLD301", "MLD302", "MLD801"])
        assert.ok(codes.includes(code), `${code} in ${codes.join()}`);
    });
    await workbench.screenshot("06-problems");
  });

  it("a finding's code opens the rule's page", async () => {
    await workbench.page
      .locator(".markers-panel-container .marker-code", { hasText: "MLD801" })
      .first()
      .click();
    await workbench.page.getByRole("tab", { name: /MLD801-missing-monitoring-plan/ }).waitFor();
    await eventually(async () => assert.match(await workbench.previewText(), /What it looks for/));
    // The preview fades in.
    await workbench.page.waitForTimeout(1500);
    await workbench.screenshot("07-rule-page");
    // The preview has the focus: the checklist goes on with the design doc.
    assert.ok((await workbench.treeRows("Checklist")).length > 9);
    await workbench.page.keyboard.press("Control+F4");
  });

  it("a quick fix inserts the missing section", async () => {
    await workbench.openFile("design.md");
    await eventually(async () => assert.notEqual(await workbench.problemCount(), "No Problems"));
    const titles = await workbench.quickFixes("Ranking of search results");
    assert.ok(titles.includes('Insert section "Architectural Components"'), titles.join("; "));
    await workbench.screenshot("08-quick-fixes");
    await workbench.chooseQuickFix('Insert section "Architectural Components"');
    await eventually(async () => {
      assert.match(await workbench.activeEditorText(), /## 3\. Architectural Components/);
    });
    await checklistSays("3. Architectural Components", "stub");
    await workbench.screenshot("09-quick-fix-applied");
  });

  it("a click on a missing step inserts its section", async () => {
    const row = workbench.treeRow("Checklist", "5. Feature Engineering");
    await row.click();
    await eventually(async () =>
      assert.match(await workbench.activeEditorText(), /## 5\. Feature Engineering/),
    );
    await checklistSays("5. Feature Engineering", "stub");
    await workbench.screenshot("10-click-inserts");
  });

  it("a snippet comes with the first # of a heading", async () => {
    await workbench.page.keyboard.press("Control+End");
    await workbench.type("\n\n#");
    const labels = await workbench.suggestions();
    assert.ok(
      labels.some((label) => label.startsWith("7. Prediction Service")),
      labels.join("; "),
    );
    await workbench.screenshot("11-snippets");
    await workbench.page
      .getByRole("option", { name: /^7\. Prediction Service/ })
      .first()
      .click();
    await eventually(async () =>
      assert.match(await workbench.activeEditorText(), /## 7\. Prediction Service/),
    );
    await workbench.screenshot("12-snippet-expanded");
  });

  it("a finding is suppressed with a reason", async () => {
    await workbench.openFile("ad-click-ranking.md");
    await workbench.page.keyboard.press("Control+G");
    await workbench.type("79");
    await workbench.page.keyboard.press("Enter");
    const titles = await workbench.quickFixes("TODO");
    assert.ok(titles.includes("Suppress MLD107 for this section…"), titles.join("; "));
    await workbench.screenshot("17-suppress");
    await workbench.chooseQuickFix("Suppress MLD107 for this line…");
    await workbench.page.locator(".quick-input-widget input").waitFor();
    await workbench.type("decided at the kick-off");
    await workbench.screenshot("18-suppress-reason");
    await workbench.page.keyboard.press("Enter");
    await eventually(async () =>
      assert.match(
        await workbench.activeEditorText(),
        /ml-design-doc-disable-next-line MLD107 -- decided at the kick-off/,
      ),
    );
    await eventually(async () => {
      assert.ok((await workbench.problems()).every(({ code }) => code !== "MLD107"));
    });
    await workbench.screenshot("19-suppressed");
  });

  it("a configuration file counts as it is typed, and says what is wrong with it", async () => {
    await workbench.openFile(".ml-design-doc.yaml");
    await eventually(async () => {
      const problems = await workbench.problems();
      assert.ok(problems.some(({ code }) => code === "MLD001"));
    });
    await workbench.screenshot("20-configuration-problem");
  });

  it("the effective configuration says which file set what", async () => {
    await workbench.openFile("depots.md");
    await workbench.runCommand("ML Design Doc: Show Effective Configuration");
    await eventually(async () =>
      assert.match(await workbench.activeEditorText(), /stage: pilot # configured\/\.ml-design-doc\.yaml/),
    );
    await workbench.screenshot("21-effective-configuration");
    await workbench.page.keyboard.press("Control+F4");
  });

  it("a team's own framework has its checklist, and is offered in the front matter", async () => {
    await workbench.openFile("rounds.md");
    await checklistSays("2. Alarm", "partial");
    await workbench.clickText("night-watch");
    await workbench.page.keyboard.press("Control+ArrowLeft");
    const labels = await workbench.suggestions({ trigger: true });
    assert.ok(labels.includes("night-watch"), labels.join());
    await workbench.screenshot("22-own-framework");
    await workbench.page.keyboard.press("Escape");
  });

  it("a new document has the outline of its framework", async () => {
    await workbench.runCommand("ML Design Doc: New Document…");
    await workbench.page.locator(".quick-input-widget").getByRole("option").first().waitFor();
    await workbench.screenshot("13-new-document-choice");
    await workbench.choose("4-step framework (seven headings)");
    await eventually(async () =>
      assert.match(await workbench.activeEditorText(), /ml-design-doc: four-step/),
    );
    await eventually(async () => {
      const rows = await workbench.treeRows("Checklist");
      assert.ok(rows.some(({ label }) => label === "1. Clarify Requirements"));
    });
    await workbench.screenshot("14-new-document");
  });

  it("*.mldesign.md opens in the language mode, with snippets that pop up by themselves", async () => {
    await workbench.openFile("churn.mldesign.md");
    await workbench.page.getByRole("button", { name: "ML Design Doc", exact: true }).waitFor();
    await workbench.page.keyboard.press("Control+End");
    await workbench.type("nine");
    const labels = await workbench.suggestions();
    assert.equal(labels.filter((label) => label.startsWith("nine-step-1")).length, 1);
    await workbench.screenshot("15-language-mode");
    await workbench.page.keyboard.press("Escape");
    for (let typed = "nine".length; typed > 0; typed--) await workbench.page.keyboard.press("Backspace");
  });

  it("looks right in a dark theme", async () => {
    await workbench.runCommand("File: Save All").catch(() => undefined);
    await workbench.setTheme("Default Dark Modern");
    await workbench.openView("ML Design Doc");
    await workbench.openFile("ad-click-ranking.md");
    await eventually(async () => {
      const rows = await workbench.treeRows("Checklist");
      assert.equal(rows.find(({ label }) => label === "Architecture")?.description, "complete");
    });
    await workbench.screenshot("16-checklist-dark");
  });
});
