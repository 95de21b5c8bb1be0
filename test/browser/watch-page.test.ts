import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startLabServer } from "../../edges/server/lab-server.ts";
import { launchChromium } from "../../scripts/browser/launch-chromium.ts";
import { describeInBrowser } from "../support/browser.ts";
import { watchPage } from "../support/watch-page.ts";

const folder = mkdtempSync(join(tmpdir(), "watched-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PAGE = `<!doctype html><html lang="en"><head><title>bad</title>
<link rel="icon" href="data:,">
<script src="bad.js"></script></head><body>
<p style="color: red">red</p><img src="missing.png" alt="">
<img src="http://localhost:1/elsewhere.png" alt="">
<script>document.title = "inline";</script></body></html>`;
const CODE = `console.error("told"); setTimeout(() => { throw new Error("broken"); });
new Worker(URL.createObjectURL(new Blob([""])));`;

/** What the other tests in a browser lean on: that a bad page is seen to be bad. */
describeInBrowser("a page that does what it should not", () => {
  it("is caught at each of its faults", async () => {
    writeFileSync(join(folder, "index.html"), PAGE);
    writeFileSync(join(folder, "bad.js"), CODE);
    const lab = await startLabServer(0, folder);
    const browser = await launchChromium();
    const problems: string[] = [];
    try {
      const page = await browser.newPage();
      await watchPage(page, new URL(lab.address).host, problems);
      await page.goto(lab.address, { waitUntil: "load" });
      expect(await page.title()).toBe("bad");
      const faults = () => problems.join("\n");
      const seen = () => expect.poll(faults, { timeout: 20_000 });
      await seen().toContain("console: told");
      await seen().toContain("thrown: broken");
      await seen().toMatch(/404: \S+missing\.png/);
      await seen().toMatch(/asked elsewhere: \S+elsewhere\.png/);
      await seen().toMatch(/policy: script-src-elem refused inline/);
      await seen().toMatch(/policy: style-src-attr refused inline/);
      await seen().toMatch(/policy: img-src refused \S+elsewhere\.png/);
      await seen().toMatch(/policy: worker-src refused blob/);
    } finally {
      await browser.close();
      await lab.close();
    }
  });
});
