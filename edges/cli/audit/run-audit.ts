import { join } from "node:path";
import { groupThousands } from "../../../src/money/format-dollars.ts";
import { auditFolder } from "../../audit/audit-folder.ts";
import { readDisk } from "../../disk/read-disk.ts";
import { InputError } from "../../input/input-error.ts";
import { readTable } from "../../input/read-file.ts";

const DETAILS_MAX = 5;

/** How often a check did not hold, and the first of them in words. */
interface Faults {
  count: number;
  readonly first: string[];
}

/**
 * Audits a folder and prints a line for each check; the exit code is 1 where one does not hold.
 *
 * @throws InputError when a file is missing or is no part of a journal.
 */
export async function runAudit(folder: string): Promise<void> {
  const { lines, holds } = await auditReport(folder);
  process.stdout.write(`${lines.join("\n")}\n`);
  if (!holds) process.exitCode = 1;
}

/** The lines that `runAudit` prints, and whether every check holds. */
export async function auditReport(
  folder: string,
): Promise<{ readonly lines: readonly string[]; readonly holds: boolean }> {
  const faults = new Map<string, Faults>();
  const names = await readAccounts(folder);
  const audit = await auditFolder(folder, names, (check, what) => {
    const told = faults.get(check) ?? { count: 0, first: [] };
    if (told.count++ < DETAILS_MAX) told.first.push(what);
    faults.set(check, told);
  }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const { balances, assets, ended, exercised } = audit;
  const events = `${groupThousands(audit.events)} events`;
  const accounts = `${groupThousands(names.size)} accounts`;
  const series = `${groupThousands(ended)} series have ended`;
  const contracts = `${groupThousands(Number(exercised))} contracts exercised and assigned`;
  const lines = [
    ...told(`${events}: numbers without a gap`, faults.get("numbers")),
    ...told(`${events}: times never go back`, faults.get("times")),
    ...told(`${series}, ${contracts}: nothing is left of them`, faults.get("series")),
    ...told(`${groupThousands(assets)} assets: each sums to zero`, faults.get("sums")),
    ...told(
      `${events}, ${accounts}, ${groupThousands(balances)} balances re-derived: no difference`,
      faults.get("balances"),
    ),
  ];
  return { lines, holds: faults.size === 0 };
}

/** The line of a check; where it does not hold, the first that is wrong below it. */
function told(line: string, faults: Faults | undefined): string[] {
  if (faults === undefined) return [line];
  const { count, first } = faults;
  const subject = line.slice(0, line.indexOf(":"));
  const differences = `${groupThousands(count)} ${count === 1 ? "difference" : "differences"}`;
  const rest = count > first.length ? [`  and ${groupThousands(count - first.length)} more`] : [];
  return [`${subject}: ${differences}`, ...first.map((what) => `  ${what}`), ...rest];
}

/** The names of the accounts by their numbers. */
async function readAccounts(folder: string): Promise<ReadonlyMap<string, string>> {
  const { header, rows, name } = await readTable(join(folder, "accounts.csv"), readDisk);
  if (header.join() === "account,name,outside") {
    return new Map(rows.map(([account, called]) => [account!, called!]));
  }
  throw new InputError({
    file: name,
    line: 1,
    what: "the header is not account,name,outside",
    mend: "Audit the folder of a finished run, as it was written",
  });
}

/** A file that is missing or may not be read is the reader's to mend, not a fault of ours. */
function unreadable(folder: string, error: unknown): unknown {
  if (!(error instanceof Error && "syscall" in error)) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  return new InputError({
    file: path ?? folder,
    what:
      code === "ENOENT"
        ? "there is no such file"
        : `it cannot be read (${code ?? "unknown cause"})`,
    why: "A run writes events.csv, accounts.csv and balances.csv",
    mend: "Audit the folder of a finished run",
  });
}
