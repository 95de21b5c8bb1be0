/** Of JavaScript, what a participant has not: clocks, chance, threads, the machine's language. */
const ABSENT = [
  ..."Date Intl WebAssembly SharedArrayBuffer Atomics WeakRef FinalizationRegistry".split(" "),
  ..."console Temporal ShadowRealm".split(" "),
];

/** Members that differ between engines, or draw by themselves. */
const INEXACT = [
  ..."random sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh".split(" "),
  ..."cbrt expm1 log1p log10 log2 pow hypot".split(" "),
];

/**
 * The first module of every participant: takes away what could make two runs differ, and gives
 * `Math.exp` and `Math.log` the bits that they have everywhere in bothsides.
 *
 * @param math folder of our own functions, as a path that the bundler can import from.
 */
export function preludeSource(math: string, ending: string): string {
  const own = (name: string): string => JSON.stringify(`${math}/${name}.${ending}`);
  return `
import { exp } from ${own("exp")};
import { log } from ${own("log")};
for (const name of ${JSON.stringify(ABSENT)}) delete globalThis[name];
for (const name of ${JSON.stringify(INEXACT)}) delete Math[name];
Math.exp = exp;
Math.log = log;
for (const kind of [Object, Array, Number, String, BigInt]) {
  delete kind.prototype.toLocaleString;
  delete kind.prototype.localeCompare;
}
`;
}
