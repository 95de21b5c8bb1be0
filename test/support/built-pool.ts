/** The pool of the built program: threads cannot run the sources. */
export function builtPool(): Promise<typeof import("../../edges/workers/play-seeds.ts")> {
  return import(new URL("../../dist/edges/workers/play-seeds.js", import.meta.url).href);
}
