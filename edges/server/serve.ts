import { InputError } from "../input/input-error.ts";
import { type RunningLab, startLabServer } from "./lab-server.ts";

/** Kept from one time to the next, so that the browser keeps the choices made in the lab. */
const USUAL_PORT = 4300;

export interface ServeOptions {
  /** 0 is any free one; without it the usual one, or a free one where that is taken. */
  readonly port?: number;
  readonly open: boolean;
}

/** Serves the lab until the process is told to end (SIGINT, SIGTERM); it then ends with code 0. */
export async function serve({ port, open }: ServeOptions): Promise<void> {
  const lab = await (port === undefined ? startAnywhere() : startLabServer(port));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => lab.close());
  process.stdout.write(`The lab: ${lab.address}\n`);
  process.stdout.write("Files that you drop on it stay on this computer. Ctrl-C ends it.\n");
  if (open && process.stdout.isTTY && !process.env.CI) await openBrowser(lab.address);
}

async function startAnywhere(): Promise<RunningLab> {
  try {
    return await startLabServer(USUAL_PORT);
  } catch (error) {
    if (error instanceof InputError && error.parts.file === undefined) return startLabServer(0);
    throw error;
  }
}

async function openBrowser(address: string): Promise<void> {
  const { default: openInBrowser } = await import("open");
  try {
    await openInBrowser(address);
  } catch {
    // No browser here: the address is on the screen, and another program can be pointed at it.
  }
}
