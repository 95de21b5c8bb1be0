import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { RunningReport } from "../../../src/reports/followed/running-report.ts";
import type { ChartProps } from "../../parts/chart/chart-props.ts";
import { LineChart } from "../../parts/chart/line-chart.tsx";
import { count } from "../../parts/format.ts";
import { Later } from "../../parts/turn/later.tsx";

/** The path with the buyer's share trades, the three results, rebalancing against time. */
export function LivePictures({ running }: { readonly running: RunningReport }): JSX.Element {
  const charts = useMemo(() => chartsOf(running), [running]);
  return (
    <div class="pictures">
      {charts.map((chart) => (
        <Later key={chart.title} value={chart}>
          {(shown) => <LineChart {...shown} height={240} />}
        </Later>
      ))}
    </div>
  );
}

function chartsOf(running: RunningReport): ChartProps[] {
  const x = { kind: "date", label: "date", values: running.days } as const;
  const both = running.gamma.map((gamma, i) => gamma + running.decay[i]!);
  return [
    {
      title: "The stock, a dot for each share trade of your buyer",
      fileName: "path-stock",
      x,
      unit: "price",
      series: [{ name: "the stock", colour: "--ink", values: running.closes }],
      dots: [tradesOf(running)],
    },
    {
      title: "What each has gained so far",
      fileName: "path-results",
      x,
      unit: "dollars",
      series: [
        { name: "you", colour: "--you", values: running.seller },
        { name: "your buyer", colour: "--buyer", dash: [8, 3], values: running.buyer },
        { name: "just holding", colour: "--holding", dash: [3, 3], values: running.holding },
      ],
    },
    {
      title: "Your buyer: gain from rebalancing against what passing time takes",
      fileName: "path-explained",
      x,
      unit: "dollars",
      series: [
        { name: "rebalancing", colour: "--buyer", values: running.gamma },
        { name: "passing time", colour: "--bank", dash: [8, 3], values: running.decay },
        { name: "both together", colour: "--ink", dash: [2, 3], values: both },
      ],
    },
  ];
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
