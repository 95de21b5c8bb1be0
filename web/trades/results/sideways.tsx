import type { ComponentChildren, JSX } from "preact";

interface SidewaysProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A table that may be wider than a phone: it scrolls by itself, by keyboard too. */
export function Sideways({ label, children }: SidewaysProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section class="scroll-sideways" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
