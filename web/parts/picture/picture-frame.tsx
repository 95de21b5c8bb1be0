import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { SaveMenu } from "../save-menu.tsx";
import { colourOf } from "./colour-of.ts";
import { remPixels } from "./rem-pixels.ts";
import "./picture-frame.css";

interface PictureFrameProps {
  /** Said to who cannot see the picture. */
  readonly title: string;
  readonly fileName: string;
  /** Of the drawing; at a width, where lines of words break. */
  readonly height: number | ((width: number) => number);
  /** Drawn no narrower than this. */
  readonly leastWidth?: number;
  /** Draws at a width; colours as `var(--name)`, which are written out where it is saved. */
  readonly draw: (width: number) => ComponentChildren;
  /** The same numbers. */
  readonly csv: () => string;
  readonly table: ComponentChildren;
  /** Below the picture. */
  readonly children?: ComponentChildren;
}

const DESIGN_REM = 16;
const FIRST_WIDTH = 720;
/** Around the drawing where it is saved; on the page it is cut off. */
const MARGIN = 16;

/** A drawing as wide as its place, larger with larger text, with its table and ways to save it. */
export function PictureFrame(props: PictureFrameProps): JSX.Element {
  const { title, fileName, leastWidth = 0, draw, csv, table, children } = props;
  const [width, setWidth] = useState(FIRST_WIDTH);
  const height = typeof props.height === "number" ? props.height : props.height(width);
  const place = useRef<HTMLElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const figure = place.current!;
    const measure = (): void => {
      const width = Math.round((figure.clientWidth * DESIGN_REM) / remPixels());
      setWidth(Math.max(leastWidth, width));
    };
    measure();
    const follow = new ResizeObserver(measure);
    follow.observe(figure);
    return () => follow.disconnect();
  }, [leastWidth]);
  return (
    <figure class="picture" ref={place}>
      <svg
        ref={picture}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={title}
        font-family="system-ui, sans-serif"
        font-size="13"
        fill="var(--ink)"
      >
        <rect
          x={-MARGIN}
          y={-MARGIN}
          width={width + 2 * MARGIN}
          height={height + 2 * MARGIN}
          fill="var(--paper)"
        />
        {draw(width)}
      </svg>
      {children}
      <div class="row small">
        <details class="save">
          <summary>As a table</summary>
          {table}
        </details>
        <SaveMenu
          fileName={fileName}
          svg={async () => pictureText(picture.current!, width, height)}
          csv={csv}
        />
      </div>
    </figure>
  );
}

/** The drawing as a file of its own: its size, and the colours that the page has now. */
function pictureText(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [across, down] = [width + 2 * MARGIN, height + 2 * MARGIN];
  copy.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${across} ${down}`);
  copy.setAttribute("width", `${across}`);
  copy.setAttribute("height", `${down}`);
  const text = new XMLSerializer().serializeToString(copy);
  return text.replace(/var\((--[\w-]+)\)/g, (_, property: string) => colourOf(property));
}
