// Says whether node_modules holds what package-lock.json asks for, so that a build without changes starts no npm:
// exit status 0 when it does, 3 when something is missing or of another version.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { packages } = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
for (const [path, wanted] of Object.entries(packages)) {
  // Optional packages are the builds of a tool for other machines; tools for tests are not needed to build.
  if (path === "" || wanted.dev || wanted.optional) continue;
  const file = join(here, path, "package.json");
  if (!existsSync(file) || JSON.parse(readFileSync(file, "utf8")).version !== wanted.version) {
    console.error(`${path} ${wanted.version} is not installed`);
    process.exit(3);
  }
}
