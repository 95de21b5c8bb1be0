import type { Verdict } from "../verdict.ts";

/** A verdict as it is read. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  holds: "holds",
  exact: "exact",
  depends: "depends",
  fails: "not so",
  undecided: "can't tell yet",
};
