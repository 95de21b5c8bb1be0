import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditReport } from "../../edges/cli/audit/run-audit.ts";
import { playTask } from "../../edges/workers/run-task.ts";
import type { RunReport } from "../../src/reports/run/run-report.ts";
import type { RunConfig } from "../../src/simulator/run/run-config.ts";

interface AuditedRun {
  readonly report: RunReport;
  readonly audit: Awaited<ReturnType<typeof auditReport>>;
}

/** Plays a run with a journal, from which every balance is derived a second time. */
export async function auditedRun(scenario: string, config: RunConfig): Promise<AuditedRun> {
  const out = mkdtempSync(join(tmpdir(), "bothsides-audited-"));
  try {
    const hooks = { onDay: () => {}, onWake: () => {}, onFrame: () => {} };
    const report = playTask({ scenario, config, participants: [], out }, hooks);
    return { report, audit: await auditReport(out) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
