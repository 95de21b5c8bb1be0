import type { PathSettings } from "../../src/scenarios/price-path.ts";

/** The name of a made path's price file: other settings, other name. */
export function pathName({ seed, days, swingsCame, drift }: PathSettings): string {
  return `path-seed${seed}-days${days}-came${swingsCame}-drift${drift}.csv`;
}
