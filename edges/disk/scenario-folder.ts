import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ScenarioShelf } from "../request/run/scenario-shelf.ts";

/** The scenarios in the package's own folder, wherever it is installed and whatever runs it. */
export function packageScenarios(): ScenarioShelf {
  const manifest = createRequire(import.meta.url).resolve("bothsides/package.json");
  const folder = join(dirname(manifest), "scenarios");
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length));
  return {
    names: names.sort(),
    textOf: (name) => readFileSync(join(folder, `${name}.yaml`), "utf8"),
  };
}
