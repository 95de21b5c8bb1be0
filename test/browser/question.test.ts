import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { articleReport } from "../../src/reports/article-report.ts";
import { axeViolations, describeInBrowser, sidewaysPx } from "../support/browser.ts";
import { bareServer, LAB_SITES, type LabSite, ownServer } from "../support/lab-sites.ts";

const MAIN = join(process.cwd(), "dist/edges/cli/main.js");
const PATH = "#/question?part=path";

const exampleAnswer = (page: Page) => page.getByTestId("example-answer");
const answer = (page: Page) => page.getByTestId("answer");
const slider = (page: Page, label: string) => page.getByRole("slider", { name: label });
const radio = (page: Page, name: string) => page.locator(".path").getByRole("radio", { name });
const example = (page: Page) => page.locator(".example");
const exampleRadio = (page: Page, name: string) => example(page).getByRole("radio", { name });
const button = (page: Page, name: string) => page.getByRole("button", { name });
const reveal = (page: Page) => page.getByRole("button", { name: "Show what came" });
const fingerprint = (page: Page) => page.getByTestId("state-hash").textContent();

async function guess(page: Page, name = "both of us gain"): Promise<void> {
  await radio(page, name).check();
  await reveal(page).click();
  await answer(page).waitFor();
}

/** What a press or a turn of the page brings has been drawn by then. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Presses a key until the control of this role and name has the focus. */
async function pressUntil(page: Page, key: string, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = (element as HTMLInputElement | null)?.labels?.[0];
      return (label ?? element)?.textContent ?? "";
    });
    if (focused.startsWith(name)) return;
  }
  throw new Error(`${key} never reached ${name}`);
}

describeInBrowser("the question", (open) => {
  describe.each(LAB_SITES)("on $name", ({ start }) => {
    let site: LabSite;
    beforeAll(async () => {
      site = await start();
    });
    afterAll(() => site.close());

    it("is walked by the space bar to who bought, who gained and who paid", async () => {
      const page = await open(site.url);
      await page.getByText("Step 1 of 7").waitFor();
      for (let step = 2; step <= 7; step++) {
        expect(await exampleAnswer(page).count()).toBe(0);
        await page.keyboard.press("Space");
        await page.getByText(`Step ${step} of 7`).waitFor();
      }
      const { premium, results } = articleReport("put");
      const words = (await exampleAnswer(page).textContent())!;
      expect(words).toContain("market maker");
      expect(words).toContain(`made $${results.buyer}`);
      expect(words).toContain(`$${-results.others} from other share traders`);
      expect(words).toContain(`$${premium} to you`);
      await page.keyboard.press("ArrowLeft");
      await exampleAnswer(page).waitFor({ state: "detached" });
    });

    it("is guessed before it is shown, and then follows the sliders", async () => {
      const page = await open(`${site.url}${PATH}`);
      await radio(page, "only I gain").waitFor();
      await slider(page, "Swings paid for").fill("25");
      await slider(page, "Swings that came").fill("33");
      expect(await answer(page).count()).toBe(0);
      await guess(page);
      const before = await answer(page).textContent();
      expect(before).toContain("swings of 25 % a year and 33 % came");
      await slider(page, "Swings that came").fill("12");
      await answer(page).getByText("12 % came").waitFor();
      expect(await answer(page).textContent()).toContain("He lost $");
      expect(new URL(page.url()).hash).toContain("came=12");
    });
  });

  it("is put into another page without the way around", async () => {
    const site = await bareServer();
    const page = await open(`${site.url}${PATH}&came=40`);
    await answer(page).waitFor();
    const words = await answer(page).textContent();
    await page.getByRole("button", { name: "Embed" }).click();
    const code = await page.getByLabel("HTML for your page").inputValue();
    await page.setContent(code.replace("https://your-site.example/", site.url));
    const inside = page.frameLocator("iframe");
    await inside.getByTestId("answer").waitFor();
    expect(await inside.getByTestId("answer").textContent()).toBe(words);
    expect(await inside.getByRole("navigation").count()).toBe(0);
    await site.close();
  });

  describe("on one site", () => {
    let site: LabSite;
    let folder = "";
    beforeAll(async () => {
      site = await ownServer();
      folder = mkdtempSync(join(tmpdir(), "bothsides-question-"));
    });
    afterAll(async () => {
      rmSync(folder, { recursive: true });
      await site.close();
    });

    it("tells the whole example where no code runs", async () => {
      const page = await open(site.url, { withoutCode: true });
      const text = await page.locator("body").innerText();
      expect(text).toContain("$4 from other share traders");
      expect(text).toContain("102");
    });

    it("answers a click for the example's end, and its mirror with a call", async () => {
      const page = await open(site.url);
      await page.getByRole("button", { name: "To the answer" }).click();
      await exampleAnswer(page).waitFor();
      await page.getByRole("button", { name: "The same with a call" }).click();
      await page.getByRole("heading", { level: 1, name: "You sold this call" }).waitFor();
      await page.getByRole("button", { name: "To the answer" }).click();
      expect(await exampleAnswer(page).textContent()).toContain("from other share traders");
    });

    it.each(["keyboard", "mouse"])(
      "is walked by the space bar after a guess by %s, again, and with a call",
      async (by) => {
        const page = await open(site.url);
        await exampleRadio(page, "both of us gain").waitFor();
        if (by === "mouse") await exampleRadio(page, "only my buyer gains").click();
        else {
          await pressUntil(page, "Tab", "both of us gain");
          for (const key of ["Space", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
        }
        expect(await exampleRadio(page, "only my buyer gains").isChecked()).toBe(true);
        await page.getByText("Step 1 of 7").waitFor();
        await page.keyboard.press("Space");
        await page.getByText("Step 2 of 7").waitFor();
        for (const name of ["Again", "The same with a call"]) {
          if (by === "mouse") await button(page, name).click();
          else {
            await pressUntil(page, "Tab", name);
            await page.keyboard.press("Space");
          }
          await page.getByText("Step 1 of 7").waitFor();
          await page.keyboard.press("Space");
          await page.getByText("Step 2 of 7").waitFor();
        }
        await page.getByRole("heading", { level: 1, name: "You sold this call" }).waitFor();
      },
    );

    it("judges the guess that was made before the answer, and asks anew for the next", async () => {
      const page = await open(site.url);
      const both = exampleRadio(page, "both of us gain");
      await both.check();
      await button(page, "To the answer").click();
      await page.getByText("As you guessed: both of you gain.").waitFor();
      expect(await both.isDisabled()).toBe(true);
      await page.keyboard.press("ArrowLeft");
      await exampleAnswer(page).waitFor({ state: "detached" });
      expect(await both.isDisabled()).toBe(true);
      for (const name of ["Again", "The same with a call"]) {
        await button(page, name).click();
        await page.getByText("Step 1 of 7").waitFor();
        expect(await both.isEnabled()).toBe(true);
        expect(await both.isChecked()).toBe(false);
        await both.check();
      }
    });

    it("takes no step of the example where nobody sees it", async () => {
      const page = await open(site.url);
      await page.getByText("Step 1 of 7").waitFor();
      await example(page).evaluate((one) => scrollTo(0, one.getBoundingClientRect().bottom - 20));
      await drawn(page);
      await page.keyboard.press("Space");
      await drawn(page);
      expect(await page.getByText("Step 1 of 7").count()).toBe(1);
      await page.getByText("Step 1 of 7").scrollIntoViewIfNeeded();
      await drawn(page);
      await page.keyboard.press("Space");
      await page.getByText("Step 2 of 7").waitFor();
    });

    it("draws the stock from the first close on, in a place that was kept for it", async () => {
      const page = await open(site.url);
      const chart = example(page).locator("figure");
      await chart.waitFor({ state: "attached" });
      expect(await chart.isVisible()).toBe(false);
      const height = (await chart.boundingBox())!.height;
      expect(height).toBeGreaterThan(200);
      await page.keyboard.press("Space");
      await chart.getByText("close 1: the stock $100.00").waitFor();
      expect((await chart.boundingBox())!.height).toBe(height);
    });

    it("shows the entries behind the example's numbers, which sum to nothing", async () => {
      const page = await open(site.url);
      await example(page).getByRole("button", { name: "+$3" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("option trade").first().waitFor();
      expect(await dialog.textContent()).not.toContain("stock trade");
      await dialog.getByRole("button", { name: "Close" }).click();
      await button(page, "To the answer").click();
      await example(page).getByRole("button", { name: "+$1" }).click();
      await dialog.getByText("+$2 and +$2. Less $3").waitFor();
      expect(await dialog.textContent()).toContain("sum to 0.0000");
      await dialog.getByRole("button", { name: "Close" }).click();
      await example(page).locator(".band").first().dispatchEvent("click");
      await dialog.getByRole("button", { name: "The entries in the books" }).click();
      await dialog.getByText("stock trade").first().waitFor();
      expect(await dialog.last().textContent()).toContain("sum to 0.0000");
    });

    it("has in its foot what is shown: the example, then the path that was revealed", async () => {
      const page = await open(site.url);
      const foot = page.locator(".footer");
      await foot.getByText("npx bothsides claims M5").waitFor();
      await radio(page, "both of us gain").waitFor();
      // The engine answers in turn: the path, of which nothing is shown, has come before these.
      await example(page).getByRole("button", { name: "+$3" }).click();
      await page.getByRole("dialog").getByText("option trade").first().waitFor();
      await page.keyboard.press("Escape");
      expect(await page.getByTestId("state-hash").count()).toBe(0);
      await guess(page);
      await page.getByTestId("state-hash").waitFor();
      expect(await foot.textContent()).not.toContain("claims M5");
    });

    it("is answered by keyboard alone", async () => {
      const page = await open(`${site.url}${PATH}`);
      await radio(page, "both of us gain").waitFor();
      await pressUntil(page, "Tab", "both of us gain");
      await page.keyboard.press("Space");
      await pressUntil(page, "Tab", "Show what came");
      await page.keyboard.press("Enter");
      await answer(page).waitFor();
      const before = await answer(page).textContent();
      await pressUntil(page, "Shift+Tab", "Swings paid for");
      await page.keyboard.press("End");
      await expect.poll(() => answer(page).textContent()).toContain("swings of 80 % a year");
      expect(await answer(page).textContent()).not.toBe(before);
    });

    it("leads by its link to the same numbers in a fresh browser", async () => {
      const page = await open(`${site.url}${PATH}`);
      await guess(page);
      await slider(page, "Swings that came").fill("44");
      await page.getByLabel("You sell").selectOption("covered-call");
      await answer(page).getByText("44 % came").waitFor();
      await expect.poll(() => page.url()).toContain("strategy=covered-call");
      await page.getByRole("button", { name: "Share" }).click();
      const link = await page.getByLabel("The link").inputValue();
      await page.keyboard.press("Escape");
      const [words, hash] = [await answer(page).textContent(), await fingerprint(page)];
      const other = await open(link);
      await answer(other).waitFor();
      expect(await answer(other).textContent()).toBe(words);
      expect(await fingerprint(other)).toBe(hash);
    });

    it("says what it could not use of a link", async () => {
      const page = await open(`${site.url}${PATH}&came=500&days=x`);
      await page.getByText("came 500").waitFor();
      await page.getByText("days x").waitFor();
    });

    it("gives the command line that prints the same run", async () => {
      const page = await open(`${site.url}${PATH}&spread=5&fees=retail&hedge=band:0.05`);
      await answer(page).waitFor();
      await page.getByRole("button", { name: "The same on the command line" }).click();
      const saving = page.waitForEvent("download");
      await page.getByRole("button", { name: /^Save path-/ }).click();
      const saved = await saving;
      await saved.saveAs(join(folder, saved.suggestedFilename()));
      const command = (await page.locator("dialog pre").textContent())!;
      const [npx, name, ...flags] = command.split(" ");
      expect([npx, name]).toEqual(["npx", "bothsides"]);
      const run = spawnSync(process.execPath, [MAIN, ...flags], { cwd: folder, encoding: "utf8" });
      await page.keyboard.press("Escape");
      expect(run.stderr).toBe("");
      expect(run.stdout).toContain(`Run ${await fingerprint(page)}`);
    });

    it("shows the entries behind a number, which sum to nothing", async () => {
      const page = await open(`${site.url}${PATH}`);
      await guess(page);
      const result = page.getByRole("row", { name: /^result/ });
      await result.getByRole("button").nth(1).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("stock trade").first().waitFor();
      expect(await dialog.textContent()).toContain("sum to 0.0000");
    });

    it.each([
      { theme: "light", widthPx: 400 },
      { theme: "light", widthPx: 1280 },
      { theme: "light", widthPx: 640, textZoom: 2 },
    ] as const)("has nothing that axe objects to: $theme, $widthPx px", async (settings) => {
      const page = await open(site.url, settings);
      await page.getByRole("button", { name: "To the answer" }).click();
      await exampleAnswer(page).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await guess(page);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysPx(page)).toBe(0);
    });
  });
});
