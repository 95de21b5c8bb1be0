import { render } from "preact-render-to-string";
import { FirstPaint } from "../first-paint.tsx";

/** The markup of the page before any code has run. */
export function renderFirstPaint(): string {
  return render(
    <div class="page">
      <div class="masthead-place">
        <span class="brand">bothsides</span>
      </div>
      <main>
        <FirstPaint />
      </main>
    </div>,
  );
}
