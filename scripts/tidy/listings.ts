import type { Finding, SourceText } from "./source.ts";

const DEPENDENCIES_PAGE = "docs/decisions/0003-dependencies.md";
const FOLDERS_PAGE = "docs/ARCHITECTURE.md";

/**
 * Rule `listings`: two tables that a reader trusts to be complete are. Every dependency of
 * package.json has its row of reasons, every folder of src/ its row of purpose, and the reverse.
 */
export function checkListings(sources: readonly SourceText[]): Finding[] {
  const manifest = sources.find(({ path }) => path === "package.json");
  const packages = manifest === undefined ? [] : dependenciesOf(manifest.text);
  const folders = sources.flatMap(({ path }) => /^src\/([^/]+\/)/.exec(path)?.[1] ?? []);
  return [
    ...compare(sources, DEPENDENCIES_PAGE, /^\| `([^`]+)` \|/, new Set(packages)),
    ...compare(sources, FOLDERS_PAGE, /^\| `([a-z-]+\/)` \|/, new Set(folders)),
  ];
}

function dependenciesOf(manifest: string): string[] {
  const parsed = JSON.parse(manifest) as Record<string, Record<string, string> | undefined>;
  const kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
  return kinds.flatMap((kind) => Object.keys(parsed[kind] ?? {}));
}

function compare(
  sources: readonly SourceText[],
  path: string,
  row: RegExp,
  real: ReadonlySet<string>,
): Finding[] {
  const page = sources.find((source) => source.path === path);
  if (page === undefined) return [];
  const findings: Finding[] = [];
  const report = (line: number, message: string): void => {
    findings.push({ file: path, line, rule: "listings", message });
  };
  const listed = new Set<string>();
  page.text.split("\n").forEach((text, index) => {
    const name = row.exec(text)?.[1];
    if (name === undefined) return;
    listed.add(name);
    if (!real.has(name)) report(index + 1, `${name} has a row but does not exist`);
  });
  for (const name of real) if (!listed.has(name)) report(1, `${name} exists but has no row`);
  return findings;
}
