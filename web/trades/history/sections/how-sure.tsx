import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { FirstReport } from "../../../../src/reports/report-replay.ts";
import { breakEvenWords } from "../../../../src/reports/statement/how-sure-section.ts";
import { signedWholeDollars } from "../../../parts/format.ts";
import { Slider } from "../../../parts/slider.tsx";
import { Loading } from "../../../parts/states.tsx";
import { Term } from "../../../words/term.tsx";
import { type HistoryRun, SHIFTS, type Sure } from "../use-history.ts";

interface HowSureProps {
  readonly run: HistoryRun;
  readonly sure: Signal<Sure | undefined>;
}

const pointsWords = (points: number): string =>
  points === 0 ? "as run" : `${points > 0 ? "+" : ""}${points} points`;

/** How the answer changes with the volatility at which the options were sold. */
export function HowSure({ run, sure }: HowSureProps): JSX.Element {
  const points = useSignal(0);
  const { report, options } = run;
  const found = sure.value?.options === options ? sure.value : undefined;
  const { seller, buyer } = report.summary;
  const asRun = { points: 0, seller: seller.pnl, buyer: buyer.pnl };
  const row = points.value === 0 ? asRun : found?.rows.get(points.value);
  return (
    <section class="stack" aria-labelledby="how-sure">
      <h2 id="how-sure">How sure?</h2>
      <p>
        The price of swings decides: if the options had been sold at another volatility, in{" "}
        <Term word="points of volatility">points</Term>.
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
        <Loading
          what="Replaying at other volatilities"
          done={found?.rows.size ?? 0}
          total={SHIFTS.length}
        />
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
        {breakEvenWords({ breakEvenIv, meanIv })} At the middle of every quote: you{" "}
        {signedWholeDollars(fills.mid.seller)}, your buyer {signedWholeDollars(fills.mid.buyer)}.
      </p>
    </div>
  );
}
