import type { ClaimsReport } from "../../src/claims/claims-report.ts";

/** The whole run of docs/claims, in the order of the article. */
export async function loadClaims(): Promise<ClaimsReport> {
  const { default: text } = await import("../../docs/claims/claims.json?raw");
  return JSON.parse(text) as ClaimsReport;
}
