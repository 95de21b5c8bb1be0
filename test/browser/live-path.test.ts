import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { LIVE_DEFAULTS } from "../../web/question/path-settings.ts";
import { HISTORY_DEFAULTS } from "../../web/trades/history-settings.ts";
import { axeViolations, describeInBrowser } from "../support/browser.ts";
import { fileSite, type LabSite, ownServer } from "../support/lab-sites.ts";

const PATH = "#/question?part=path";

const answer = (page: Page) => page.getByTestId("answer");
const button = (page: Page, name: string) => page.getByRole("button", { name });
const fingerprint = (page: Page) => page.getByTestId("state-hash").textContent();

/** The path at the default settings, guessed and revealed. */
async function revealed(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "both of us gain" }).check();
  await button(page, "Show what came").click();
  await answer(page).waitFor();
}

/** Of `-$1,234.50`. */
function dollars(text: string): number {
  return Number(text.replace(/[$,]/g, ""));
}

function settingsOf(link: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(link.split("?").at(-1)));
}

describeInBrowser("the live path", (open) => {
  let site: LabSite;
  beforeAll(async () => {
    site = await ownServer();
  });
  afterAll(() => site.close());

  it("is shared with all its settings and its seed, the defaults too", async () => {
    const page = await open(`${site.url}${PATH}`);
    await revealed(page);
    await button(page, "Share").click();
    const link = await page.getByLabel("The link").inputValue();
    await page.keyboard.press("Escape");
    const all = Object.entries(LIVE_DEFAULTS).map(([name, value]) => [name, String(value)]);
    expect(settingsOf(link)).toMatchObject({ part: "path", ...Object.fromEntries(all) });
    await button(page, "Embed").click();
    const code = await page.getByLabel("HTML for your page").inputValue();
    const src = /src="([^"]+)"/.exec(code)![1]!.replaceAll("&amp;", "&");
    expect(settingsOf(src)).toEqual(settingsOf(link));
    await page.keyboard.press("Escape");
    const other = await open(link);
    await answer(other).waitFor();
    expect(await answer(other).textContent()).toBe(await answer(page).textContent());
    expect(await fingerprint(other)).toBe(await fingerprint(page));
  });

  it("is shown at once by a link of an earlier version, which held no defaults", async () => {
    const page = await open(`${site.url}${PATH}&v=0.0.9`);
    await answer(page).waitFor();
    await page.getByText("This link was made with version 0.0.9").waitFor();
  });

  it("is to be guessed first, also by who moved a slider and comes back", async () => {
    const page = await open(`${site.url}${PATH}`);
    const nav = page.getByRole("navigation", { name: "Screens" });
    const there = async (): Promise<void> => {
      await nav.getByRole("link", { name: "My trades" }).click();
      await page.getByTestId("results").waitFor();
      await nav.getByRole("link", { name: "The question" }).click();
    };
    await page.getByRole("slider", { name: "Swings that came" }).fill("40");
    await there();
    await button(page, "Show what came").waitFor();
    expect(await page.getByRole("slider", { name: "Swings that came" }).inputValue()).toBe("40");
    expect(await answer(page).count()).toBe(0);
    await revealed(page);
    const told = await answer(page).textContent();
    await there();
    await answer(page).waitFor();
    expect(await answer(page).textContent()).toBe(told);
  });

  it("is not alone in that: a link of My trades holds all its settings too", async () => {
    const page = await open(`${site.url}#/trades`);
    await answer(page).waitFor();
    await button(page, "Share").click();
    const { v, ...settings } = settingsOf(await page.getByLabel("The link").inputValue());
    const all = Object.entries(HISTORY_DEFAULTS).filter(([, value]) => value !== "");
    expect(settings).toEqual(Object.fromEntries(all));
  });

  it.each([
    { hedge: "close", moved: "rebalancing", lead: "keeps neutral", head: "put + hedge" },
    { hedge: "band:0.05", moved: "rebalancing", lead: "keeps neutral", head: "put + hedge" },
    { hedge: "none", moved: "large moves", lead: "could keep neutral", head: "the put" },
  ])("reaches the result in the picture of its reasons: hedge $hedge", async (told) => {
    const { hedge, moved, lead, head } = told;
    const page = await open(`${site.url}${PATH}&hedge=${hedge}&came=48&seed=5&spread=5&days=90`);
    const rows = page.locator(".live-reasons tr");
    await rows.getByText("his result: the sum").waitFor();
    const amounts = (await rows.locator("td:first-child").allTextContents()).map(dollars);
    const [gamma = 0, decay = 0, ...rest] = amounts;
    const result = rest.pop()!;
    const picture = page.locator("figure", { hasText: "the rest of his result" });
    const text = await picture.locator(":scope > .hidden-visually").textContent();
    const ends = [...text!.matchAll(/(\w[\w ]*) ends at (\S+)\. /g)];
    expect(ends.map(([, name]) => name)).toEqual([
      ...[moved, "passing time", "the rest", "his result"],
    ]);
    const parts = [gamma, decay, rest.reduce((sum, amount) => sum + amount, 0), result];
    for (const [i, part] of parts.entries()) {
      expect(Math.abs(dollars(ends[i]![2]!) - part)).toBeLessThan(0.55);
    }
    expect(await page.locator(".path .lead").textContent()).toContain(`Your buyer ${lead}`);
    await page.getByRole("columnheader", { name: `your buyer ${head}` }).waitFor();
  });

  it("says that its prices are modelled, in per cent, above and in the foot", async () => {
    const page = await open(`${site.url}${PATH}&paid=30`);
    await page.getByText("The option's price is modelled from one volatility, 30 % a ye").waitFor();
    const foot = page.locator("footer");
    await foot.getByText("Prices: modelled from one volatility, 30 % a year").waitFor();
    await page.goto(`${site.url}#/trades`);
    await foot.getByText("Prices: modelled from past swings").waitFor();
  });

  it("says that nothing was sold where nobody bids, and nothing of what that brought", async () => {
    const page = await open(`${site.url}${PATH}&paid=5&days=5&strike=otm:0.05`);
    await answer(page).getByText("Nobody bid").waitFor();
    await page.getByText("his result: the sum").waitFor();
    expect(await page.locator(".live").textContent()).not.toContain("selling it brought you");
  });

  it("gives no address away that opens nowhere else: of its own server", async () => {
    const page = await open(`${site.url}${PATH}&came=44`);
    await button(page, "Share").click();
    await page.getByText("This link opens on this computer only").waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const saving = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("link", { name: "lab.html" }).click();
    expect((await saving).suggestedFilename()).toBe("lab.html");
    await page.keyboard.press("Escape");
    await button(page, "Embed").click();
    await page.getByText("Your readers cannot open the lab of this computer").waitFor();
    const code = await page.getByLabel("HTML for your page").inputValue();
    expect(code).toContain('src="https://your-site.example/lab.html?embed=1#/question?');
    expect(code).not.toContain("127.0.0.1");
  });

  it("gives no address away that opens nowhere else: of a file", async () => {
    const file = await fileSite();
    const page = await open(`${file.url}${PATH}&came=44`);
    await button(page, "Share").click();
    const end = await page.getByLabel("The end of the link").inputValue();
    expect(end).toMatch(/^#\/question\?/);
    const text = await page.getByRole("dialog").innerText();
    expect(text).toContain("Send the file lab.html too");
    await page.keyboard.press("Escape");
    const other = await open(`${file.url}${end}`);
    await answer(other).waitFor();
    expect(await answer(other).textContent()).toBe(await answer(page).textContent());
    await button(page, "Embed").click();
    const code = await page.getByLabel("HTML for your page").inputValue();
    expect(code).not.toContain("file:");
  });

  it("shows how each number was made by the entries of its own row", async () => {
    const page = await open(`${site.url}${PATH}&came=31`);
    await answer(page).waitFor();
    const causesOf = async (row: string, column: number): Promise<string> => {
      const cells = page.locator(".three-results tr", { hasText: row }).getByRole("button");
      await cells.nth(column).click();
      const dialog = page.getByRole("dialog", { name: `How it was made: ${row}` });
      const text = await dialog.innerText();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      return text;
    };
    const shares = await causesOf("shares", 1);
    expect(shares).toContain("stock trade");
    expect(shares).not.toContain("option trade");
    expect(shares).not.toContain("result");
    const sale = await causesOf("option: paid at the sale", 1);
    expect(sale).toContain("option trade");
    expect(sale).not.toContain("stock trade");
    const yours = await causesOf("result", 0);
    expect(yours).toContain("option trade");
    expect(yours).not.toContain("funding");
    expect(await causesOf("shares", 0)).toContain("No entry in the books is behind it");
  });
});
