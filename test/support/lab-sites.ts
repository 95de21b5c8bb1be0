import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { labFolder, startLabServer } from "../../edges/server/lab-server.ts";

/** The built lab under an address. */
export interface LabSite {
  /** Where the first page is: append `#/trades` and the like. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Through the server of `bothsides serve`, with its headers. */
export async function ownServer(): Promise<LabSite> {
  const { address, close } = await startLabServer(0);
  return { url: address, close };
}

/** On a host that knows files and their types and nothing else, in a folder of a larger site. */
export async function bareServer(): Promise<LabSite> {
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://site");
    const file = fileOf(pathname);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)];
    response.writeHead(200, type === undefined ? {} : { "content-type": type });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${PLACE}`, close: () => closed(server) };
}

/** The one-file lab by double-click. */
export async function fileSite(): Promise<LabSite> {
  const url = pathToFileURL(join(labFolder(), "lab.html")).href;
  return { url, close: async () => undefined };
}

const PLACE = "/course/lab/";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".csv": "text/csv",
};

function fileOf(pathname: string): string | undefined {
  if (!pathname.startsWith(PLACE)) return undefined;
  const file = join(labFolder(), pathname.slice(PLACE.length) || "index.html");
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Every way in which the lab reaches a browser. */
export const LAB_SITES: readonly {
  readonly name: string;
  readonly start: () => Promise<LabSite>;
}[] = [
  { name: "its own server", start: ownServer },
  { name: "a bare host, in a folder", start: bareServer },
  { name: "one file, by double-click", start: fileSite },
];
