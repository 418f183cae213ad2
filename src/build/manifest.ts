import { readFile } from "node:fs/promises";
import type { GeneratedFile } from "./generate";
import { WORKSHEETS } from "./snippets";

/** The parts of package.json that are made here. */
interface Manifest {
  readonly contributes: {
    snippets: { language: string; path: string }[];
    readonly configuration: {
      readonly properties: Record<
        "mlDesignDoc.framework" | "mlDesignDoc.stage",
        { enum: string[]; enumDescriptions: string[] }
      >;
    };
  };
}

/** The manifest with the parts that follow from the knowledge: snippets, and the choices of settings. */
export async function manifestFile(): Promise<GeneratedFile> {
  const { frameworks, stages } = await import("../core/index");
  const path = "package.json";
  const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
  const { contributes } = manifest;
  contributes.snippets = [...frameworks.map(({ id }) => id), WORKSHEETS].map((name) => ({
    language: "ml-design-doc",
    path: `./snippets/${name}.json`,
  }));
  const settings = contributes.configuration.properties;
  settings["mlDesignDoc.framework"].enum = ["auto", ...frameworks.map(({ id }) => id), "none"];
  settings["mlDesignDoc.framework"].enumDescriptions = [
    "The framework that the headings follow, if they follow one.",
    ...frameworks.map(({ title, about }) => `${title}: ${about}`),
    "No framework: topics are read, but no section is missed.",
  ];
  settings["mlDesignDoc.stage"].enum = [...stages];
  return { path, text: JSON.stringify(manifest, undefined, 2) };
}
