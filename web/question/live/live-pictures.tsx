import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { RunningReport } from "../../../src/reports/followed/running-report.ts";
import type { ChartProps } from "../../parts/chart/chart-props.ts";
import { LineChart } from "../../parts/chart/line-chart.tsx";
import { count } from "../../parts/format.ts";
import { Later } from "../../parts/turn/later.tsx";
import type { LiveRun } from "./use-live-run.ts";

/** The path with the buyer's share trades, the three results, rebalancing against time. */
export function LivePictures({ run }: { readonly run: LiveRun }): JSX.Element {
  const { running, settings } = run;
  const charts = useMemo(() => chartsOf(running, settings.hedge !== "none"), [running]);
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

function chartsOf(running: RunningReport, isHedged: boolean): ChartProps[] {
  const x = { kind: "date", label: "date", values: running.days } as const;
  const { gamma, decay, buyer } = running;
  const moved = isHedged ? "rebalancing" : "large moves";
  const trades = tradesOf(running);
  const hasTraded = trades.points.length > 0;
  return [
    {
      title: hasTraded ? "The stock, a dot for each share trade of your buyer" : "The stock",
      fileName: "path-stock",
      x,
      unit: "price",
      series: [{ name: "the stock", colour: "--ink", values: running.closes }],
      ...(hasTraded ? { dots: [trades] } : {}),
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
      title: `Your buyer: gain from ${moved}, what passing time takes, and the rest of his result`,
      fileName: "path-explained",
      x,
      unit: "dollars",
      series: [
        { name: moved, colour: "--buyer", values: gamma },
        { name: "passing time", colour: "--bank", dash: [8, 3], values: decay },
        {
          name: "the rest",
          colour: "--ink-soft",
          dash: [2, 3],
          values: buyer.map((result, i) => result - gamma[i]! - decay[i]!),
        },
        { name: "his result", colour: "--ink", values: buyer },
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
