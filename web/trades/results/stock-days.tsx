import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { dayFromIso } from "../../../src/calendar/civil-date.ts";
import { LineChart } from "../../parts/chart/line-chart.tsx";

/** A close, and the shares that the buyer traded at it. */
export interface StockDay {
  readonly date: string;
  readonly stock: number;
  readonly traded: number;
}

interface StockDaysProps {
  readonly fileName: string;
  readonly days: readonly StockDay[];
}

/** The stock over the life of an option, with what its buyer did about it. */
export function StockDays({ fileName, days }: StockDaysProps): JSX.Element {
  const { x, series, dots } = useMemo(() => pictureOf(days), [days]);
  return (
    <LineChart
      title="The stock, a dot for each share trade of your buyer"
      fileName={fileName}
      x={x}
      unit="price"
      series={series}
      dots={dots}
      height={220}
    />
  );
}

function pictureOf(days: readonly StockDay[]) {
  const dayOf = ({ date }: StockDay): number => dayFromIso(date)!;
  const points = days
    .filter(({ traded }) => traded !== 0)
    .map((day) => ({
      x: dayOf(day),
      y: day.stock,
      label: `he ${day.traded < 0 ? "sells" : "buys"} ${Math.abs(day.traded)}`,
    }));
  return {
    x: { kind: "date", label: "date", values: days.map(dayOf) } as const,
    series: [{ name: "the stock", colour: "--ink", values: days.map(({ stock }) => stock) }],
    dots: [{ name: "share trades of your buyer", colour: "--buyer", points }],
  };
}
