import type { JSX } from "preact";

/** What is seen before any code has run: the first screen's question. */
export function FirstPaint(): JSX.Element {
  return (
    <section class="stack">
      <h1>You sold this option. Who bought it, and who paid whom?</h1>
    </section>
  );
}
