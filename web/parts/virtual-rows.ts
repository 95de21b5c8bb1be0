import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from "@tanstack/virtual-core";
import { useEffect, useRef, useState } from "preact/hooks";
import { remPixels } from "./picture/rem-pixels.ts";

/** The rows that are seen: from, up to but not including to, and all rows' height in pixels. */
export interface SeenRows {
  readonly from: number;
  readonly to: number;
  readonly rowPixels: number;
}

/** Rem: grows with the reader's text. */
const ROW_REM = 2;
const ROWS_BEYOND = 8;

/** Which of so many rows of one height are seen in a box that scrolls. */
export function useVirtualRows(count: number): {
  readonly box: { current: HTMLDivElement | null };
  readonly seen: SeenRows;
} {
  const box = useRef<HTMLDivElement>(null);
  const rowPixels = ROW_REM * remPixels();
  const [seen, setSeen] = useState({ from: 0, to: Math.min(count, 40) });
  useEffect(() => {
    const virtualizer = new Virtualizer<HTMLDivElement, HTMLTableRowElement>({
      count,
      getScrollElement: () => box.current,
      estimateSize: () => rowPixels,
      overscan: ROWS_BEYOND,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: (now) => {
        const items = now.getVirtualItems();
        if (items.length > 0) setSeen({ from: items[0]!.index, to: items.at(-1)!.index + 1 });
      },
    });
    const end = virtualizer._didMount();
    virtualizer._willUpdate();
    return end;
  }, [count, rowPixels]);
  return {
    box,
    seen: { from: Math.min(seen.from, count), to: Math.min(seen.to, count), rowPixels },
  };
}
