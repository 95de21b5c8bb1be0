import { fileURLToPath } from "node:url";
import { type Plugin, runnerImport } from "vite";

const SOURCE = fileURLToPath(new URL("./render-first-paint.tsx", import.meta.url));

/** Puts what `FirstPaint` shows into the page itself: it is seen before any code has run. */
export function firstPaint(): Plugin {
  return {
    name: "first-paint",
    async transformIndexHtml(html) {
      const { module } = await runnerImport<{ renderFirstPaint: () => string }>(SOURCE, {
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
      });
      return html.replace("<!--first-paint-->", module.renderFirstPaint());
    },
  };
}
