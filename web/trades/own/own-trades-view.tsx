import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { InputErrorParts } from "../../../edges/input/input-error.ts";
import { reasonsOf } from "../../../src/reports/statement/buyer-reasons.ts";
import { tradesReasonInput } from "../../../src/reports/trades/statement/trades-why.ts";
import type { PositionReport, TradesReport } from "../../../src/reports/trades/trades-report.ts";
import { proof } from "../../app/proof.ts";
import { commandWords } from "../../engine/command-words.ts";
import type { Answer, LabOptions } from "../../engine/engine-api.ts";
import { latestOnly } from "../../engine/latest.ts";
import { engine } from "../../engine/open-engine.ts";
import { Amount } from "../../parts/amount.tsx";
import { DataTable, type TableColumn } from "../../parts/data-table.tsx";
import { WhoPaidWhom } from "../../parts/flows/who-paid-whom.tsx";
import { count, percent, signedDollars, signedWholeDollars } from "../../parts/format.ts";
import { Loading, Refused } from "../../parts/states.tsx";
import { tradesAnswer } from "../answer-words.ts";

interface OwnTradesProps {
  readonly options: LabOptions;
  /** Where several stocks were traded: which one is shown. */
  readonly onTicker: (ticker: string) => void;
}

/** The user's own trades against the one who took the other side and hedged. */
export function OwnTrades({ options, onTicker }: OwnTradesProps): JSX.Element {
  const told = useSignal<TradesReport | undefined>(undefined);
  const refused = useSignal<InputErrorParts | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  if (failure.value !== undefined) throw failure.value;
  const ask = useMemo(
    () =>
      latestOnly(
        async ({ trades, ...others }: LabOptions): Promise<Answer<TradesReport>> =>
          (await engine()).trades(others, trades ?? []),
        (answer) => {
          refused.value = answer.ok ? undefined : answer.refused;
          told.value = answer.ok ? answer.value : undefined;
        },
        (error) => {
          failure.value = error;
        },
      ),
    [told, refused, failure],
  );
  const key = JSON.stringify(options);
  useEffect(() => ask(options), [ask, key]);
  if (refused.value !== undefined) {
    return (
      <Refused refused={refused.value}>
        <div class="row">
          {(refused.value.choices ?? []).map((ticker) => (
            <button key={ticker} type="button" onClick={() => onTicker(ticker)}>
              {ticker}
            </button>
          ))}
        </div>
      </Refused>
    );
  }
  if (told.value === undefined) return <Loading what="Replaying your trades" />;
  return <Told report={told.value} options={options} />;
}

interface ToldProps {
  readonly report: TradesReport;
  readonly options: LabOptions;
}

function Told({ report, options }: ToldProps): JSX.Element {
  const { summary, trades, flows } = report;
  useEffect(() => {
    proof.value = {
      seed: report.seed,
      stateHash: report.stateHash,
      priceSource: "your own fills",
      licence: "",
      command: commandWords(options),
    };
  }, [report, options]);
  const { you, buyer, holding, paid } = summary;
  return (
    <div class="stack">
      <p class="answer" data-testid="answer" aria-live="polite">
        {tradesAnswer(report)}
      </p>
      <p data-testid="cash">
        {trades.cash.isSaid ? "Cash from these rows in your file" : "Cash by your rows' prices"}:{" "}
        {signedDollars(trades.cash.file)}. In our ledger: {signedDollars(trades.cash.ledger)}.
      </p>
      <table data-testid="results">
        <caption class="hidden-visually">The three results</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" class="number">
              you
            </th>
            <th scope="col" class="number">
              your buyer
            </th>
            <th scope="col" class="number">
              just holding
            </th>
          </tr>
        </thead>
        <tbody>
          {[
            ["shares", you.stock, buyer.stock, holding.stock],
            ["result", you.pnl, buyer.pnl, holding.pnl],
            ["worst fall on the way", you.worstFall, buyer.worstFall, holding.worstFall],
          ].map(([name, ...values]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                <td key={`${name} ${i}`} class="number">
                  <Amount value={value as number} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <section class="stack" aria-labelledby="why-other">
        <h2 id="why-other">Why the other side has {signedWholeDollars(buyer.pnl)}</h2>
        {paid.positions > 0 && (
          <p>
            Your prices paid for swings of {percent(paid.iv)} a year; {percent(paid.realizedVol)}{" "}
            came.
          </p>
        )}
        <table>
          <caption class="hidden-visually">The reasons of his result</caption>
          <tbody>
            {reasonsOf(tradesReasonInput(report)).map(({ amount, words }) => (
              <tr key={words}>
                <td class="number">
                  <Amount value={amount} />
                </td>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <WhoPaidWhom title="Who paid whom" fileName="who-paid-whom" flows={flows} />
      <Positions positions={report.positions} />
      <HowSureTrades report={report} />
      <section class="small soft stack" aria-label="Proof">
        <p>The books balance: nothing lost, 0.0000 off, {report.ledger.checks} checks.</p>
        {[...trades.skipped.map(({ reason, count: rows }) => `${rows} left out: ${reason}`)].map(
          (words) => (
            <p key={words}>{words}.</p>
          ),
        )}
        {trades.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </section>
    </div>
  );
}

const COLUMNS: readonly TableColumn<PositionReport>[] = [
  { name: "option", text: ({ contract }) => contract },
  { name: "opened", text: ({ opened }) => opened },
  { name: "closed", text: ({ closed }) => closed ?? "open" },
  { name: "how", text: ({ how }) => how },
  { name: "contracts", isNumber: true, text: ({ contracts }) => count(contracts) },
  { name: "paid for", isNumber: true, text: ({ iv }) => (iv === null ? "-" : percent(iv)) },
  {
    name: "came",
    isNumber: true,
    text: ({ realizedVol }) => (realizedVol === null ? "-" : percent(realizedVol)),
  },
  { name: "you", isNumber: true, text: ({ option, fees }) => signedDollars(option + fees) },
  { name: "your buyer", isNumber: true, text: ({ buyer }) => signedDollars(buyer.hedged) },
];

function Positions({ positions }: { readonly positions: readonly PositionReport[] }): JSX.Element {
  return (
    <section class="stack" aria-labelledby="positions">
      <h2 id="positions">Your positions, with the swings that each price paid for</h2>
      <DataTable
        caption="Positions"
        fileName="positions"
        columns={COLUMNS}
        rows={positions}
        heightRem={26}
      />
    </section>
  );
}

/** What he paid is known; what he expected is not. */
function HowSureTrades({ report }: { readonly report: TradesReport }): JSX.Element {
  const { sensitivity } = report.summary;
  return (
    <section class="stack" aria-labelledby="how-sure">
      <h2 id="how-sure">How sure?</h2>
      <p>
        Your own result does not depend on any model: your prices are those of your file. His
        depends on the volatility at which he hedges, in points beside that of each price.
      </p>
      <table>
        <caption class="hidden-visually">His result by the volatility of his hedge</caption>
        <tbody>
          {sensitivity.map(({ points, buyer }) => (
            <tr key={points}>
              <th scope="row">{points === 0 ? "as run" : `${points > 0 ? "+" : ""}${points}`}</th>
              <td class="number">{signedWholeDollars(buyer)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
