import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { createLabServer, labFolder } from "../../edges/server/lab-server.ts";
import { describeInBrowser } from "../support/browser.ts";

describeInBrowser("the first screen", (open) => {
  it("loads 200 kB at most", async () => {
    const asked = new Set<string>();
    const server = await createLabServer();
    server.addHook("onRequest", async ({ url }) => {
      asked.add(new URL(url, "http://lab").pathname);
    });
    try {
      const page = await open(await server.listen({ port: 0, host: "127.0.0.1" }));
      await page.waitForLoadState("networkidle");
    } finally {
      await server.close();
    }
    expect([...asked].some((path) => path.includes("worker"))).toBe(true);
    const bytes = [...asked].map((path) => {
      const file = path === "/" ? "index.html" : path.slice(1);
      return gzipSync(readFileSync(join(labFolder(), file))).length;
    });
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(200_000);
  });
});
