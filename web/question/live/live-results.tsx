import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import { engine } from "../../engine/open-engine.ts";
import { Amount } from "../../parts/amount.tsx";
import { signedDollars } from "../../parts/format.ts";
import { HowMade } from "../../parts/how-made.tsx";
import type { LiveRun } from "./use-live-run.ts";

interface Row {
  readonly name: string;
  /** You, your buyer, just holding. */
  readonly values: readonly [number, number, number];
}

/** The three results side by side; any number shows the entries behind it. */
export function LiveResults({ run }: { readonly run: LiveRun }): JSX.Element {
  const { report, options, settings } = run;
  const shown = useSignal<{ readonly sum: string; readonly lines: readonly EntryLine[] } | null>(
    null,
  );
  const rows = rowsOf(run);
  const show = async (column: number): Promise<void> => {
    const answer = await (await engine()).entries(options, 0);
    if (!answer.ok) return;
    const parts = rows.map(({ name, values }) => `${name} ${signedDollars(values[column]!)}`);
    shown.value = { sum: parts.join("; "), lines: answer.value };
  };
  const own = settings.strategy === "covered-call" ? "shares + call" : "cash + put";
  return (
    <>
      <div class="scroll-sideways">
        <table class="three-results">
          <caption class="hidden-visually">The three results</caption>
          <thead>
            <tr>
              <td />
              <Party name="you" holds={own} colour="--you" />
              <Party name="your buyer" holds="option + hedge" colour="--buyer" />
              <Party name="just holding" holds="the shares" colour="--holding" />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, values }) => (
              <tr key={name} class={name === "result" ? "result" : ""}>
                <th scope="row">{name}</th>
                {values.map((value, column) => (
                  <td key={column} class="number">
                    {column < 2 ? (
                      <Amount value={value} onClick={() => show(column)} />
                    ) : (
                      <Amount value={value} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.value !== null && (
        <HowMade
          title={`How it was made: ${report.cycles[0]!.entry} to ${report.cycles[0]!.ended}`}
          sum={shown.value.sum}
          lines={shown.value.lines}
          onClose={() => {
            shown.value = null;
          }}
        />
      )}
    </>
  );
}

function Party(props: {
  readonly name: string;
  readonly holds: string;
  readonly colour: string;
}): JSX.Element {
  return (
    <th scope="col" class="number party" style={{ borderTopColor: `var(${props.colour})` }}>
      {props.name}
      <span class="soft small">{props.holds}</span>
    </th>
  );
}

/** They add up to the results, column by column. */
function rowsOf({ report }: LiveRun): Row[] {
  const { seller, buyer, buyAndHold, premium, payoff } = report.summary;
  const other = (party: { readonly pnl: number; readonly stock: number }, option: number): number =>
    Math.round((party.pnl - party.stock - option) * 10_000) / 10_000;
  const option = premium - payoff;
  return [
    { name: "shares", values: [seller.stock, buyer.stock, buyAndHold.stock] },
    { name: "option: paid at the sale", values: [premium, -premium, 0] },
    { name: "option: worth at the end", values: [-payoff, payoff, 0] },
    {
      name: "interest and fees",
      values: [other(seller, option), other(buyer, -option), other(buyAndHold, 0)],
    },
    { name: "result", values: [seller.pnl, buyer.pnl, buyAndHold.pnl] },
  ];
}
