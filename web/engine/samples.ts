/** A history that comes with the lab. */
export interface Sample {
  /** In settings and links. */
  readonly id: "apple" | "sp500";
  /** In sentences: "Apple calls". */
  readonly name: string;
  /** As the command line reads it. */
  readonly file: string;
  readonly title: string;
  readonly licence: string;
  readonly load: () => Promise<string>;
}

export const SAMPLES: readonly Sample[] = [
  {
    id: "apple",
    name: "Apple",
    file: "AAPL.csv",
    title: "Apple, 2007 to 2012",
    licence: "Apple closes 2007-2012, package @visx/mock-data (MIT)",
    load: async () => (await import("../../samples/AAPL.csv?raw")).default,
  },
  {
    id: "sp500",
    name: "S&P 500",
    file: "SP500.csv",
    title: "S&P 500, 2000 to 2020",
    licence: "S&P 500 closes 2000-2020 from Yahoo Finance, package vega-datasets (BSD-3-Clause)",
    load: async () => (await import("../../samples/SP500.csv?raw")).default,
  },
];
