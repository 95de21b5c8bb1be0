import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { RunningReport } from "../../../src/reports/followed/running-report.ts";
import { LineChart } from "../../parts/chart/line-chart.tsx";
import { count } from "../../parts/format.ts";

/** The path with the buyer's share trades, the three results, rebalancing against time. */
export function LivePictures({ running }: { readonly running: RunningReport }): JSX.Element {
  const x = useMemo(
    () => ({ kind: "date" as const, label: "date", values: running.days }),
    [running],
  );
  const stock = useMemo(
    () => [{ name: "the stock", colour: "--ink", values: running.closes }],
    [running],
  );
  const dots = useMemo(() => [tradesOf(running)], [running]);
  const results = useMemo(
    () => [
      { name: "you", colour: "--you", values: running.seller },
      { name: "your buyer", colour: "--buyer", dash: [8, 3], values: running.buyer },
      { name: "just holding", colour: "--holding", dash: [3, 3], values: running.holding },
    ],
    [running],
  );
  const explained = useMemo(
    () => [
      { name: "rebalancing", colour: "--buyer", values: running.gamma },
      { name: "passing time", colour: "--bank", dash: [8, 3], values: running.decay },
      {
        name: "both together",
        colour: "--ink",
        dash: [2, 3],
        values: running.gamma.map((gamma, i) => gamma + running.decay[i]!),
      },
    ],
    [running],
  );
  return (
    <div class="pictures">
      <LineChart
        title="The stock, a dot for each share trade of your buyer"
        fileName="path-stock"
        x={x}
        unit="price"
        series={stock}
        dots={dots}
        height={240}
      />
      <LineChart
        title="What each has gained so far"
        fileName="path-results"
        x={x}
        unit="dollars"
        series={results}
        height={240}
      />
      <LineChart
        title="Your buyer: gain from rebalancing against what passing time takes"
        fileName="path-explained"
        x={x}
        unit="dollars"
        series={explained}
        height={240}
      />
    </div>
  );
}

function tradesOf({ days, closes, traded }: RunningReport): {
  name: string;
  colour: string;
  points: { x: number; y: number; label: string }[];
} {
  const points = Array.from(traded, (shares, i) => ({
    x: days[i]!,
    y: closes[i]!,
    shares,
    label: `he ${shares < 0 ? "sells" : "buys"} ${count(Math.abs(shares))}`,
  })).filter(({ shares }) => shares !== 0);
  return { name: "share trades of your buyer", colour: "--buyer", points };
}
