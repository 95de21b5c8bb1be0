const { builtinModules } = require("node:module");

/** Who may import whom, as a graph. The order of src/'s folders is in scripts/tidy/imports.ts. */
const TEST = "\\.test\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Files that need each other are one file, or miss a third one below them.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "src-is-pure",
      comment: "src/ imports src/ only: no builtins, no packages, no edges, no tools.",
      severity: "error",
      from: { path: "^src/", pathNot: TEST },
      to: { pathNot: "^src/" },
    },
    {
      name: "edges-without-tools",
      comment: "What is shipped does not need what builds and tests it.",
      severity: "error",
      from: { path: "^edges/", pathNot: TEST },
      to: { path: "^(scripts|test|web|bench|examples)/" },
    },
    {
      name: "web-without-node",
      comment: "A browser has none of Node's builtins, however far away they are imported.",
      severity: "error",
      from: { path: "^web/", pathNot: `(${TEST}|^web/build/|^web/vite\\.config\\.ts$)` },
      to: { path: `^(node:)?(${builtinModules.join("|")})$`, reachable: true },
    },
    {
      name: "tests-are-leaves",
      comment: "Only tests import tests.",
      severity: "error",
      from: { pathNot: `(${TEST}|^test/)` },
      to: { path: `(${TEST}|^test/)` },
    },
    {
      name: "no-unknown-modules",
      comment: "An import that cannot be found was never checked.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-unused-in-src",
      comment:
        "A file of src/ that only its test imports is dead; entry files are for the outside.",
      severity: "error",
      from: { pathNot: TEST },
      module: {
        path: "^src/",
        pathNot: `(${TEST}|^src/[^/]+\\.ts$|/index\\.ts$)`,
        numberOfDependentsLessThan: 1,
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types"] },
  },
};
