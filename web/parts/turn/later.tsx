import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { inTurn } from "./in-turn.ts";
import "./later.css";

interface LaterProps<T> {
  readonly value: T;
  /** Draws the value, and nothing else that changes. */
  readonly children: (value: T) => JSX.Element;
}

/**
 * A part of the page that is drawn after what stands above it, in a task of its own. Until its turn
 * comes it shows the value before, or keeps some room free.
 */
export function Later<T>({ value, children }: LaterProps<T>): JSX.Element {
  const [shown, setShown] = useState<{ readonly value: T } | undefined>(undefined);
  const newest = useRef(value);
  const isWaiting = useRef(false);
  newest.current = value;
  useLayoutEffect(() => {
    if (isWaiting.current || (shown !== undefined && shown.value === value)) return;
    isWaiting.current = true;
    inTurn(() => {
      isWaiting.current = false;
      setShown({ value: newest.current });
    });
  }, [value]);
  return useMemo(
    () => (shown === undefined ? <div class="to-come" /> : children(shown.value)),
    [shown],
  );
}
