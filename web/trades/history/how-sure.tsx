import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { percent, signedWholeDollars } from "../../parts/format.ts";
import { Slider } from "../../parts/slider.tsx";
import { Loading } from "../../parts/states.tsx";
import { SHIFTS, type Sure } from "./use-history.ts";

interface HowSureProps {
  readonly report: FirstReport;
  readonly sure: Signal<Sure | undefined>;
}

const pointsWords = (points: number): string =>
  points === 0 ? "as run" : `${points > 0 ? "+" : ""}${points} points`;

/** How the answer changes with the volatility at which the options were sold. */
export function HowSure({ report, sure }: HowSureProps): JSX.Element {
  const points = useSignal(0);
  const found = sure.value;
  const row = found?.rows.get(points.value);
  return (
    <section class="stack" aria-labelledby="how-sure">
      <h2 id="how-sure">How sure?</h2>
      <p>
        The price of swings decides: if the options had been sold at another volatility, in points
        (24 % to 26 % is 2 points).
      </p>
      <div class="sure-slider">
        <Slider
          label="Sold at"
          value={points.value}
          min={SHIFTS[0]!}
          max={SHIFTS.at(-1)!}
          step={1}
          format={pointsWords}
          onInput={(value) => {
            points.value = value;
          }}
        />
        <p data-testid="how-sure">
          {row === undefined
            ? "This one is still being replayed."
            : `You ${signedWholeDollars(row.seller)}, your buyer ${signedWholeDollars(row.buyer)}.`}
        </p>
      </div>
      {found?.report === undefined ? (
        <Loading what="Replaying at other volatilities" done={found?.rows.size ?? 0} total={9} />
      ) : (
        <SureTable sure={found} report={report} />
      )}
    </section>
  );
}

function SureTable({
  sure,
  report,
}: {
  readonly sure: Sure;
  readonly report: FirstReport;
}): JSX.Element {
  const { sensitivity, breakEvenIv } = sure.report!;
  const { meanIv, fills } = report.summary;
  return (
    <div class="stack">
      <div class="scroll-sideways">
        <table data-testid="sensitivity">
          <caption class="hidden-visually">Results by volatility of the sale</caption>
          <thead>
            <tr>
              <td />
              {sensitivity.map(({ points }) => (
                <th key={points} scope="col" class="number">
                  {points === 0 ? "as run" : `${points > 0 ? "+" : ""}${points}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(["seller", "buyer"] as const).map((party) => (
              <tr key={party}>
                <th scope="row">{party === "seller" ? "you" : "your buyer"}</th>
                {sensitivity.map((row) => (
                  <td key={row.points} class="number">
                    {signedWholeDollars(row[party])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {breakEvenIv === null
          ? "At no volatility within 64 points does your buyer break even."
          : `Your buyer breaks even at ${percent(breakEvenIv)}: ${Math.abs(
              (breakEvenIv - meanIv) * 100,
            ).toFixed(1)} points ${breakEvenIv < meanIv ? "below" : "above"} the sale's.`}{" "}
        At the middle of every quote: you {signedWholeDollars(fills.mid.seller)}, your buyer{" "}
        {signedWholeDollars(fills.mid.buyer)}.
      </p>
    </div>
  );
}
