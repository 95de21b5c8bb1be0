import { describe, expect, it } from "vitest";
import type { ChartProps } from "./chart-props.ts";
import { chartSvg } from "./chart-svg.ts";
import { chartCsv, readingAt } from "./chart-words.ts";
import { extent } from "./extent.ts";

const DAY = 14_106;
const CHART: ChartProps = {
  title: "Gained <so far> & lost",
  fileName: "gained",
  x: { kind: "date", label: "date", values: [DAY, DAY + 1, DAY + 4] },
  unit: "dollars",
  series: [
    { name: "you", colour: "--you", values: [0, -250.5, 1000] },
    { name: "your buyer", colour: "--buyer", dash: [8, 3], values: [Number.NaN, 20, 990] },
  ],
  dots: [
    { name: "share trades", colour: "--buyer", points: [{ x: DAY + 1, y: 20, label: "sold 2" }] },
  ],
};

describe("a chart in words and numbers", () => {
  it("reads out a place", () => {
    expect(readingAt(CHART, 1)).toBe("2008-08-16: you -$251, your buyer +$20, sold 2");
    expect(readingAt(CHART, 0)).toBe("2008-08-15: you $0, your buyer none");
  });

  it("saves its numbers as they are", () => {
    expect(chartCsv(CHART).split("\n")).toEqual([
      "date,you,your buyer,share trades",
      "2008-08-15,0,,",
      "2008-08-16,-250.5,20,sold 2",
      "2008-08-19,1000,990,",
      "",
    ]);
  });

  it("has zero in its range where it shows results, but not where it shows prices", () => {
    expect(extent(CHART)).toEqual([-250.5, 1000]);
    const [, buyer] = CHART.series;
    const late = { ...CHART, series: [buyer!], dots: [] };
    expect(extent(late)).toEqual([0, 990]);
    expect(extent({ ...late, unit: "price" })).toEqual([20, 990]);
  });
});

describe("a chart that is saved", () => {
  const svg = chartSvg(CHART, (property) => `colour-of${property}`);

  it("carries its title and the name and last value of each line, written safely", () => {
    expect(svg).toContain(">Gained &lt;so far&gt; &amp; lost</text>");
    expect(svg).toContain(">you +$1,000</text>");
    expect(svg).toContain(">your buyer +$990</text>");
    expect(svg).not.toContain("<so far>");
  });

  it("draws each line in its colour and dashes, from where it begins", () => {
    const paths = [...svg.matchAll(/<path d="([^"]+)"[^>]*stroke="colour-of--(you|buyer)"/g)];
    const [you, buyer] = [paths[0]![1]!, paths[1]![1]!];
    expect(you.match(/[ML]/g)).toHaveLength(3);
    expect(buyer.match(/[ML]/g)).toHaveLength(2);
    expect(svg).toContain('stroke-dasharray="8 3"');
  });

  it("names every rule otherwise, where all values lie within a dollar too", () => {
    for (const values of [
      [0, 0, 0],
      [0, 0.2, 0.31],
      [-0.4, 0.4, 0],
      [0, -3, 250],
    ]) {
      const [line] = CHART.series;
      const small = chartSvg({ ...CHART, series: [{ ...line!, values }], dots: [] }, () => "red");
      const labels = [...small.matchAll(/text-anchor="end">([^<]+)</g)].map(([, words]) => words);
      expect(labels.length).toBeGreaterThan(2);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it("puts zero on a rule of its own, and lines that end near each other apart", () => {
    expect(svg.match(/stroke="colour-of--hairline-strong"/g)).toHaveLength(1);
    const places = [...svg.matchAll(/y="([\d.]+)" >(?:you|your buyer) /g)].map((m) => Number(m[1]));
    expect(places).toHaveLength(2);
    expect(Math.abs(places[0]! - places[1]!)).toBeGreaterThanOrEqual(20);
  });
});
