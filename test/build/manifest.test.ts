import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import {
  findFramework,
  frameworks,
  frameworkSnippets,
  stages,
  worksheetSnippets,
} from "../../src/core/index";

interface Where {
  readonly command: string;
  readonly when?: string;
}
interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string; enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly Where[]>>;
    readonly keybindings: readonly Where[];
    readonly languages: readonly { id: string }[];
    readonly snippets: readonly { language: string; path: string }[];
    readonly viewsContainers: Readonly<Record<string, readonly { id: string }[]>>;
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly viewsWelcome: readonly { view: string; contents: string; when: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}
interface Setting {
  readonly default: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly scope: string;
}
type SnippetFile = Readonly<Record<string, { prefix: string; description: string; body: readonly string[] }>>;

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);
const views = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id));
const languages = [...contributes.languages.map(({ id }) => id), "markdown"];

/** What the extension does when it is loaded and its commands are registered, in an editor that only takes notes. */
async function loadExtension(): Promise<{ readonly registered: string[]; readonly source: string }> {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export * from "./src/vscode/commands"; export * from "./src/vscode/extension";',
      resolveDir: ".",
    },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["vscode"],
    logLevel: "silent",
  });
  const source = outputFiles[0]!.text;
  const registered: string[] = [];
  const anything: unknown = new Proxy(function () {}, {
    get: (target, key) => (key === "prototype" ? (target as { prototype: unknown }).prototype : anything),
    apply: () => anything,
    construct: () => ({}),
  });
  const vscode = new Proxy(
    {},
    {
      get: (_, key) =>
        key === "commands" ? { registerCommand: (id: string) => registered.push(id) } : anything,
    },
  );
  const module = { exports: {} as { registerCommands: (parts: unknown) => unknown } };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function("module", "exports", "require", source) as (...given: unknown[]) => void;
  // The bundle copies a module's own properties, and finds all others by its prototype.
  run(module, module.exports, () => Object.create(vscode) as unknown);
  module.exports.registerCommands({});
  return { registered, source };
}

describe("the manifest", () => {
  it("names only files that are there, but for those that are built", () => {
    const text = readFileSync("package.json", "utf8");
    const named = [...text.matchAll(/"(\.\/[^"*]+|media\/[^"]+)"/g)].map(([, path]) => path!);
    assert.ok(named.length > 5);
    const lost = named.filter((path) => !path.startsWith("./dist/") && !existsSync(path));
    assert.deepEqual(lost, []);
    assert.deepEqual([manifest.main, manifest.browser], ["./dist/extension.js", "./dist/extension.js"]);
    assert.deepEqual(manifest.bin, { "ml-design-doc": "dist/cli.js" });
  });

  it("gives every command a title and our category", () => {
    for (const { command, title, category } of contributes.commands) {
      assert.match(command, /^mlDesignDoc\.[a-z]+[A-Z][A-Za-z]*$/);
      assert.match(title, /^[A-Z].*[^.]$/u, command);
      assert.equal(category, "ML Design Doc", command);
    }
    assert.equal(new Set(commands).size, commands.length);
  });

  it("has exactly the commands that the extension registers", async () => {
    const { registered } = await loadExtension();
    assert.deepEqual(registered.toSorted(), commands.toSorted());
  });

  it("refers to commands that there are, ours or the Markdown extension's", () => {
    const referred = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map(
      ({ command }) => command,
    );
    const links = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command!),
    );
    assert.ok(links.length > 0);
    for (const command of [...referred, ...links]) {
      assert.ok(commands.includes(command) || /^markdown\.showPreview(?:ToSide)?$/.test(command), command);
    }
  });

  it("refers to views, languages and context keys that there are", async () => {
    const { source } = await loadExtension();
    const conditions = [
      ...[
        ...Object.values(contributes.menus).flat(),
        ...contributes.keybindings,
        ...contributes.viewsWelcome,
      ].map(({ when }) => when),
      ...contributes.commands.map(({ enablement }) => enablement),
    ].filter((when) => when !== undefined && when !== "false") as string[];
    assert.ok(conditions.length > 5);
    for (const when of conditions) {
      for (const [, key, value] of when.matchAll(/!?([\w.]+)(?:\s*==\s*([\w.-]+))?/g)) {
        if (key === "view") assert.ok(views.includes(value!), when);
        else if (key === "editorLangId") assert.ok(languages.includes(value!), when);
        else if (key!.startsWith("mlDesignDoc."))
          assert.ok(source.includes(`"${key}"`), `${key} is never set`);
        else assert.equal(key, "notebookEditorFocused", when);
      }
    }
    for (const { view } of contributes.viewsWelcome) assert.ok(views.includes(view));
  });

  it("puts every view into a container that there is, and the extension fills it", async () => {
    const containers = Object.values(contributes.viewsContainers).flatMap((list) => list.map(({ id }) => id));
    assert.deepEqual(Object.keys(contributes.views), containers);
    const { source } = await loadExtension();
    for (const view of views) assert.ok(source.includes(`"${view}"`), view);
  });

  it("gives every setting a default and a description, and every choice one, too", () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      assert.match(name, /^mlDesignDoc\./);
      assert.notEqual(setting.default, undefined, name);
      assert.match(setting.description ?? setting.markdownDescription ?? "", /\.$/, name);
      assert.ok(["resource", "window", "language-overridable"].includes(setting.scope), name);
      if (!setting.enum) continue;
      assert.ok(setting.enum.includes(setting.default as string), name);
      assert.equal(setting.enumDescriptions?.length, setting.enum.length, name);
    }
  });

  it("offers the frameworks and stages of the core", () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(properties["mlDesignDoc.framework"]!.enum, [
      "auto",
      ...frameworks.map(({ id }) => id),
      "none",
    ]);
    assert.deepEqual(properties["mlDesignDoc.stage"]!.enum, stages);
  });

  it("has a snippet for every step of every framework, and the worksheets, each once", () => {
    assert.deepEqual(
      contributes.snippets.map(({ path }) => path),
      [...frameworks.map(({ id }) => id), "worksheets"].map((name) => `./snippets/${name}.json`),
    );
    const prefixes = contributes.snippets.flatMap(({ language, path }) => {
      assert.ok(languages.includes(language), path);
      const file = JSON.parse(readFileSync(path, "utf8")) as SnippetFile;
      const framework = findFramework(/([\w-]+)\.json$/.exec(path)![1]);
      const wanted = framework ? frameworkSnippets(framework) : worksheetSnippets();
      const shown = Object.values(file).map(({ prefix, description, body }) => ({
        prefix,
        description,
        body: body.join("\n"),
      }));
      assert.deepEqual(
        shown,
        wanted.map(({ prefix, description, body }) => ({ prefix, description, body })),
      );
      assert.ok(shown.length === (framework ? framework.steps.length : 3), path);
      return shown.map(({ prefix }) => prefix);
    });
    assert.equal(new Set(prefixes).size, prefixes.length);
  });
});
