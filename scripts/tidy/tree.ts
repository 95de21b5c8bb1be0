import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SourceText } from "./source.ts";

/** Written by npm; its words are not ours. */
const GENERATED: ReadonlySet<string> = new Set(["package-lock.json"]);

/** Every file that git tracks or would track, in the order of the paths. */
export function readTree(root: string): SourceText[] {
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const sources: SourceText[] = [];
  for (const path of [...new Set(listed.split("\0"))].sort()) {
    const place = join(root, path);
    if (path === "" || GENERATED.has(path) || !existsSync(place) || !statSync(place).isFile()) {
      continue;
    }
    const text = readFileSync(place, "utf8");
    // A picture has no text to check, and is there to be linked to.
    sources.push({ path, text: text.includes("\0") ? "" : text });
  }
  return sources;
}
