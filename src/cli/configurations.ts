import { dirname, resolve, sep } from "node:path";
import { NO_CONFIGURATION, configuredOptions } from "../core/index";
import {
  ConfigurationError,
  loadConfiguration,
  loadConfigurationFile,
  type LoadedConfiguration,
  type ReadFile,
} from "../host/configuration";
import { UsageError, type World } from "./world";

/** Where configuration comes from: the files beside a document and above it, one file, or none at all. */
export interface ConfigurationChoice {
  readonly config?: string | undefined;
  readonly "no-config"?: boolean | undefined;
}

const NONE: LoadedConfiguration = {
  configuration: NO_CONFIGURATION,
  options: configuredOptions(NO_CONFIGURATION),
  files: [],
  watched: [],
};

/** Loads what is configured for documents, once for each folder. */
export class Configurations {
  readonly #world: World;
  readonly #choice: ConfigurationChoice;
  readonly #byFolder = new Map<string, Promise<LoadedConfiguration>>();

  constructor(choice: ConfigurationChoice, world: World) {
    if (choice["no-config"] && choice.config !== undefined)
      throw new UsageError("Either --config or --no-config, not both.");
    this.#choice = choice;
    this.#world = world;
  }

  /** What applies to a document by its absolute path. */
  forDocument(path: string): Promise<LoadedConfiguration> {
    return this.forFolder(dirname(path));
  }

  /** What applies to the documents of a folder. */
  forFolder(folder: string): Promise<LoadedConfiguration> {
    const key = this.#choice.config === undefined ? withSlashes(folder) : "";
    const known = this.#byFolder.get(key) ?? this.#load(key);
    this.#byFolder.set(key, known);
    return known;
  }

  /** Every file that was read, once. */
  async files(): Promise<ReadFile[]> {
    const files = new Map<string, ReadFile>();
    for (const { files: read } of await Promise.all(this.#byFolder.values())) {
      for (const file of read) {
        // The same file may have more wrong with it where it meets others.
        const known = files.get(file.path);
        if (!known || known.problems.length < file.problems.length) files.set(file.path, file);
      }
    }
    return [...files.values()].sort((a, b) => a.path.localeCompare(b.path));
  }

  async #load(folder: string): Promise<LoadedConfiguration> {
    const { fs, cwd } = this.#world;
    const { config } = this.#choice;
    if (this.#choice["no-config"]) return NONE;
    if (config === undefined) {
      return loadConfiguration(folder, fs, withSlashes(cwd));
    }
    try {
      return await loadConfigurationFile(withSlashes(resolve(cwd, config)), fs);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      throw new UsageError(`--config ${config}: ${error.message}`);
    }
  }
}

/** A path as the host layer has it. */
export function withSlashes(path: string): string {
  return path.split(sep).join("/");
}
