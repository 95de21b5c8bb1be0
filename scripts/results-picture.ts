import { scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";
import { groupThousands } from "../src/money/format-dollars.ts";
import type { CycleReport, ReplayReport } from "../src/reports/replay-report.ts";

const [WIDTH, HEIGHT] = [880, 400];
const MARGIN = { top: 66, right: 200, bottom: 34, left: 84 };

/** One colour for each party, in every picture (Okabe and Ito). */
const PARTIES = [
  {
    name: "just holding",
    colour: "#009e73",
    dash: "6 4",
    pnl: (c: CycleReport) => c.buyAndHold.pnl,
  },
  { name: "you", colour: "#e69f00", dash: "", pnl: (c: CycleReport) => c.seller.pnl },
  { name: "your buyer", colour: "#0072b2", dash: "8 3 2 3", pnl: (c: CycleReport) => c.buyer.pnl },
] as const;

const STYLE = `
  svg { background: #fff } text { font: 14px system-ui, sans-serif; fill: #222;
  font-variant-numeric: tabular-nums } .title { font-size: 17px }
  .axis { fill: #666; font-size: 12px }
  path { fill: none; stroke-width: 2.5 }
  .rule { stroke: #ddd } .zero { stroke: #444 }
  @media (prefers-color-scheme: dark) { svg { background: #16181d } text { fill: #e8e8e8 }
  .axis { fill: #aaa } .rule { stroke: #333 } .zero { stroke: #bbb }
  .your-buyer { stroke: #56b4e9 } }`;

/** The running results of seller, hedging buyer and just holding, month by month, as an SVG. */
export function resultsPicture(report: ReplayReport, title: string): string {
  const dates = [report.cycles[0]!.entry, ...report.cycles.map((cycle) => cycle.expiry)];
  const times = dates.map((date) => Date.parse(date));
  const series = PARTIES.map((party) => ({ ...party, totals: running(report.cycles, party.pnl) }));
  const all = series.flatMap(({ totals }) => totals);
  const x = scaleUtc([times[0]!, times.at(-1)!], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLinear(
    [Math.min(...all), Math.max(...all)],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  ).nice();
  const path = line<number>(
    (_, i) => x(times[i]!),
    (total) => y(total),
  );
  const end = WIDTH - MARGIN.right;
  const rules = y.ticks(6).map(
    (tick) => `<line class="${tick === 0 ? "zero" : "rule"}" x1="${MARGIN.left}" x2="${end}"
      y1="${y(tick)}" y2="${y(tick)}"/><text class="axis" x="${MARGIN.left - 8}" y="${y(tick) + 4}"
      text-anchor="end">${dollars(tick)}</text>`,
  );
  const years = x.ticks(5).map(
    (date) => `<text class="axis" x="${x(date)}" y="${HEIGHT - 10}"
      text-anchor="middle">${date.getUTCFullYear()}</text>`,
  );
  const lines = series.map(({ name, colour, dash, totals }) => {
    const total = totals.at(-1)!;
    return `<path class="${name.replace(" ", "-")}" d="${path(totals)}" stroke="${colour}"
      stroke-dasharray="${dash}"/><text x="${end + 10}" y="${y(total) + 5}"
      >${name} <tspan font-weight="600">${dollars(total)}</tspan></text>`;
  });
  const { from, to } = report.input;
  const heading = `${title}: who gained? ${from} to ${to}`;
  const subtitle = `Result in dollars. Call prices modelled from ${report.priceSource}.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"
  aria-label="${heading}"><style>${STYLE}</style>
<text class="title" x="16" y="28">${heading}</text>
<text class="axis" x="16" y="46">${subtitle}</text>
${[...rules, ...years, ...lines].join("\n")}
</svg>
`;
}

function running(cycles: readonly CycleReport[], pnl: (cycle: CycleReport) => number): number[] {
  const totals = [0];
  for (const cycle of cycles) totals.push(totals.at(-1)! + pnl(cycle));
  return totals;
}

function dollars(value: number): string {
  const sign = value > 0 ? "+" : value < 0 ? "-" : "";
  return `${sign}$${groupThousands(Math.round(Math.abs(value)))}`;
}
