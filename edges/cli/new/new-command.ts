import { writeFileSync } from "node:fs";
import { extname } from "node:path";
import type { Command } from "commander";
import { InputError, quoted } from "../../input/input-error.ts";
import { SCAFFOLDS, type Scaffold } from "./scaffolds.ts";

const ENDINGS = [".ts", ".mts"];

/** Adds `bothsides new`: a participant of one's own that runs as it is. */
export function addNewCommand(program: Command): void {
  program
    .command("new")
    .summary("a maker or trader of your own, in 25 lines that run")
    .description("Writes a maker or a trader of your own: 25 lines that run at once.")
    .argument("<kind>", "maker or trader")
    .argument("<file>", "a new file: FILE.ts")
    .action((kind: string, file: string) => {
      if (!isScaffold(kind)) {
        const mend = `Give ${Object.keys(SCAFFOLDS).join(" or ")}`;
        throw new InputError({ what: `new ${quoted(kind)}`, why: "there is no such kind", mend });
      }
      writeNew(file, SCAFFOLDS[kind].replace("FILE", file));
      process.stdout.write(`${file} written. Now: bothsides run history --participant ${file}\n`);
    });
}

function isScaffold(kind: string): kind is Scaffold {
  return Object.hasOwn(SCAFFOLDS, kind);
}

/** Nothing is ever written over. */
function writeNew(file: string, text: string): void {
  if (!ENDINGS.includes(extname(file))) {
    const what = `it would be TypeScript, not ${quoted(extname(file))}`;
    throw new InputError({ file, what, mend: `Name it with ${ENDINGS.join(" or ")} at the end` });
  }
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") {
      const [what, why] = ["there is such a file already", "Nothing is written over"];
      throw new InputError({ file, what, why, mend: "Give another name" });
    }
    const what = code === "ENOENT" ? "there is no such folder" : "it cannot be written";
    throw new InputError({ file, what, mend: "Check the path" });
  }
}
