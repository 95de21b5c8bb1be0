import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Path of a file of the real data beside the project, which need not be there. */
export function sharedData(name: string): string {
  return fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));
}

export const HAS_SHARED_DATA: boolean = existsSync(sharedData("spx_daily.csv.gz"));
