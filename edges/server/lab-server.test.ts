import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, type RequestOptions, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../input/input-error.ts";
import { createLabServer, type RunningLab, startLabServer } from "./lab-server.ts";

const parent = mkdtempSync(join(tmpdir(), "lab-server-"));
const folder = join(parent, "web");
const PAGE = "<!doctype html><title>lab</title>";

let server: FastifyInstance;
beforeAll(async () => {
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(parent, "outside.txt"), "outside");
  writeFileSync(join(folder, "index.html"), PAGE);
  writeFileSync(join(folder, "lab.html"), "<!doctype html><title>one file</title>");
  writeFileSync(join(folder, ".hidden"), "hidden");
  writeFileSync(join(folder, "assets", "index-B4dF00d1.js"), "export {};");
  writeFileSync(join(folder, "assets", "index-B4dF00d2.css"), "p {}");
  server = await createLabServer(folder);
});
afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

type Method = "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "OPTIONS" | "PATCH";
const ask = (url: string, method: Method = "GET", host = "127.0.0.1:4300") =>
  server.inject({ method, url, headers: { host } });

describe("lab server", () => {
  it("serves the page, and asks to look again each time", async () => {
    for (const url of ["/", "/index.html", "/?embed=1"]) {
      const { statusCode, headers, body } = await ask(url);
      expect({ statusCode, body }).toEqual({ statusCode: 200, body: PAGE });
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(headers["cache-control"]).toBe("no-cache");
    }
  });

  it("answers 304 to who has the page already", async () => {
    const { etag } = (await ask("/")).headers;
    const headers = { host: "localhost", "if-none-match": String(etag) };
    expect((await server.inject({ url: "/", headers })).statusCode).toBe(304);
  });

  it.each([
    ["/assets/index-B4dF00d1.js", "application/javascript; charset=utf-8"],
    ["/assets/index-B4dF00d2.css", "text/css; charset=utf-8"],
  ])("serves %s for ever, its name is its content's", async (url, type) => {
    const { statusCode, headers } = await ask(url);
    expect({ statusCode, type: headers["content-type"] }).toEqual({ statusCode: 200, type });
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  });

  it("offers the one-file lab for keeping", async () => {
    const { statusCode, headers } = await ask("/lab.html");
    expect(statusCode).toBe(200);
    expect(headers["content-disposition"]).toBe('attachment; filename="lab.html"');
    expect(headers["cache-control"]).toBe("no-cache");
  });

  it("lets the page load from here only, and nobody frame it", async () => {
    const { headers } = await ask("/");
    const policy = new Map(
      String(headers["content-security-policy"])
        .split(";")
        .map((rule) => rule.trim().split(" "))
        .map(([name, ...sources]) => [name, sources.join(" ")]),
    );
    expect(Object.fromEntries(policy)).toEqual({
      "default-src": "'none'",
      "script-src": "'self'",
      "worker-src": "'self'",
      "style-src": "'self'",
      "connect-src": "'self'",
      "img-src": "'self' data: blob:",
      "base-uri": "'none'",
      "form-action": "'none'",
      "frame-ancestors": "'none'",
    });
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers).not.toHaveProperty("strict-transport-security");
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("sends the same head without a body to HEAD", async () => {
    const [got, head] = await Promise.all([ask("/"), ask("/", "HEAD")]);
    expect(head.statusCode).toBe(200);
    expect(head.body).toBe("");
    for (const name of ["content-type", "content-length", "etag", "cache-control"]) {
      expect(head.headers[name], name).toBe(got.headers[name]);
    }
  });

  it.each(["/nothing.html", "/assets/", "/assets/none.js", "/.hidden"])(
    "has nothing at %s",
    async (url) => {
      const { statusCode, headers, body } = await ask(url);
      expect(statusCode).toBe(404);
      expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
      expect(headers).toHaveProperty("content-security-policy");
      expect(body).toBe("There is no such page here.\n");
    },
  );

  it.each([
    "/../outside.txt",
    "/%2e%2e/outside.txt",
    "/..%2foutside.txt",
    "/assets/..%2f..%2f..%2foutside.txt",
    "/..%5coutside.txt",
    "/%2e%2e%5c%2e%2e%2foutside.txt",
    "/%00/../outside.txt",
  ])("keeps inside its folder at %s", async (url) => {
    const { statusCode, body } = await ask(url);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
    expect(body).not.toContain("outside");
  });

  it.each(["127.0.0.1", "127.0.0.1:4300", "localhost", "LocalHost:80"])(
    "answers to the name %s",
    async (host) => {
      expect((await ask("/", "GET", host)).statusCode).toBe(200);
    },
  );

  it.each(["example.com", "example.com:4300", "127.0.0.1.example.com", "localhost.", "10.0.0.1"])(
    "refuses a request for the name %s",
    async (host) => {
      for (const url of ["/", "/lab.html", "/assets/index-B4dF00d1.js", "/none"]) {
        const { statusCode, body } = await ask(url, "GET", host);
        expect(statusCode, url).toBe(403);
        expect(body).toMatch(/^This lab answers/);
      }
    },
  );

  it("does not believe a name that a proxy is said to have seen", async () => {
    const headers = { host: "example.com", "x-forwarded-host": "localhost" };
    expect((await server.inject({ url: "/", headers })).statusCode).toBe(403);
  });

  it.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] as const)("refuses %s", async (method) => {
    for (const url of ["/", "/none"]) {
      const { statusCode, headers } = await ask(url, method);
      expect({ statusCode, allow: headers.allow }).toEqual({ statusCode: 405, allow: "GET, HEAD" });
    }
  });

  it("refuses to begin without a lab", async () => {
    const refused = createLabServer(join(parent, "none"));
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(/none: the lab is not built.* npm run build/);
  });
});

describe("a lab that listens", () => {
  let lab: RunningLab;
  let port: number;
  beforeAll(async () => {
    lab = await startLabServer(0, folder);
    port = Number(new URL(lab.address).port);
  });
  afterAll(() => lab.close());

  it("is on loopback", async () => {
    expect(lab.address).toBe(`http://127.0.0.1:${port}/`);
    expect(await (await fetch(lab.address)).text()).toBe(PAGE);
  });

  it("looks at the name that a connection really sends", async () => {
    expect(await statusOf(port, { headers: { host: "example.com" } })).toBe(403);
    expect(await statusOf(port, { headers: { host: `localhost:${port}` } })).toBe(200);
  });

  it("keeps inside its folder where no client has tidied the path", async () => {
    for (const path of ["/../outside.txt", "/assets/../../outside.txt", "//../outside.txt"]) {
      expect(await statusOf(port, { path }), path).toBeGreaterThanOrEqual(400);
      expect(await statusOf(port, { path }), path).toBeLessThan(500);
    }
    expect(await statusOf(port, { path: "/assets/../index.html" })).not.toBe(500);
  });

  it("refuses methods that only few programs know", async () => {
    for (const method of ["PROPFIND", "TRACE", "PURGE"]) {
      expect(await statusOf(port, { method }), method).toBe(405);
    }
  });

  it("says that a port is taken, and what to do", async () => {
    const second = startLabServer(port, folder);
    await expect(second).rejects.toThrow(InputError);
    await expect(second).rejects.toThrow(new RegExp(`^--port ${port} is taken\\. .*0 for any`));
  });

  it("is gone once it is closed, though a browser keeps its connection", async () => {
    const other = await startLabServer(0, folder);
    const agent = new Agent({ keepAlive: true });
    expect(await statusOf(Number(new URL(other.address).port), { agent })).toBe(200);
    await other.close();
    await expect(fetch(other.address)).rejects.toThrow();
    agent.destroy();
  });
});

/** `fetch` tidies paths and does not let a caller choose the Host header. */
function statusOf(port: number, options: RequestOptions): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", ...options }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
