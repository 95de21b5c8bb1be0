import { useEffect, useRef, useState } from "preact/hooks";
import type uPlot from "uplot";
import { isDark } from "../../app/theme.ts";
import { remPixels } from "../picture/rem-pixels.ts";
import type { ChartProps } from "./chart-props.ts";
import { drawChart } from "./draw-chart.ts";

/** The box a chart is drawn into, and the chart once it is there. */
export interface DrawnChart {
  readonly box: { current: HTMLDivElement | null };
  readonly plot: uPlot | undefined;
}

const USUAL_REM = 16;

/** Keeps a uPlot in step with what it shows, the size of its box and text, and the theme. */
export function useChart(
  props: ChartProps,
  height: number,
  onCursor: (index: number) => void,
): DrawnChart {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const [rem, setRem] = useState(USUAL_REM);
  const [, setDrawn] = useState(0);
  const dark = isDark();
  const { x, series, dots, unit } = props;
  useEffect(() => {
    const place = box.current!;
    plot.current = drawChart(place, props, height, onCursor, () => setDrawn((n) => n + 1));
    const follow = new ResizeObserver(() => {
      setRem(remPixels());
      if (plot.current?.width === place.clientWidth) return;
      plot.current?.setSize({ width: place.clientWidth, height });
    });
    follow.observe(place);
    return () => {
      follow.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [x, series, dots, unit, height, dark, rem]);
  return { box, plot: plot.current };
}
