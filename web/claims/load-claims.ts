import type { ClaimReport, ClaimsReport } from "../../src/claims/claims-report.ts";

/** The whole run of docs/claims, in the order of the article. */
export async function loadClaims(): Promise<ClaimsReport> {
  const { default: text } = await import("../../docs/claims/claims.json?raw");
  return readClaims(text);
}

/** The ends of ranges may be missing: files of earlier versions have them in words alone. */
export function readClaims(text: string): ClaimsReport {
  const report = JSON.parse(text) as ClaimsReport;
  return { ...report, claims: report.claims.map(withRanges) };
}

function withRanges(claim: ClaimReport): ClaimReport {
  const unknown = { holds: [null, null], fails: [null, null] } as const;
  const conditions = claim.conditions.map((condition) => {
    return { ...condition, range: condition.range ?? unknown };
  });
  return { ...claim, conditions };
}
