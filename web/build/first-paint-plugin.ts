import { fileURLToPath } from "node:url";
import { type InlineConfig, type Plugin, runnerImport } from "vite";

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Markup is made without its styles. */
const withoutStyles: Plugin = {
  name: "without-styles",
  enforce: "pre",
  resolveId: (id) => (id.endsWith(".css") ? "\0no-styles" : null),
  load: (id) => (id === "\0no-styles" ? "" : null),
};

/**
 * Puts what is seen before any code has run into the page itself, and into the code what both need:
 * the article's example as the market plays it while the lab is built.
 */
export function firstPaint(version: string): Plugin {
  let define: Record<string, string> = {};
  return {
    name: "first-paint",
    async config() {
      const { module } = await runnerImport<typeof import("../../src/reports/article-report.ts")>(
        source("../../src/reports/article-report.ts"),
      );
      const example = { put: module.articleReport("put"), call: module.articleReport("call") };
      define = {
        __VERSION__: JSON.stringify(version),
        __ARTICLE_EXAMPLE__: JSON.stringify(example),
      };
      return { define };
    },
    async transformIndexHtml(html) {
      const config: InlineConfig = {
        define,
        plugins: [withoutStyles],
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
      };
      const { module } = await runnerImport<typeof import("./render-first-paint.tsx")>(
        source("./render-first-paint.tsx"),
        config,
      );
      return html.replace("<!--first-paint-->", module.renderFirstPaint());
    },
  };
}
