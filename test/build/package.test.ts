import assert from "node:assert/strict";
import { listFiles, PackageManager } from "@vscode/vsce";

/** What ships: files of these kinds, and nothing else. Those of `dist` are there only once built. */
const KINDS = [
  /^package\.json$/,
  /^README\.md$/,
  /^CHANGELOG\.md$/,
  /^LICENSE(?:\.txt|\.md)?$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^docs\/examples\/[\w-]+\.md$/,
  /^media\/[\w-]+\.(?:png|svg)$/,
  /^snippets\/[a-z-]+\.json$/,
  /^schemas\/[a-z-]+\.schema\.json$/,
  /^syntaxes\/[\w.-]+\.json$/,
];
const BUILT = [/^dist\/extension\.js$/, /^dist\/cli\.js$/];

describe("the package", () => {
  let files: readonly string[];

  before(async () => {
    files = await listFiles({ packageManager: PackageManager.None });
  });

  it("holds no file of another kind", () => {
    const others = files.filter((path) => ![...KINDS, ...BUILT].some((kind) => kind.test(path)));
    assert.deepEqual(others, []);
  });

  it("holds files of every kind", () => {
    const lost = KINDS.filter((kind) => !files.some((path) => kind.test(path)));
    assert.deepEqual(lost, []);
  });

  it("holds the schema of what users write, not those of our own data", () => {
    assert.deepEqual(files.filter((path) => path.startsWith("schemas/")).sort(), [
      "schemas/configuration.schema.json",
      "schemas/framework.schema.json",
      "schemas/front-matter.schema.json",
    ]);
  });
});
