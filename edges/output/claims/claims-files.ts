import type { Measured } from "../../../src/claims/claim.ts";
import type { ClaimsReport } from "../../../src/claims/claims-report.ts";
import type { Job } from "../../../src/claims/jobs.ts";
import { claimsPages } from "../../../src/claims/pages/claims-pages.ts";
import { csvOf, type DataTable, parquetOf } from "../data-table.ts";
import type { Files } from "../write-folder.ts";

/** What `claims --out` writes beside the results as they come. */
export function claimsFiles(
  report: ClaimsReport,
  jobs: readonly Job[],
  results: readonly Measured[],
): Files {
  const runs = runsTable(jobs, results);
  return {
    "claims.json": `${JSON.stringify(report)}\n`,
    "runs.csv": csvOf(runs),
    "runs.parquet": parquetOf(runs),
    ...claimsPages(report),
  };
}

/** A row for each number of each run. */
function runsTable(jobs: readonly Job[], results: readonly Measured[]): DataTable {
  const rows = jobs.flatMap(({ experiment, arm, seed }, place) =>
    Object.entries(results[place]!).map(([measure, value]) => {
      return [experiment.name, arm, seed, measure, value] as const;
    }),
  );
  return { names: ["experiment", "arm", "seed", "measure", "value"], rows };
}
