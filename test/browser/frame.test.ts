import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labFolder } from "../../edges/server/lab-server.ts";
import { axeViolations, describeInBrowser, sidewaysPx } from "../support/browser.ts";
import { bareServer, LAB_SITES, type LabSite } from "../support/lab-sites.ts";

const nav = (page: Page) => page.getByRole("navigation", { name: "Screens" });
const current = (page: Page) => nav(page).locator("[aria-current=page]");
const help = (page: Page) => page.getByRole("dialog", { name: "Keys and words" });
const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);

/** Whether all of it is seen: not scrolled away, and nothing lies over its middle. */
function isInView(locator: Locator): Promise<boolean> {
  return locator.evaluate(async (element) => {
    const seen = await new Promise<number>((resolve) => {
      new IntersectionObserver(([found]) => resolve(found!.intersectionRatio)).observe(element);
    });
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return seen > 0.99 && element.contains(over);
  });
}

/** Presses the tab key until the control of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  while (seen.length < 20) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (focused === name) return;
    seen.push(focused);
  }
  throw new Error(`no control ${name} among the first: ${seen.join(", ")}`);
}

describeInBrowser("the frame of the lab", (open) => {
  describe.each(LAB_SITES)("on $name", ({ start }) => {
    let site: LabSite;
    beforeAll(async () => {
      site = await start();
    });
    afterAll(() => site.close());

    it("asks its question before any code has run", async () => {
      const page = await open(site.url, { withoutCode: true });
      const heading = page.getByRole("heading", { level: 1 });
      expect(await heading.count()).toBe(1);
      expect(await heading.isVisible()).toBe(true);
      expect(await heading.textContent()).toMatch(/\?$/);
    });

    it("is walked through by keyboard alone", async () => {
      const page = await open(site.url);
      await tabTo(page, "Skip to the content");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
      await page.reload();
      await tabTo(page, "My trades");
      await page.keyboard.press("Enter");
      await current(page).getByText("My trades").waitFor();
      expect(new URL(page.url()).hash).toBe("#/trades");
      await page.goBack();
      await current(page).getByText("The question").waitFor();
    });

    it("opens its help under ? and closes it with Escape", async () => {
      const page = await open(site.url);
      expect(await help(page).isVisible()).toBe(false);
      await page.keyboard.press("?");
      await help(page).waitFor();
      expect(await help(page).getByText("implied volatility").count()).toBeGreaterThan(0);
      await page.keyboard.press("Escape");
      await help(page).waitFor({ state: "hidden" });
      // The page hears of its closing a moment later: until then the key does nothing.
      const pressAgain = async () => {
        await page.keyboard.press("?");
        return help(page).isVisible();
      };
      await expect.poll(pressAgain, { timeout: 20_000 }).toBe(true);
    });

    it.each([400, 1280])("shows the keys first, and always a way out: %i px", async (widthPx) => {
      const page = await open(site.url, { widthPx });
      await page.keyboard.press("?");
      await help(page).waitFor();
      expect(await isInView(help(page).getByRole("heading"))).toBe(true);
      expect(await isInView(help(page).getByText("this help"))).toBe(true);
      await help(page).evaluate((dialog) => dialog.scrollTo(0, dialog.scrollHeight));
      expect(await isInView(help(page).locator("dd").last())).toBe(true);
      const close = help(page).getByRole("button", { name: "Close" });
      expect(await isInView(close)).toBe(true);
      await close.click();
      await help(page).waitFor({ state: "hidden" });
    });

    it("leads back to each screen as it was left", async () => {
      const page = await open(`${site.url}#/question?came=50`);
      const go = async (name: string) => {
        await nav(page).getByText(name).click();
        await current(page).getByText(name).waitFor();
      };
      const came = page.getByLabel(/^Swings that came/);
      await came.waitFor();
      await go("My trades");
      await page.getByRole("heading", { level: 1, name: "What did your options bring" }).waitFor();
      await go("The question");
      await came.waitFor();
      expect(await came.inputValue()).toBe("50");
      expect(new URL(page.url()).hash).toBe("#/question?came=50");
      await go("The question");
      await expect.poll(() => came.inputValue()).toBe("31");
      await page.goBack();
      await expect.poll(() => came.inputValue()).toBe("50");
      await page.getByRole("link", { name: "bothsides", exact: true }).click();
      await expect.poll(() => came.inputValue()).toBe("31");
    });

    it("keeps the look of a screen, whichever was open before", async () => {
      const page = await open(site.url);
      const lead = page.locator(".lead").first();
      const size = () => lead.evaluate((element) => getComputedStyle(element).fontSize);
      await page.getByRole("button", { name: "To the answer" }).waitFor();
      expect(await size()).toBe("16px");
      await nav(page).getByText("For teachers").click();
      await page.getByRole("heading", { level: 1, name: "What did your class find" }).waitFor();
      expect(await size()).toBe("20px");
      await nav(page).getByText("The question").click();
      await page.getByRole("button", { name: "To the answer" }).waitFor();
      expect(await size()).toBe("16px");
    });

    it("follows the computer's theme, and keeps another choice", async () => {
      const page = await open(site.url, { theme: "dark" });
      expect(await themeOf(page)).toBe("dark");
      await page.getByLabel("Theme").selectOption("light");
      expect(await themeOf(page)).toBe("light");
      await page.reload();
      await page.locator(".masthead").waitFor();
      expect(await themeOf(page)).toBe("light");
      expect(await page.getByLabel("Theme").inputValue()).toBe("light");
    });

    it("shows the first screen where the address names none that exists", async () => {
      const page = await open(`${site.url}#/nothing?strike=atm`);
      await current(page).getByText("The question").waitFor();
    });

    it("has nothing that axe objects to", async () => {
      const page = await open(site.url);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysPx(page)).toBe(0);
      await page.keyboard.press("?");
      await help(page).waitFor();
      expect(await axeViolations(page)).toEqual([]);
    });

    it("offers the lab as one file, unless it is that file", async () => {
      const page = await open(site.url);
      const link = page.getByRole("link", { name: "Save the lab as one file" });
      expect(await link.count()).toBe(site.url.startsWith("file:") ? 0 : 1);
      if ((await link.count()) === 0) return;
      const saving = page.waitForEvent("download");
      await link.click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe("lab.html");
      const built = readFileSync(join(labFolder(), "lab.html"), "utf8");
      expect(readFileSync(await saved.path(), "utf8")).toBe(built);
    });

    it("fits its window at twice the text size", async () => {
      const page = await open(site.url, { textZoom: 2 });
      const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
      expect(await size()).toBe("32px");
      // Charts take the size of their box in the frame after it was laid out.
      await expect.poll(() => sidewaysPx(page), { timeout: 10_000 }).toBe(0);
    });
  });
});

describeInBrowser("keys and dialogs", (open) => {
  let site: LabSite;
  beforeAll(async () => {
    site = await bareServer();
  });
  afterAll(() => site.close());

  it("has nothing that axe objects to, 400 px wide", async () => {
    const page = await open(site.url, { widthPx: 400 });
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysPx(page)).toBe(0);
  });

  it.each([400, 1280])("shows how to close what is shared: %i px", async (widthPx) => {
    const page = await open(`${site.url}#/question?part=path&came=50`, { widthPx });
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const share = page.getByRole("dialog", { name: "Share this" });
    expect(await isInView(share.getByRole("button", { name: "Close" }))).toBe(true);
  });

  it("leaves a select, a radio and a checkbox no key but their own", async () => {
    const page = await open(`${site.url}#/question?part=path`);
    const seed = () => new URL(page.url()).hash.match(/seed=(\d+)/)?.[1];
    const helpOpensAndCloses = async () => {
      await page.keyboard.press("?");
      await help(page).waitFor();
      await page.keyboard.press("Escape");
      await help(page).waitFor({ state: "hidden" });
    };
    await page.locator(".path").getByRole("radio").first().check();
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio").nth(1).isChecked()).toBe(true);
    await helpOpensAndCloses();
    await page.keyboard.press("n");
    await expect.poll(seed, { timeout: 20_000 }).toBe("8");
    const select = page.getByLabel("You sell");
    await select.focus();
    await page.keyboard.press("a");
    expect(await select.inputValue()).toBe("covered-call");
    await page.keyboard.press("n");
    await helpOpensAndCloses();
    expect(seed()).toBe("8");
    await page.goto(`${site.url}#/claims`);
    await page.getByLabel("Show all at once").check();
    await helpOpensAndCloses();
  });
});

/** As on a host that has a newer release by now, or where the network is gone. */
describeInBrowser("a part of the lab that does not come", (open, problems) => {
  let site: LabSite;
  beforeAll(async () => {
    site = await bareServer();
  });
  afterAll(() => site.close());

  const lose = (page: Page, name: string) =>
    page.route(`**/assets/${name}-*.js`, (route) => route.fulfill({ status: 404 }));
  const alert = (page: Page) => page.getByRole("alert");
  /** What the browser told, without hosts and the fingerprints in names. */
  const told = () => {
    const short = (problem: string) =>
      problem.replace(/http\S+assets\/([a-z-]+)-[\w-]{8}\.js/, "$1");
    return [...new Set(problems.splice(0).map(short))].sort();
  };

  it("is said in its place, and the other screens go on", async () => {
    const page = await open(site.url);
    await page.getByRole("button", { name: "To the answer" }).waitFor();
    await lose(page, "trades-screen");
    await nav(page).getByText("My trades").click();
    await alert(page).getByRole("heading", { name: "could not be loaded" }).waitFor();
    expect(await alert(page).textContent()).toContain("older version");
    expect(await current(page).textContent()).toBe("My trades");
    expect(await page.locator("main h1").count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await nav(page).getByText("The article, checked").click();
    await page.getByTestId("count").waitFor();
    expect(await alert(page).count()).toBe(0);
    await nav(page).getByText("My trades").click();
    await alert(page).getByRole("heading", { name: "could not be loaded" }).waitFor();
    await page.unroute("**/assets/trades-screen-*.js");
    await page.getByRole("button", { name: "Load the page again" }).click();
    await page.getByRole("heading", { level: 1, name: "What did your options bring" }).waitFor();
    expect(await alert(page).count()).toBe(0);
    expect(told()).toEqual([
      "404: trades-screen",
      "console: Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]);
  });

  it("is the engine: the rest of the screen stays, and another is opened", async () => {
    const page = await open(`${site.url}#/teacher`);
    await page.getByRole("heading", { name: "3. What came" }).waitFor();
    await lose(page, "worker");
    await nav(page).getByText("The question").click();
    await alert(page).getByRole("heading", { name: "could not be loaded" }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "To the answer" }).click();
    await page.getByTestId("example-answer").waitFor();
    await page.unroute("**/assets/worker-*.js");
    await nav(page).getByText("For teachers").click();
    await page.getByRole("heading", { name: "3. What came" }).waitFor();
    await nav(page).getByText("The question").click();
    await page.locator(".path").getByRole("radio").first().check();
    await page.getByTestId("reveal").click();
    await page.getByTestId("state-hash").waitFor();
    expect(await alert(page).count()).toBe(0);
    expect(told()).toEqual(["404: worker", "failed: worker net::ERR_FAILED"]);
  });
});
