import type { Picture } from "../../../src/claims/pages/picture.ts";
import { told, toldInterval } from "../../../src/claims/words.ts";
import { type CsvCell, toCsv } from "../../parts/csv.ts";

const HEADS = {
  intervals: ["what", "mean", "low", "high"],
  curves: ["what", "x", "y", "low", "high"],
} as const;

/** The numbers of a picture, as they were measured. */
export function pictureCsv(picture: Picture): string {
  return toCsv(HEADS[picture.kind], pictureRows(picture));
}

/** The same in words: heads, then rows. */
export function pictureTable(picture: Picture): readonly (readonly string[])[] {
  if (picture.kind === "intervals") {
    const rows = picture.rows.map(({ label, mean, interval }) => {
      return [label.trim(), told(picture.unit, mean), toldInterval(picture.unit, interval)];
    });
    return [["what", "measured", "95 %"], ...rows];
  }
  const { x, y, curves } = picture;
  const rows = curves.flatMap(({ label, points, band }) =>
    points.map(([px, py], i) => {
      const interval = band?.[i];
      const words = interval === undefined ? "" : toldInterval(y.unit, interval);
      return [label, told(x.unit, px), told(y.unit, py), words];
    }),
  );
  return [["what", x.label, y.label, "95 %"], ...rows];
}

function pictureRows(picture: Picture): CsvCell[][] {
  if (picture.kind === "intervals") {
    return picture.rows.map(({ label, mean, interval }) => [label.trim(), mean, ...interval]);
  }
  return picture.curves.flatMap(({ label, points, band }) =>
    points.map((point, i) => [label, ...point, ...(band?.[i] ?? [null, null])]),
  );
}
