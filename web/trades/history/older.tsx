import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

interface OlderProps {
  readonly isOlder: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** So long what belongs to older settings is shown as it is. */
const FAST_MS = 400;

/**
 * Shows what belongs to older settings paler, where the newer takes its time. A transition of the
 * style sheet with that delay would draw the whole part twice for each position of a slider.
 */
export function Older({ isOlder, class: name = "", children }: OlderProps): JSX.Element {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isOlder) return;
    const timer = setTimeout(() => setLate(true), FAST_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isOlder]);
  return <div class={isOlder && isLate ? `${name} older`.trim() : name}>{children}</div>;
}
