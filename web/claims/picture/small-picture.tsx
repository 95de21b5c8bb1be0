import type { JSX } from "preact";
import type { CurvePicture, IntervalPicture, Picture } from "../../../src/claims/pages/picture.ts";
import { scaleOf } from "../../../src/claims/pages/scale.ts";
import { Line } from "./draw-curves.tsx";
import { Upright } from "./drawing.tsx";
import { TONE_COLOURS } from "./tone-colour.ts";

const [WIDTH, HEIGHT, EDGE] = [300, 72, 6];

interface SmallPictureProps {
  readonly picture: Picture;
  /** A picture of the same kind that stands beside it: both have one scale. */
  readonly beside?: Picture;
}

/** The picture without its words, for where its numbers stand beside it. */
export function SmallPicture({ picture, beside = picture }: SmallPictureProps): JSX.Element {
  return (
    <svg class="small-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {picture.kind === "intervals" ? (
        <Intervals picture={picture} all={[...numbersOf(picture), ...numbersOf(beside)]} />
      ) : (
        <Curves
          picture={picture}
          acrossAll={[...acrossOf(picture), ...acrossOf(beside)]}
          all={[...numbersOf(picture), ...numbersOf(beside)]}
        />
      )}
    </svg>
  );
}

/** What has a place on the scale of numbers, 0 among them. */
function numbersOf(picture: Picture): readonly number[] {
  const numbers =
    picture.kind === "intervals"
      ? [
          ...picture.rows.flatMap(({ mean, interval }) => [mean, ...interval]),
          ...picture.bounds.map(({ at }) => at),
        ]
      : picture.curves.flatMap(({ points, band = [] }) => [
          ...points.map((point) => point[1]),
          ...band.flat(),
        ]);
  return [0, ...numbers.filter(Number.isFinite)];
}

function acrossOf(picture: Picture): readonly number[] {
  if (picture.kind === "intervals") return [];
  return picture.curves.flatMap(({ points }) => points.map(([value]) => value));
}

interface IntervalsProps {
  readonly picture: IntervalPicture;
  readonly all: readonly number[];
}

function Intervals({ picture: { rows, bounds }, all }: IntervalsProps): JSX.Element {
  const x = scaleOf(all, EDGE, WIDTH - EDGE, 6);
  const step = HEIGHT / rows.length;
  return (
    <>
      <Upright x={x.at(0)} from={0} to={HEIGHT} kind="zero" />
      {bounds.map(({ at }) => (
        <Upright key={at} x={x.at(at)} from={0} to={HEIGHT} kind="bound" />
      ))}
      {rows.map(({ label, tone, mean, interval: [low, high] }, i) => {
        const y = (i + 0.5) * step;
        if (!Number.isFinite(mean)) return null;
        const colour = TONE_COLOURS[tone];
        return (
          <g key={label}>
            <path d={`M${x.at(low)} ${y}H${x.at(high)}`} stroke={colour} stroke-width="2" />
            <circle cx={x.at(mean)} cy={y} r="4" fill={colour} />
          </g>
        );
      })}
    </>
  );
}

interface CurvesProps {
  readonly picture: CurvePicture;
  readonly acrossAll: readonly number[];
  readonly all: readonly number[];
}

function Curves({ picture, acrossAll, all }: CurvesProps): JSX.Element {
  const x = scaleOf(acrossAll, EDGE, WIDTH - EDGE, 6);
  const y = scaleOf(all, HEIGHT - EDGE, EDGE, 4);
  return (
    <>
      <path d={`M0 ${y.at(0)}H${WIDTH}`} stroke="var(--hairline-strong)" />
      {picture.curves.map((curve) => (
        <Line key={curve.label} curve={curve} x={x} y={y} />
      ))}
    </>
  );
}
