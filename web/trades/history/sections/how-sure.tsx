import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { QuickReport } from "../../../../src/reports/quick-report.ts";
import type { SensitivityRow } from "../../../../src/reports/replay-report.ts";
import { breakEvenWords } from "../../../../src/reports/statement/how-sure-section.ts";
import { signedWholeDollars } from "../../../parts/format.ts";
import { Slider } from "../../../parts/slider.tsx";
import { Loading, Refused } from "../../../parts/states.tsx";
import { Term } from "../../../words/term.tsx";
import { shiftName, shiftWords } from "../../results/points.ts";
import { Sideways } from "../../results/sideways.tsx";
import { type HistoryRun, SHIFTS, type Sure } from "../use-history.ts";

interface HowSureProps {
  readonly run: HistoryRun;
  readonly sure: Signal<Sure | undefined>;
}

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
      <div class="sure">
        <div class="stack">
          <Slider
            label="Sold at"
            value={points.value}
            min={SHIFTS[0]!}
            max={SHIFTS.at(-1)!}
            step={1}
            format={shiftWords}
            onInput={(value) => {
              points.value = value;
            }}
          />
          <p data-testid="how-sure">
            {row === undefined ? "This one is not replayed yet." : totalsWords(row)}
          </p>
        </div>
        {found?.refused !== undefined ? (
          <Refused refused={found.refused} />
        ) : found?.report === undefined ? (
          <Loading
            what="Replaying at other volatilities"
            done={found?.rows.size ?? 0}
            total={SHIFTS.length}
          />
        ) : (
          <SureTable rows={found.report.sensitivity} />
        )}
      </div>
      {found?.report !== undefined && (
        <p>
          {breakEvenWords({ ...found.report, meanIv: report.summary.meanIv })} {middleWords(report)}
        </p>
      )}
    </section>
  );
}

function SureTable({ rows }: { readonly rows: readonly SensitivityRow[] }): JSX.Element {
  return (
    <Sideways label="Results by volatility of the sale">
      <table data-testid="sensitivity">
        <caption class="hidden-visually">Results by volatility of the sale</caption>
        <thead>
          <tr>
            <th scope="col">points</th>
            <th scope="col" class="number">
              you
            </th>
            <th scope="col" class="number">
              your buyer
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ points, seller, buyer }) => (
            <tr key={points}>
              <th scope="row">{shiftName(points)}</th>
              <td class="number">{signedWholeDollars(seller)}</td>
              <td class="number">{signedWholeDollars(buyer)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}

function totalsWords({ seller, buyer }: SensitivityRow): string {
  return `You ${signedWholeDollars(seller)}, your buyer ${signedWholeDollars(buyer)}.`;
}

function middleWords({ summary }: QuickReport): string {
  const { seller, buyer } = summary.fills.mid;
  const [you, his] = [signedWholeDollars(seller), signedWholeDollars(buyer)];
  return `At the middle of every quote: you ${you}, your buyer ${his}.`;
}
