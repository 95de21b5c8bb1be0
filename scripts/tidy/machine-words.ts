import type { Finding, SourceText } from "./source.ts";

/** Written in pieces, so that this file does not name what it looks for. */
const HOME_FOLDERS = ["work", "root", "home/[\\w.-]+", "Users/[\\w.-]+"].join("|");
const MACHINE_PATH = new RegExp(`(?<![\\w.-])/(${HOME_FOLDERS})/`);
const DRIVE_PATH = /\b[A-Z]:\\+Users\\/;
const REGISTRY_HOST = /\bregistry\.[a-z0-9-]+\.[a-z]{2,}/;

/** Rule `machine`: nothing in the repository names one machine's folders or a package registry. */
export function checkMachineWords(source: SourceText): Finding[] {
  const findings: Finding[] = [];
  source.text.split("\n").forEach((line, index) => {
    for (const pattern of [MACHINE_PATH, DRIVE_PATH, REGISTRY_HOST]) {
      const word = pattern.exec(line)?.[0];
      if (word === undefined) continue;
      const message = `"${word}" exists on one machine only: use a relative path or leave it out`;
      findings.push({ file: source.path, line: index + 1, rule: "machine", message });
    }
  });
  return findings;
}
