import type { JSX } from "preact";
import { told, toldInterval } from "../../../src/claims/words.ts";
import { toCsv } from "../../parts/csv.ts";
import { PictureFrame } from "../../parts/picture/picture-frame.tsx";
import { PlainTable } from "../plain-table.tsx";
import { drawStrips, type Strip } from "./draw-strips.tsx";

interface ConditionStripsProps {
  readonly strips: readonly Strip[];
  /** Of the run that the intervals rest on. */
  readonly runSeeds: number;
  readonly fileName: string;
}

/** What was measured for each condition, and where it has to be. */
export function ConditionStrips({ strips, runSeeds, fileName }: ConditionStripsProps): JSX.Element {
  const title = "Each condition: what was measured, and where it has to be";
  const hasSeeds = strips.some(({ seeds }) => seeds.length > 0);
  const hasGuess = strips.some(({ guess }) => guess !== undefined);
  return (
    <PictureFrame
      title={title}
      fileName={fileName}
      height={(width) => drawStrips(strips, width).height}
      draw={(width) => drawStrips(strips, width).parts}
      csv={() => stripsCsv(strips)}
      table={
        <PlainTable
          caption={title}
          head={[
            "condition",
            "number",
            "measured",
            "95 %",
            "one more seed, 95 %",
            "it has to be",
            "found",
          ]}
          rows={strips.map(({ condition, spread }) => [
            ...[condition.name, condition.what, told(condition.unit, condition.mean)],
            ...[
              toldInterval(condition.unit, condition.interval),
              toldInterval(condition.unit, spread),
            ],
            ...[condition.bounds, condition.decision],
          ])}
        />
      }
    >
      <p class="small soft">
        Bar: where the mean is, in 95 of 100 such experiments of {runSeeds} seeds. Thin line: where
        one more seed falls, 95 times of 100. Shaded: where it holds.
        {hasSeeds && " Rings: seeds that you played."}
        {hasGuess && " Diamond: your guess."}
      </p>
    </PictureFrame>
  );
}

function stripsCsv(strips: readonly Strip[]): string {
  const head = ["condition", "number", "unit", "mean", "low", "high", "decision"];
  const ends = ["holds from", "holds to", "wrong below", "wrong above", "seeds played"];
  return toCsv(
    [...head, ...ends],
    strips.map(({ condition, seeds }) => {
      const { name, what, unit, mean, interval, decision, range } = condition;
      const row = [name, what, unit, mean, ...interval, decision, ...range.holds, ...range.fails];
      return [...row, seeds.map((seed) => seed ?? "none").join(" ")];
    }),
  );
}
