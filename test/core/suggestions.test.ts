import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse, applyEdits, ruleInfos, totalRows, type Finding } from "../../src/core/index";
import { analyseFor } from "../support/analyseFor";
import { withoutExpectations } from "../support/expectations";

const FIXTURES = "test/fixtures/rules";

const FRAMEWORKS = ["ml-design-docs", "nine-step", "twelve-part"];

/** What a rule finds in its own bad fixtures, without a framework and with one, which offers sections. */
function findingsOf(code: string, name: string): Finding[] {
  const folder = join(FIXTURES, `${code}-${name}`);
  return readdirSync(folder)
    .filter((file) => /^bad-(?!.*\.fixed\.md$).*\.md$/.test(file))
    .map((file) => withoutExpectations(readFileSync(join(folder, file), "utf8")))
    .flatMap((text) => [text, ...FRAMEWORKS.map((id) => text.replace("none", id))])
    .flatMap((text) => analyseFor(code, text).findings)
    .filter((finding) => finding.code === code);
}

describe("the changes that a rule offers", () => {
  for (const { code, name, fix } of ruleInfos.filter((rule) => !/^MLD00[01]$/.test(rule.code))) {
    it(`are ${fix ?? "none"}, as its entry says: ${code}`, () => {
      const offered = findingsOf(code, name).flatMap(({ fixes }) => fixes.map(({ kind }) => kind));
      const strongest = offered.includes("fix") ? "fix" : offered[0];
      assert.equal(strongest, fix);
    });
  }
});

describe("a comment of the template", () => {
  const QUESTION =
    "Which signals are watched - input data, predictions, model quality, service health, business outcome?";
  const titlesFor = (comment: string): string[] => {
    const text = `---\nml-design-doc: none\n---\n\n# T\n\n## Monitoring\n\n${comment}\n\nThe share of empty searches; above 4% the ranking on-call is paged.\n`;
    const { findings } = analyseFor("MLD106", text);
    return findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
  };

  it("may be taken out where its section is written", () => {
    assert.deepEqual(titlesFor(`<!-- ${QUESTION} -->`), ["Remove the template's comment"]);
  });
  it("stays where the author wrote into it", () => {
    assert.deepEqual(titlesFor(`<!--\n- ${QUESTION}\n- ask Ann about the pager\n-->`), []);
  });
});

describe("a section out of order", () => {
  const HEAD = "---\nml-design-doc: nine-step\n---\n\n# T\n\n";
  const moved = (body: string): string | undefined => {
    const [finding] = analyseFor("MLD104", HEAD + body).findings;
    const [fix] = finding?.fixes ?? [];
    return fix && applyEdits(HEAD + body, [fix.edit]).slice(HEAD.length);
  };

  it("moves as a whole, with its subsections, and then stands in order", () => {
    const body =
      "## Metrics\n\nOffline: MRR.\n\n## Problem Formulation\n\nInput: a prefix.\n\n### Goal\n\nFewer keystrokes.\n";
    const text = moved(body);
    assert.equal(
      text,
      "## Problem Formulation\n\nInput: a prefix.\n\n### Goal\n\nFewer keystrokes.\n\n## Metrics\n\nOffline: MRR.\n",
    );
    assert.deepEqual(analyseFor("MLD104", HEAD + text).findings, []);
  });
  it("stays where a fence that nobody closed would swallow what follows", () => {
    assert.equal(moved("## Metrics\n\nOffline: MRR.\n\n## Problem Formulation\n\n```\nprefix\n"), undefined);
  });
});

describe("a question in a table", () => {
  const HEAD = "---\nml-design-doc: none\n---\n\n# Ranking of job adverts\n\n";
  const fixed = (code: string, text: string): string => {
    const [finding] = analyse(HEAD + text, { preset: "all" }).findings.filter((one) => one.code === code);
    return applyEdits(HEAD + text, [finding!.fixes[0]!.edit]).slice(HEAD.length);
  };

  it("stands in the empty cell of its row", () => {
    const table = "## Risks\n\n| Risk | Mitigation |\n|---|---|\n| spam | a cap |\n| stale adverts | |\n";
    assert.match(fixed("MLD810", table), /\n\| stale adverts \| <!-- What prevents it, .*\? --> \|\n$/);
  });
  it("stands behind what the cell says", () => {
    const table = "## Risks\n\n| Risk | Mitigation |\n|---|---|\n| spam | a cap |\n| stale adverts | - |\n";
    assert.match(fixed("MLD810", table), /\n\| stale adverts \| - <!-- What prevents it, .*\? --> \|\n$/);
  });
  it("stands below a table that lacks the column", () => {
    const table = "## Risks\n\n| Risk | Likely |\n|---|---|\n| spam | yes |\n\nThat is all.\n";
    assert.match(
      fixed("MLD810", table),
      /That is all\.\n\n<!-- What prevents each of these risks, .*\? -->\n$/,
    );
  });
});

describe("what is offered for a metric without its value", () => {
  const HEAD = "---\nml-design-doc: none\n---\n\n# Ranking of job adverts\n\n";
  const fixed = (code: string, text: string): string | undefined => {
    const [finding] = analyseFor(code, HEAD + text).findings.filter((one) => one.code === code);
    const [fix] = finding!.fixes;
    return fix && applyEdits(HEAD + text, [fix.edit]).slice(HEAD.length);
  };

  it("is a blank on the side that its direction asks for", () => {
    const list = "## Offline metrics\n\n- NDCG@10 on judged queries\n- MAE of the wage\n";
    assert.match(fixed("MLD303", list)!, /\n- NDCG@10 >= ___ \(baseline ___\) on/);
    const lower = "## Offline metrics\n\n- MAE of the wage\n";
    assert.match(fixed("MLD303", lower)!, /\n- MAE <= ___ \(baseline ___\) of the wage\n/);
  });
  it("is a column of its table, whose lines go on as they are", () => {
    const table = "## Offline metrics\n\n| Metric | Today |\n|:--|--:|\n| NDCG@10 | 0.52 |\n";
    assert.equal(
      fixed("MLD303", table),
      "## Offline metrics\n\n| Metric | Today | target |\n|:--|--:| ------ |\n| NDCG@10 | 0.52 |        |\n",
    );
  });
  it("is written with the line ends of the document", () => {
    const table = "## Offline metrics\r\n\r\n| Metric | Today |\r\n|---|---|\r\n| NDCG@10 | 0.52 |\r\n";
    const text = (HEAD + table).replaceAll(/(?<!\r)\n/g, "\r\n");
    const [finding] = analyseFor("MLD303", text).findings.filter(({ code }) => code === "MLD303");
    const changed = applyEdits(text, [finding!.fixes[0]!.edit]);
    assert.ok(
      changed.endsWith(
        "| Metric | Today | target |\r\n|---|---| ------ |\r\n| NDCG@10 | 0.52 |        |\r\n",
      ),
    );
  });
  it("is no column where a line lacks a bar", () => {
    const table = "## Offline metrics\n\nMetric | Today\n---|---\nNDCG@10 | 0.52\n";
    assert.equal(fixed("MLD303", table), undefined);
  });
  it("is a blank for today's value behind the target", () => {
    const text =
      "## Offline metrics\n\n- NDCG@10: at least 0.58\n\n## Baseline\n\nWord search is what runs today.\n";
    assert.match(fixed("MLD304", text)!, /\n- NDCG@10: at least 0\.58 \(baseline ___\)\n/);
  });
});

describe("what is offered for a change that says too little", () => {
  const HEAD = "---\nml-design-doc: none\n---\n\n# Ranking of job adverts\n\n";
  const fixed = (code: string, text: string): string[] => {
    const [finding] = analyseFor(code, HEAD + text).findings.filter((one) => one.code === code);
    return finding!.fixes.map(({ edit }) => applyEdits(HEAD + text, [edit]).slice(HEAD.length));
  };

  it("is one word or the other", () => {
    const text = "## Business goal\n\nThe conversion rate is to rise by 2% this year.\n";
    assert.deepEqual(fixed("MLD319", text), [
      text.replace("2%", "2% relative"),
      text.replace("2%", "2% absolute"),
    ]);
  });
  it("is a blank for its interval, behind its points", () => {
    const text = "## Model choice\n\nThe transformer was 0.5 points better, so we take it.\n";
    assert.deepEqual(fixed("MLD320", text), [text.replace("points", "points (95% CI ___)")]);
  });
});

describe("a row with the sum of a table of latencies", () => {
  const HEAD =
    "---\nml-design-doc: none\n---\n\n# T\n\n## Serving\n\nThe answer must be there within 100 ms.\n\n";
  const rowFor = (table: string, text = HEAD + table): string | undefined => {
    const [offer, second] = totalRows(analyse(text));
    assert.equal(second, undefined);
    const changed = offer && applyEdits(text, [offer.fix.edit]);
    if (changed) assert.deepEqual(totalRows(analyse(changed)), [], "is offered once");
    return changed?.slice(text.length - (text.endsWith("\r\n") ? 2 : 1));
  };

  it("is as wide as the table, in the unit of its cells", () => {
    const table =
      "| Step       | Time   |\n| ---------- | -----: |\n| Lookup     |  15 ms |\n| Model      |  40 ms |\n";
    assert.equal(rowFor(table), "\n| Total      |  55 ms |\n");
  });
  it("leaves the unit to the header, and the other cells empty", () => {
    const table = "| Step | ms | Owner |\n|---|---|---|\n| lookup | 15 | data |\n| model | 40.5 | ml |\n";
    assert.equal(rowFor(table), "\n| total | 55.5 |    |\n");
  });
  it("says that percentiles add up to a bound", () => {
    const table = "| Step | p99 |\n| --- | --- |\n| Lookup | 15 ms |\n| Model | 40 ms |\n";
    assert.equal(rowFor(table), "\n| Total (upper bound) | 55 ms |\n");
  });
  it("is a range where a step is one", () => {
    const table = "| Step | Time |\n| --- | --- |\n| Lookup | 10-20 ms |\n| Model | 40 ms |\n";
    assert.equal(rowFor(table), "\n| Total | 50 ms to 60 ms |\n");
  });
  it("is quoted, and ends its line, as the table does", () => {
    const quoted = "> | Step | Time |\n> | --- | --- |\n> | Lookup | 15 ms |\n> | Model | 40 ms |\n";
    assert.equal(rowFor(quoted), "\n> | Total | 55 ms |\n");
    const text = (HEAD + quoted.replaceAll("> ", "")).replaceAll("\n", "\r\n");
    assert.equal(rowFor("", text), "\r\n| Total | 55 ms |\r\n");
  });
  it("speaks the language of the document", () => {
    const text =
      "# Сервис\n\n## Сервинг\n\nОтвет должен прийти за 100 мс.\n\n| Этап | Время |\n|---|---|\n| чтение | 20 мс |\n| модель | 30 мс |\n";
    assert.equal(rowFor("", text), "\n| итого  | 50 мс |\n");
  });
  it("is not offered beside one, nor where the steps are columns or stand in a list", () => {
    const summed = "| Step | Time |\n| --- | --- |\n| Lookup | 15 ms |\n| Model | 40 ms |\n| Sum | 55 ms |\n";
    const across = "| Lookup | Model | Total |\n| --- | --- | --- |\n| 15 ms | 40 ms | 55 ms |\n";
    const list = "Latency budget:\n\n- lookup: 15 ms\n- model: 40 ms\n";
    for (const text of [summed, across, list]) assert.equal(rowFor(text), undefined);
  });
  it("comes with the finding that the sum is over the budget", () => {
    const table = "| Step | Time |\n| --- | --- |\n| Lookup | 75 ms |\n| Model | 40 ms |\n";
    const [finding] = analyseFor("MLD401", HEAD + table).findings;
    assert.deepEqual(
      finding!.fixes.map(({ title }) => title),
      ["Add a row with the sum"],
    );
  });
});
