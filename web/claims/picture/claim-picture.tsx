import type { JSX } from "preact";
import type { Picture } from "../../../src/claims/pages/picture.ts";
import { PictureFrame } from "../../parts/picture/picture-frame.tsx";
import { PlainTable } from "../plain-table.tsx";
import { drawCurves } from "./draw-curves.tsx";
import { drawIntervals } from "./draw-intervals.tsx";
import type { Drawing } from "./drawing.tsx";
import { pictureCsv, pictureTable } from "./picture-csv.ts";

interface ClaimPictureProps {
  readonly picture: Picture;
  readonly fileName: string;
}

/** What an experiment found, as a picture, as a table, or saved. */
export function ClaimPicture({ picture, fileName }: ClaimPictureProps): JSX.Element {
  const [head, ...rows] = pictureTable(picture);
  return (
    <PictureFrame
      title={picture.title}
      fileName={fileName}
      height={(width) => drawPicture(picture, width).height}
      draw={(width) => drawPicture(picture, width).parts}
      csv={() => pictureCsv(picture)}
      table={<PlainTable caption={picture.title} head={head!} rows={rows} />}
    />
  );
}

function drawPicture(picture: Picture, width: number): Drawing {
  return picture.kind === "intervals" ? drawIntervals(picture, width) : drawCurves(picture, width);
}
