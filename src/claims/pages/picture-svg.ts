import { told, toldTick } from "../words.ts";
import type { Curve, CurvePicture, IntervalPicture, Picture, Tone } from "./picture.ts";
import { type Scale, scaleOf } from "./scale.ts";

const WIDTH = 720;
const TOP = 48;
const ROW = 34;
const LABELS = 230;
const RIGHT = 24;

/** Okabe and Ito's colours, one for each party, as in all pictures of the project. */
const COLOURS: Readonly<Record<Tone, string>> = {
  seller: "#e69f00",
  buyer: "#0072b2",
  trader: "#cc79a7",
  others: "#777777",
  company: "#009e73",
  result: "currentColor",
};

/** Numbers have a rim of the background, which keeps them apart from lines under them. */
const STYLE = `svg{background:#fff;color:#222}text{font:13px system-ui,sans-serif;fill:currentColor;
font-variant-numeric:tabular-nums}.title{font-size:16px}
.axis{fill:#666;font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:4px}
.rule{stroke:#ddd}.zero{stroke:#888}.bound{stroke:currentColor;stroke-dasharray:2 3}
path{fill:none;stroke-width:2}.theory{stroke-dasharray:6 4}.band{stroke:none;fill-opacity:.15}
@media (prefers-color-scheme:dark){svg{background:#16181d;color:#e8e8e8}
.axis{fill:#aaa;stroke:#16181d}.rule{stroke:#333}}`;

/** A picture as an SVG; the same text for the same numbers. */
export function pictureSvg(picture: Picture): string {
  return picture.kind === "intervals" ? intervalsSvg(picture) : curvesSvg(picture);
}

function intervalsSvg({ title, unit, rows, bounds }: IntervalPicture): string {
  const bottom = TOP + ROW * rows.length;
  const numbers = [0, ...rows.flatMap(({ interval }) => interval), ...bounds.map(({ at }) => at)];
  const x = scaleOf(numbers, LABELS, WIDTH - RIGHT, 8);
  const marks = x.ticks.map((tick) => {
    const label = text(x.at(tick), bottom + 18, toldTick(unit, tick), "axis", "middle");
    return verticalLine(x.at(tick), TOP - 8, bottom, tick === 0 ? "zero" : "rule") + label;
  });
  const lines = bounds.map(({ at, label }) => {
    const note = text(x.at(at), bottom + 36, label, "axis", "middle");
    return verticalLine(x.at(at), TOP - 8, bottom, "bound") + note;
  });
  const bars = rows.map(({ label, tone, mean, interval }, i) => {
    const y = TOP + ROW * i + ROW / 2;
    const [low, high] = interval.map((end) => pixel(x.at(end)));
    const colour = COLOURS[tone];
    return (
      text(LABELS - 10, y + 4, label, "", "end") +
      `<line x1="${low}" x2="${high}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="3"/>` +
      `<circle cx="${pixel(x.at(mean))}" cy="${y}" r="5" fill="${colour}"/>` +
      text(x.at(mean), y - 9, told(unit, mean), "axis", "middle")
    );
  });
  return frame(title, bottom + 44, [...marks, ...lines, ...bars]);
}

function curvesSvg({ title, x: across, y: up, curves }: CurvePicture): string {
  const [left, bottom] = [72, 320];
  const points = curves.flatMap((curve) => curve.points);
  const bands = curves.flatMap(({ band }) => band ?? []).flat();
  const right = WIDTH - 150;
  const x = scaleOf(
    points.map(([value]) => value),
    ...([left, right, 8] as const),
  );
  const y = scaleOf([0, ...points.map(([, value]) => value), ...bands], bottom, TOP + 22, 6);
  const marks = [
    ...y.ticks.map((tick) => {
      const at = pixel(y.at(tick));
      const rule = `<line class="${tick === 0 ? "zero" : "rule"}" x1="${left}" x2="${right}"`;
      const label = text(left - 8, at + 4, toldTick(up.unit, tick), "axis", "end");
      return `${rule} y1="${at}" y2="${at}"/>${label}`;
    }),
    ...x.ticks.map((tick) => {
      return text(x.at(tick), bottom + 18, toldTick(across.unit, tick), "axis", "middle");
    }),
    text(left, TOP + 8, up.label, "axis", "start"),
    text((left + right) / 2, bottom + 38, across.label, "axis", "middle"),
  ];
  return frame(title, bottom + 50, [...marks, ...labelled(curves, x, y)]);
}

/** Labels stand at the ends of the curves, pushed apart where they would overlap. */
function labelled(curves: readonly Curve[], x: Scale, y: Scale): string[] {
  const ends = curves.map((curve, i) => ({ i, y: y.at(curve.points.at(-1)![1]) }));
  ends.sort((a, b) => a.y - b.y || a.i - b.i);
  let above = Number.NEGATIVE_INFINITY;
  const places = new Map<number, number>();
  for (const end of ends) {
    above = Math.max(end.y, above + 15);
    places.set(end.i, above);
  }
  return curves.map((curve, i) => {
    const { points, tone, label, isTheory } = curve;
    const path = points.map(([px, py]) => `${pixel(x.at(px))} ${pixel(y.at(py))}`).join("L");
    const colour = COLOURS[tone];
    const kind = isTheory ? ` class="theory"` : "";
    const end = x.at(x.ticks.at(-1)!) + 8;
    const name = text(end, places.get(i)! + 4, label, "", "start");
    return `${bandOf(curve, x, y)}<path${kind} stroke="${colour}" d="M${path}"/>${name}`;
  });
}

function bandOf({ points, band, tone }: Curve, x: Scale, y: Scale): string {
  if (band === undefined) return "";
  const at = (place: number, value: number): string =>
    `${pixel(x.at(points[place]![0]))} ${pixel(y.at(value))}`;
  const lows = band.map(([low], i) => at(i, low));
  const highs = band.map(([, high], i) => at(i, high)).reverse();
  const outline = [...lows, ...highs].join("L");
  return `<path class="band" style="fill:${COLOURS[tone]}" d="M${outline}Z"/>`;
}

function frame(title: string, height: number, parts: readonly string[]): string {
  const name = escaped(title);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" \
aria-label="${name}"><style>${STYLE}</style>
<text class="title" x="16" y="26">${name}</text>
${parts.join("\n")}
</svg>
`;
}

function verticalLine(at: number, top: number, bottom: number, kind: string): string {
  const x = pixel(at);
  return `<line class="${kind}" x1="${x}" x2="${x}" y1="${top}" y2="${bottom}"/>`;
}

function text(x: number, y: number, words: string, kind: string, anchor: string): string {
  const place = `x="${pixel(x)}" y="${pixel(y)}" text-anchor="${anchor}"`;
  return `<text class="${kind}" ${place}>${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** A tenth of a pixel is finer than anybody sees. */
function pixel(value: number): number {
  return Math.round(value * 10) / 10;
}
