import { smallRun } from "../small-run.ts";
import { compareCuts, type Difference, hashesAtEnd } from "./compare-cuts.ts";
import { recordRun } from "./recorded-run.ts";

/** What the process prints as JSON. */
export interface CutsReport {
  readonly commands: number;
  readonly census: Readonly<Record<string, number>>;
  readonly differences: readonly Difference[];
  readonly hashes: readonly string[];
  /** By the name of a column: whether it shows when the registry does not know of it. */
  readonly forgotten: Readonly<Record<string, boolean>>;
}

/** Sheets are written anew so often that few cuts find one that is needed before. */
const CUTS_TO_SHOW = 20;

/** A market with half of its state may break a rule of its own first. */
function shows(name: string): boolean {
  try {
    return compareCuts(run, CUTS_TO_SHOW, name).length > 0;
  } catch {
    return true;
  }
}

const [cuts, cutsToTheEnd, ...columns] = process.argv.slice(2);
const run = recordRun(smallRun(28, 5, { crowd: 0.1, rate: 0 }), 5);
const report: CutsReport = {
  commands: run.told.length,
  census: run.census,
  differences: compareCuts(run, Number(cuts)),
  hashes: hashesAtEnd(run, Number(cutsToTheEnd)),
  forgotten: Object.fromEntries(columns.map((name) => [name, shows(name)])),
};
process.stdout.write(JSON.stringify(report));
