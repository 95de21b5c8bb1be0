import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkBanned } from "./tidy/banned.ts";
import { checkImports } from "./tidy/imports.ts";
import { checkLinks } from "./tidy/links.ts";
import { checkListings } from "./tidy/listings.ts";
import { checkMachineWords } from "./tidy/machine-words.ts";
import { checkNames } from "./tidy/names.ts";
import { checkRefusalCodes } from "./tidy/refusal-codes.ts";
import { checkRulesPage } from "./tidy/rules-page.ts";
import { checkFolderSizes, checkSizes } from "./tidy/sizes.ts";
import { type Finding, formatFinding, type SourceText } from "./tidy/source.ts";
import { readTree } from "./tidy/tree.ts";
import { checkTwins } from "./tidy/twins.ts";

/** Every house rule that a machine can check, over a whole tree of files. */
export function tidy(sources: readonly SourceText[]): Finding[] {
  const perFile = sources.flatMap((source) => [
    ...checkImports(source),
    ...checkBanned(source),
    ...checkSizes(source),
    ...checkNames(source),
    ...checkMachineWords(source),
  ]);
  return [
    ...perFile,
    ...checkFolderSizes(sources.map(({ path }) => path)),
    ...checkTwins(sources),
    ...checkRulesPage(sources),
    ...checkRefusalCodes(sources),
    ...checkLinks(sources),
    ...checkListings(sources),
  ];
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const findings = tidy(readTree(process.cwd()));
  for (const finding of findings) console.log(formatFinding(finding));
  process.exitCode = findings.length === 0 ? 0 : 1;
}
