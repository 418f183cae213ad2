/** `npm run package`: the extension as `out/ml-design-doc.vsix`, bundles built anew. */
import path from "node:path";
import { buildVsix } from "./host/vsix";

void buildVsix(path.resolve(import.meta.dirname, "../..")).then((file) => {
  console.log(`Install it with: code --install-extension ${path.relative(process.cwd(), file)}`);
});
