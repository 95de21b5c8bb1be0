import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { ArticleReport } from "../../../src/reports/article-report.ts";
import { LineChart } from "../../parts/chart/line-chart.tsx";
import { tradeWords } from "./story.ts";

interface StockLineProps {
  readonly example: ArticleReport;
  /** Closes that have been. */
  readonly closes: number;
}

/** Dollars: the axis does not move while the line grows. */
const RANGE = [97, 103] as const;

/** The stock so far, a dot for each share trade; its place is kept until the first close. */
export function StockLine({ example, closes }: StockLineProps): JSX.Element {
  const { steps } = example;
  const x = useMemo(
    () => ({ kind: "number" as const, label: "close", values: steps.map((_, i) => i + 1) }),
    [steps],
  );
  const series = useMemo(() => {
    // Unseen before the first close, it has its height all the same.
    const seen = Math.max(closes, 1);
    const values = steps.map(({ price }, i) => (i < seen ? price : Number.NaN));
    return [{ name: "the stock", colour: "--ink", values }];
  }, [steps, closes]);
  const dots = useMemo(() => {
    const points = steps
      .slice(0, closes)
      .map((step, i) => ({ x: i + 1, y: step.price, label: `he ${tradeWords(step)}` }));
    return [{ name: "share trades of your buyer", colour: "--buyer", points }];
  }, [steps, closes]);
  return (
    <div class={closes === 0 ? "no-close" : ""}>
      <LineChart
        title="The stock, a dot for each share trade of your buyer"
        fileName="example-stock"
        x={x}
        unit="price"
        series={series}
        dots={dots}
        height={200}
        range={RANGE}
      />
    </div>
  );
}
