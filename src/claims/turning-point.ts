import { nearest } from "../sweeps/decision.ts";
import type { Claim } from "./claim.ts";
import type { Judged, Judgement } from "./verdict.ts";
import { told, toldInterval } from "./words.ts";

/** The number that would turn a verdict, in a sentence. */
export function turningPoint({ rule }: Claim, { verdict, judged, power }: Judgement): string {
  if (rule.kind === "exact") {
    return verdict === "exact"
      ? "One run in which the difference is not 0, by as little as $0.0001."
      : "Nothing but a difference of 0 in every run.";
  }
  const sentences = judged.map((one) => turnOf(one));
  if (power.moreSeeds > 0) sentences.push(`About ${power.moreSeeds} more seeds would decide it.`);
  return sentences.join(" ");
}

function turnOf({ condition, measured, decision }: Judged): string {
  const { name, unit, bounds } = condition;
  const { mean, interval } = measured;
  const was = `${name}: measured ${told(unit, mean)} ${toldInterval(unit, interval)}`;
  const bound = told(unit, nearest(mean, decision === "fails" ? bounds.fails : bounds.holds));
  switch (decision) {
    case "holds":
      return `${was}; it would no longer hold with an interval that reaches ${bound}.`;
    case "fails":
      return `${was}; it would no longer be wrong with an interval that reaches ${bound}.`;
    case "small":
      return `${was}; it would matter with an interval wholly beyond ${bound}.`;
    case "undecided":
      return `${was}; it is decided when the interval is clear of ${bound}.`;
  }
}
