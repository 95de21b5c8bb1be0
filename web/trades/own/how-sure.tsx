import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { signedWholeDollars } from "../../parts/format.ts";
import { Slider } from "../../parts/slider.tsx";
import { Term } from "../../words/term.tsx";
import { shiftName, shiftWords } from "../results/points.ts";
import type { OwnRun } from "./own-run.ts";

/** What he paid is known; what he expected is not. */
export function HowSure({ run }: { readonly run: OwnRun }): JSX.Element {
  const asked = useSignal(0);
  const { sensitivity } = run.report.summary;
  const steps = sensitivity.map(({ points }) => points);
  const row = sensitivity.find(({ points }) => points === asked.value)!;
  return (
    <section class="stack" aria-labelledby="how-sure">
      <h2 id="how-sure">How sure?</h2>
      <p>
        Your own result does not depend on any model: your prices are those of your file. His
        depends on the volatility at which he hedges, here in{" "}
        <Term word="points of volatility">points</Term> beside that of each price.
      </p>
      <div class="sure">
        <div class="stack">
          <Slider
            label="He hedges at"
            value={asked.value}
            min={steps[0]!}
            max={steps.at(-1)!}
            step={steps[1]! - steps[0]!}
            format={shiftWords}
            onInput={(value) => {
              asked.value = value;
            }}
          />
          <p data-testid="how-sure">Your buyer {signedWholeDollars(row.buyer)}.</p>
        </div>
        <table class="few-columns" data-testid="sensitivity">
          <caption class="hidden-visually">His result by the volatility of his hedge</caption>
          <thead>
            <tr>
              <th scope="col">points</th>
              <th scope="col" class="number">
                your buyer
              </th>
            </tr>
          </thead>
          <tbody>
            {sensitivity.map(({ points, buyer }) => (
              <tr key={points}>
                <th scope="row">{shiftName(points)}</th>
                <td class="number">{signedWholeDollars(buyer)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
