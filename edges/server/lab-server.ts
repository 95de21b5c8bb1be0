import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import { InputError } from "../input/input-error.ts";

/** The only address that is listened on: other computers cannot reach the lab. */
const LOOPBACK = "127.0.0.1";

/**
 * Names under which a browser of this computer asks. A page of the internet whose own name was made
 * to point here still sends that name, and gets nothing (DNS rebinding).
 */
const HOSTS: ReadonlySet<string> = new Set([LOOPBACK, "localhost"]);

/** What the page may load and do: docs/lab/serving.md has a row of reasons for each. */
const CONTENT_POLICY = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "worker-src": ["'self'"],
  "style-src": ["'self'"],
  "connect-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/** The built lab of this package, whether it is a clone or installed. */
export function labFolder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("bothsides/package.json")), "dist", "web");
}

/** A server of the files in `folder`, not yet listening. @throws InputError if there is no lab. */
export async function createLabServer(folder: string = labFolder()): Promise<FastifyInstance> {
  if (!existsSync(join(folder, "index.html"))) {
    throw new InputError({
      file: folder,
      what: "the lab is not built: there is no index.html",
      mend: "Build it with npm run build, or install bothsides again",
    });
  }
  const [{ fastify }, { default: helmet }, { default: files }] = await Promise.all([
    import("fastify"),
    import("@fastify/helmet"),
    import("@fastify/static"),
  ]);
  // A browser keeps its connections open: they must not hold up the end.
  const server = fastify({ forceCloseConnections: true });
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    frameguard: { action: "deny" },
    // Plain http on loopback: there is nothing to upgrade to.
    strictTransportSecurity: false,
  });
  refuseForeignRequests(server);
  await server.register(files, {
    root: folder,
    dotfiles: "ignore",
    cacheControl: false,
    setHeaders: (reply, path) => setFileHeaders(reply, path.slice(folder.length + 1)),
  });
  server.setNotFoundHandler((_, reply) => refuse(reply, 404, "There is no such page here."));
  return server;
}

function refuseForeignRequests(server: FastifyInstance): void {
  server.addHook("onRequest", async (request, reply) => {
    if (!HOSTS.has(request.hostname.toLowerCase())) {
      return refuse(reply, 403, "This lab answers to the names of its own computer only.");
    }
    if (request.method === "GET" || request.method === "HEAD") return;
    return refuse(reply.header("allow", "GET, HEAD"), 405, "This lab can only be read.");
  });
}

function refuse(reply: FastifyReply, status: number, why: string): FastifyReply {
  return reply.code(status).type("text/plain; charset=utf-8").send(`${why}\n`);
}

/** @param name Within the lab's folder; names in `assets/` hold a hash of their content. */
function setFileHeaders(reply: FastifyReply, name: string): void {
  const isHashed = /^assets[\\/]/.test(name);
  reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
  // The one-file lab is for keeping: here its inline script would be refused by the policy.
  if (name === "lab.html") {
    reply.header("content-disposition", 'attachment; filename="lab.html"');
  }
}

export interface RunningLab {
  /** `http://127.0.0.1:PORT/`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves the lab on loopback. @param port 0: any free one. @throws InputError if it is taken. */
export async function startLabServer(port: number, folder?: string): Promise<RunningLab> {
  const server = await createLabServer(folder);
  try {
    const address = await server.listen({ port, host: LOOPBACK });
    return { address: `${address}/`, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw listenProblem(error, port);
  }
}

function listenProblem(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== "EADDRINUSE" && code !== "EACCES") return error;
  return new InputError({
    what: `--port ${port} is ${code === "EACCES" ? "not allowed to you" : "taken"}`,
    why:
      code === "EACCES"
        ? "The system keeps it for its administrator"
        : "Another program listens there, perhaps a lab that is still open",
    mend: "Choose another --port, or 0 for any free one",
  });
}
