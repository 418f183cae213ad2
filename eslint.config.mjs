import { builtinModules } from "node:module";
import tseslint from "typescript-eslint";

const node = ["node:*", ...builtinModules];

/** Who may import what: text -> document, knowledge -> facts -> numbers -> rules -> lint, checklist, report -> host -> cli | vscode. */
const LAYERS = {
  text: [],
  document: ["text"],
  knowledge: [],
  facts: ["text", "document", "knowledge"],
  numbers: ["text", "document", "knowledge", "facts"],
  config: ["text", "document", "knowledge"],
  checklist: ["text", "document", "knowledge", "facts", "config"],
  outline: ["text", "document", "knowledge", "config", "checklist"],
  rules: ["text", "document", "knowledge", "facts", "numbers", "config", "checklist", "outline"],
  lint: ["text", "document", "knowledge", "facts", "numbers", "config", "checklist", "outline", "rules"],
};

const noImports = (patterns, message) => ({
  "no-restricted-imports": ["error", { patterns: [{ group: patterns, message }] }],
});

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => {
  const forbidden = [...Object.keys(LAYERS), "report", "analyse", "index"].filter(
    (other) => other !== layer && !allowed.includes(other),
  );
  return {
    files: [`src/core/${layer}/**/*.ts`],
    rules: noImports(
      [...node, "vscode", ...forbidden.flatMap((other) => [`**/../${other}`, `**/../${other}/**`])],
      `src/core/${layer} may import only: ${allowed.join(", ") || "nothing of the core"}.`,
    ),
  };
});

export default tseslint.config(
  { ignores: ["dist/", "out/", "coverage/", "node_modules/", ".cache/"] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ["**/*.ts"] })),
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // noUncheckedIndexedAccess makes every index doubtful; where the bound was just checked, `!` says so.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/prefer-readonly": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "PropertyDefinition[accessibility='private']", message: "Use #private fields." },
        {
          selector: "MethodDefinition[accessibility='private'][kind!='constructor']",
          message: "Use #private methods.",
        },
      ],
      // vscode.Disposable is a class that is used as an interface.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      ...noImports([...node, "vscode"], "The core is pure: no editor and no Node."),
      "no-restricted-globals": ["error", "console", "process", "setTimeout", "fetch", "Date", "Buffer"],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "The core is deterministic." },
      ],
    },
  },
  ...layerRules,
  {
    files: ["src/core/rules/*-*.ts"],
    rules: noImports(
      [...node, "vscode", "./*-*", "../lint/**", "../report/**", "../index", "../analyse"],
      "A rule never imports a rule.",
    ),
  },
  {
    files: ["src/host/**/*.ts"],
    rules: noImports(
      [...node, "vscode", "../core/*/**", "../cli/**", "../vscode/**"],
      "A host port enters the core by its door.",
    ),
  },
  {
    files: ["src/cli/**/*.ts"],
    rules: noImports(
      ["vscode", "../core/*/**", "../vscode/**"],
      "The command line enters the core by core/index.",
    ),
  },
  {
    files: ["src/vscode/**/*.ts"],
    rules: noImports(
      [...node, "../core/*/**", "../cli/**"],
      "The extension runs on the web: no Node; the core by core/index.",
    ),
  },
  {
    files: ["src/build/**/*.ts", "test/**/*.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // `describe` and `it` return promises that mocha awaits.
      "@typescript-eslint/no-floating-promises": "off",
    },
  },
);
