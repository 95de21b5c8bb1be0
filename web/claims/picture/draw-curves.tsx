import type { JSX } from "preact";
import type { Curve, CurvePicture } from "../../../src/claims/pages/picture.ts";
import { type Scale, scaleOf } from "../../../src/claims/pages/scale.ts";
import { toldTick } from "../../../src/claims/words.ts";
import { spreadLabels } from "../../parts/picture/spread-labels.ts";
import { type Drawing, drawTitle, insideX, Note, Upright } from "./drawing.tsx";
import { TONE_COLOURS } from "./tone-colour.ts";
import { wordsWidth } from "./wrap-words.ts";

/** Below this width the names of the curves stand under them. */
const WIDE = 560;
const PLOT = 260;
const NAME_LINE = 20;

interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Lines over an axis: intervals as bands, theory as dashes, each with its name at its end. */
export function drawCurves(picture: CurvePicture, width: number): Drawing {
  const { title, x: across, y: up, curves } = picture;
  const isWide = width >= WIDE;
  const head = drawTitle(title, width);
  const top = head.height + 24;
  const bottom = top + PLOT;
  const points = curves.flatMap((curve) => curve.points);
  const bands = curves.flatMap(({ band }) => band ?? []).flat();
  const y = scaleOf([0, ...points.map((point) => point[1]), ...bands], bottom, top, 6);
  const left = Math.max(...y.ticks.map((tick) => wordsWidth(toldTick(up.unit, tick), 12))) + 10;
  const names = Math.max(...curves.map(({ label }) => wordsWidth(label, 13)));
  const right = width - (isWide ? names + 12 : 16);
  const most = Math.max(3, Math.floor((right - left) / 60));
  const x = scaleOf(
    points.map(([value]) => value),
    ...([left, right, most] as const),
  );
  const plot = { x, y, left, right, top, bottom };
  const below = bottom + 46;
  return {
    height: below + (isWide ? 0 : NAME_LINE * curves.length),
    parts: (
      <>
        {head.parts}
        <Note x={0} y={top - 10} anchor="start">
          {up.label}
        </Note>
        <Axes plot={plot} picture={picture} />
        <Note x={insideX((left + right) / 2, wordsWidth(across.label, 12), width)} y={bottom + 38}>
          {across.label}
        </Note>
        {curves.map((curve) => (
          <Line key={curve.label} curve={curve} x={x} y={y} />
        ))}
        {isWide ? <EndNames plot={plot} curves={curves} /> : <Names from={below} curves={curves} />}
      </>
    ),
  };
}

function Axes({ plot, picture }: { readonly plot: Plot; readonly picture: CurvePicture }) {
  const { x, y, left, right, top, bottom } = plot;
  return (
    <>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <path
            d={`M${left} ${y.at(tick)}H${right}`}
            stroke={tick === 0 ? "var(--hairline-strong)" : "var(--hairline)"}
          />
          <Note x={left - 8} y={y.at(tick) + 4} anchor="end">
            {toldTick(picture.y.unit, tick)}
          </Note>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <g key={tick}>
          {tick === 0 && <Upright x={x.at(tick)} from={top} to={bottom} kind="rule" />}
          <Note x={x.at(tick)} y={bottom + 18}>
            {toldTick(picture.x.unit, tick)}
          </Note>
        </g>
      ))}
    </>
  );
}

interface LineProps {
  readonly curve: Curve;
  readonly x: Scale;
  readonly y: Scale;
}

/** A curve and, where it has one, the band of its intervals. */
export function Line({ curve, x, y }: LineProps): JSX.Element {
  const { points, band = [], tone, isTheory = false } = curve;
  const at = (px: number, py: number): string => `${x.at(px)} ${y.at(py)}`;
  const lows = band.map(([low], i) => at(points[i]![0], low));
  const highs = band.map(([, high], i) => at(points[i]![0], high)).reverse();
  return (
    <>
      {band.length > 0 && (
        <path
          d={`M${[...lows, ...highs].join("L")}Z`}
          fill={TONE_COLOURS[tone]}
          fill-opacity="0.2"
        />
      )}
      <path
        d={`M${points.map(([px, py]) => at(px, py)).join("L")}`}
        fill="none"
        stroke={TONE_COLOURS[tone]}
        stroke-width="2"
        vector-effect="non-scaling-stroke"
        {...(isTheory ? { "stroke-dasharray": "6 4" } : {})}
      />
    </>
  );
}

interface NamesProps {
  readonly curves: readonly Curve[];
}

function EndNames({ plot, curves }: NamesProps & { readonly plot: Plot }): JSX.Element {
  const { y, right, top } = plot;
  const ends = curves.map(({ points }) => y.at(points.at(-1)![1]) - top);
  const places = spreadLabels(ends, 16, PLOT);
  return (
    <>
      {curves.map(({ label }, i) => (
        <text key={label} x={right + 8} y={top + places[i]! + 4}>
          {label}
        </text>
      ))}
    </>
  );
}

function Names({ from, curves }: NamesProps & { readonly from: number }): JSX.Element {
  return (
    <>
      {curves.map(({ label, tone, isTheory }, i) => {
        const y = from + NAME_LINE * i + 8;
        return (
          <g key={label}>
            <path
              d={`M0 ${y}h28`}
              stroke={TONE_COLOURS[tone]}
              stroke-width="2"
              {...(isTheory === true ? { "stroke-dasharray": "6 4" } : {})}
            />
            <text x={36} y={y + 4}>
              {label}
            </text>
          </g>
        );
      })}
    </>
  );
}
