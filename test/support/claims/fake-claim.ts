import type { Claim, Experiment } from "../../../src/claims/claim.ts";
import { createStream } from "../../../src/math/random-stream.ts";
import { atLeast } from "../../../src/sweeps/decision.ts";
import { measure, measureDifference } from "../../../src/sweeps/measurement.ts";

/** An effect of a known size between two arms that share most of their chance. */
function fakeExperiment(name: string, effect: number): Experiment {
  return {
    name,
    words: "Numbers are drawn.",
    arms: ["control", "treated"],
    seeds: { quick: 3, full: 6 },
    cost: 1,
    play: (arm, seed, breakage) => {
      const stream = createStream(seed, name);
      const shared = stream.nextNormal();
      const own = 0.1 * (arm === "treated" ? stream.nextNormal() : 0);
      const added = arm === "treated" && breakage === undefined ? effect : 0;
      return { size: shared + own + added, none: seed % 2 === 0 ? null : 1 };
    },
  };
}

export function fakeClaim(id: string, effect: number): Claim {
  const experiment = fakeExperiment(`fake-${id.toLowerCase()}`, effect);
  return {
    id,
    title: "treatment helps",
    says: "Treatment helps.",
    experiment,
    arms: ["control", "treated"],
    rule: {
      kind: "intervals",
      conditions: [
        {
          ...{ name: "the treated", what: "treated less control" },
          ...{ unit: "number", bounds: atLeast(0.5) },
        },
      ],
      sentence: "By half at least.",
    },
    judge: (table) => {
      const effectOf = measureDifference(table.of("control", "size"), table.of("treated", "size"));
      return {
        numbers: [effectOf],
        also: [{ what: "control", unit: "number", measured: measure(table.of("control", "size")) }],
        told: [`${effectOf.mean.toFixed(1)} more`],
        picture: {
          kind: "intervals",
          title: "What treatment does",
          unit: "number",
          rows: [{ label: "treated", tone: "result", ...effectOf }],
          bounds: [{ at: 0.5, label: "set beforehand" }],
        },
      };
    },
    broken: [{ name: "not-treated", words: "nobody is treated" }],
    limits: "It is made up.",
  };
}
