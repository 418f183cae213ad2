import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createVSIX } from "@vscode/vsce";

/** Packages the extension in `extensionDir`, whose bundles must be built, as `out/ml-design-doc.vsix` there. */
export async function buildVsix(extensionDir: string): Promise<string> {
  const packagePath = path.join(extensionDir, "out", "ml-design-doc.vsix");
  await mkdir(path.dirname(packagePath), { recursive: true });
  await createVSIX({
    cwd: extensionDir,
    packagePath,
    // Everything that runs is bundled.
    dependencies: false,
    // The project has no public repository to link to.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}
