import type { Measured } from "./claim.ts";

/** As they come back from the file of results: what JSON cannot say is null, and no 0 is -0. */
export function plainNumbers(measured: Measured): Measured {
  const entries = Object.entries(measured).map(([name, value]) => {
    return [name, value !== null && Number.isFinite(value) ? value + 0 : null] as const;
  });
  return Object.fromEntries(entries);
}
