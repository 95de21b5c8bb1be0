import type { JSX } from "preact";
import { download, downloadText } from "./download.ts";
import { svgToPng } from "./picture/svg-to-png.ts";
import "./save-menu.css";

interface SaveMenuProps {
  /** Without its ending. */
  readonly fileName: string;
  /** The picture as an SVG of its own, colours written in; left out where there is none. */
  readonly svg?: () => Promise<string>;
  readonly csv: () => string;
}

/** Save a picture or a table: PNG, SVG, CSV. */
export function SaveMenu({ fileName, svg, csv }: SaveMenuProps): JSX.Element {
  return (
    <details class="save">
      <summary>Save</summary>
      <div class="row">
        {svg !== undefined && (
          <>
            <button
              type="button"
              onClick={async () => download(`${fileName}.png`, await svgToPng(await svg()))}
            >
              PNG
            </button>
            <button
              type="button"
              onClick={async () => downloadText(`${fileName}.svg`, "image/svg+xml", await svg())}
            >
              SVG
            </button>
          </>
        )}
        <button type="button" onClick={() => downloadText(`${fileName}.csv`, "text/csv", csv())}>
          CSV
        </button>
      </div>
    </details>
  );
}
