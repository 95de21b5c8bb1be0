import { posix } from "node:path";
import type { Finding, SourceText } from "./source.ts";

const LINK = /\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g;
const INDEXED_FOLDERS: readonly string[] = ["docs/assumptions", "docs/decisions"];

/** Rule `links`: links between pages lead somewhere, and an index lists every page beside it. */
export function checkLinks(sources: readonly SourceText[]): Finding[] {
  const paths = new Set(sources.map(({ path }) => path));
  const findings: Finding[] = [];
  const report = (file: string, line: number, message: string): void => {
    findings.push({ file, line, rule: "links", message });
  };
  const linked = new Map<string, Set<string>>();
  for (const { path, text } of sources) {
    if (!path.endsWith(".md")) continue;
    const targets = new Set<string>();
    linked.set(path, targets);
    text.split("\n").forEach((line, index) => {
      for (const [, address] of line.matchAll(LINK)) {
        if (address === undefined || /^[a-z]+:/.test(address)) continue;
        const target = posix.join(posix.dirname(path), address).replace(/\/$/, "");
        targets.add(target);
        const leads = paths.has(target) || sources.some((s) => s.path.startsWith(`${target}/`));
        if (!leads) report(path, index + 1, `the link ${address} leads nowhere`);
      }
    });
  }
  for (const folder of INDEXED_FOLDERS) {
    const index = `${folder}/README.md`;
    for (const path of paths) {
      if (posix.dirname(path) !== folder || !path.endsWith(".md") || path === index) continue;
      if (linked.get(index)?.has(path)) continue;
      report(path, 1, `${index} does not list this page`);
    }
  }
  return findings;
}
