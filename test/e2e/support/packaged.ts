import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildVsix } from "../../../src/build/host/vsix";
import { Workbench } from "./workbench";

const repository = path.resolve(import.meta.dirname, "../../..");

/** The packaged extension in a workbench, with a copy of the test workspace and the bundled examples open. */
export interface Packaged {
  readonly workbench: Workbench;
  close(): Promise<void>;
}

export async function openPackaged(): Promise<Packaged> {
  const vsix = await buildVsix(repository);
  const folder = await mkdtemp(path.join(tmpdir(), "ml-design-doc-e2e-"));
  await cp(path.join(repository, "test/vscode/workspace"), folder, { recursive: true });
  await cp(path.join(repository, "docs/examples"), folder, { recursive: true });
  const workbench = await Workbench.open({ vsix, folder });
  return {
    workbench,
    close: async () => {
      await workbench.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
