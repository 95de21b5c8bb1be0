import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ClaimsReport } from "../src/claims/claims-report.ts";
import { claimsPages } from "../src/claims/pages/claims-pages.ts";

// docs/claims.md and its pages, made from what `claims --out DIR` has written there.
const [from] = process.argv.slice(2);
if (from === undefined) throw new Error("give the folder of a whole run: claims --out DIR");
const text = readFileSync(join(from, "claims.json"), "utf8");
const files = { ...claimsPages(JSON.parse(text) as ClaimsReport), "claims/claims.json": text };
for (const [name, content] of Object.entries(files)) {
  const path = join("docs", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
