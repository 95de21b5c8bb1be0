/** The package's version, put in by the build. */
declare const __VERSION__: string;

/** The article's example, played when the lab was built: it is there before any worker is. */
declare const __ARTICLE_EXAMPLE__: Readonly<
  Record<"put" | "call", import("../../src/reports/article-report.ts").ArticleReport>
>;
