import { basename, extname, isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Message, Plugin } from "esbuild";
import { readDisk } from "../disk/read-disk.ts";
import { InputError, quoted } from "../input/input-error.ts";
import { preludeSource } from "./prelude.ts";

/** A participant's file and all that it imports, as one script; plain data. */
export interface ParticipantBundle {
  /** Name of its account. */
  readonly id: string;
  /** As the user named it. */
  readonly file: string;
  readonly code: string;
  /** Source map, as JSON. */
  readonly map: string;
}

/** What the script leaves its exports in. */
export const EXPORTS_NAME = "participant";

const PRELUDE = "bothsides:prelude";
const ENTRY = "bothsides:participant";
const ENDINGS = [".ts", ".mts", ".js", ".mjs"];

/** Our own files: TypeScript in the source tree, JavaScript in the package. */
const ENDING = extname(import.meta.url).slice(1);
const OWN_ROOT = fileURLToPath(new URL("../../src", import.meta.url));

/**
 * Bundles the files of `--participant`, in order; two of one name get numbers.
 *
 * @throws InputError that names file, line and column.
 */
export async function bundleParticipants(files: readonly string[]): Promise<ParticipantBundle[]> {
  const names = files.map((file) => basename(file, extname(file)).replace(/[^\w.-]/g, "-"));
  const bundles: ParticipantBundle[] = [];
  for (const [i, file] of files.entries()) {
    const before = names.slice(0, i).filter((name) => name === names[i]).length;
    const id = `own-${names[i]}${before > 0 ? `-${before + 1}` : ""}`;
    bundles.push({ id, file, ...(await bundle(file)) });
  }
  return bundles;
}

async function bundle(file: string): Promise<Pick<ParticipantBundle, "code" | "map">> {
  if (!ENDINGS.includes(extname(file))) {
    const ending = quoted(extname(file));
    const what = `a participant is a file of TypeScript or JavaScript, not ${ending}`;
    throw new InputError({ file, what, mend: `Give a file that ends in ${ENDINGS.join(", ")}` });
  }
  await readDisk(file);
  const { build } = await import("esbuild");
  try {
    const { outputFiles } = await build({
      ...{ entryPoints: [ENTRY], bundle: true, write: false, outfile: "participant.js" },
      ...{ format: "iife", globalName: EXPORTS_NAME, platform: "neutral", target: "es2022" },
      ...{ sourcemap: "external", legalComments: "none", logLevel: "silent" },
      // A configuration beside the file is about other tools.
      tsconfigRaw: "{}",
      define: { require: "undefined" },
      plugins: [onlyOwnFiles(resolve(file))],
    });
    const textOf = (ending: string): string =>
      outputFiles.find(({ path }) => path.endsWith(ending))!.text;
    return { code: textOf(".js"), map: textOf(".map") };
  } catch (error) {
    const [first] = (error as { readonly errors?: readonly Message[] }).errors ?? [];
    if (first === undefined) throw error;
    throw refused(file, first);
  }
}

function refused(named: string, { text, location }: Message): InputError {
  if (location === null) return new InputError({ file: named, what: text });
  const isEntry = resolve(location.file) === resolve(named);
  const place = { line: location.line, column: String(location.column + 1) };
  return new InputError({ file: isEntry ? named : location.file, ...place, what: text });
}

/** A participant imports types and sums of bothsides, and files of its own; nothing else. */
function onlyOwnFiles(entry: string): Plugin {
  return {
    name: "only-own-files",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^bothsides:/ }, ({ path }) => ({ path, namespace: "own" }));
      onResolve({ filter: /^bothsides$/ }, () => ({ path: `${OWN_ROOT}/index.${ENDING}` }));
      onResolve({ filter: /^[^./]/ }, ({ path }) => {
        if (path.startsWith("bothsides") || isAbsolute(path)) return undefined;
        const what = `it imports ${quoted(path)}. A participant has the market and nothing else`;
        return { errors: [{ text: `${what}. Import "bothsides", or files of your own` }] };
      });
      onLoad({ filter: /prelude$/, namespace: "own" }, () => {
        return { contents: preludeSource(`${OWN_ROOT}/math`, ENDING), resolveDir: OWN_ROOT };
      });
      onLoad({ filter: /participant$/, namespace: "own" }, () => {
        const [first, file] = [JSON.stringify(PRELUDE), JSON.stringify(entry)];
        // Read from the namespace: a file without a default export is told in our words.
        const imports = `import ${first};\nimport * as all from ${file};`;
        return { contents: `${imports}\nexport default all.default;`, resolveDir: OWN_ROOT };
      });
    },
  };
}
