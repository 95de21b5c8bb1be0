import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { type LabSite, ownServer } from "../support/lab-sites.ts";
import { inDollars, replayed, settled, tableOf } from "../support/trades-screen.ts";

const APPLE = ["--prices", "samples/AAPL.csv", "--shares", "300"];

/** A machine that does much else takes its time. */
const SOON = { timeout: 20_000 };

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const settingsOf = (page: Page): URLSearchParams => new URLSearchParams(page.url().split("?")[1]);

describeInBrowser("comparing settings", (open) => {
  let site: LabSite;
  beforeAll(async () => {
    site = await ownServer();
  });
  afterAll(() => site.close());

  it("keeps settings beside each other, in its link too", async () => {
    const page = await open(`${site.url}#/trades`);
    await settled(page);
    await button(page, "Keep the present settings to compare").click();
    await button(page, "What if the strike is further away?").click();
    const column = (name: RegExp) => page.getByRole("columnheader", { name });
    await column(/^strike: nearest to the price/).waitFor();
    await column(/^present settings: strike: by shares per option \(delta\), 30 of 100/).waitFor();
    const far = await replayed([...APPLE, "--strike", "delta:0.30"]);
    const near = await replayed(APPLE);
    const expected = ["you", inDollars(far.summary.seller.pnl), inDollars(near.summary.seller.pnl)];
    const you = async () => (await tableOf(page, "compare"))[1];
    await expect.poll(you, SOON).toEqual(expected);
    const other = await open(page.url());
    await expect.poll(async () => (await tableOf(other, "compare"))[1], SOON).toEqual(expected);
    await button(other, "use these").click();
    await expect.poll(() => settingsOf(other).get("strike"), SOON).toBeNull();
    // On other prices the kept settings are replayed on those, and leave them alone.
    await button(page, "Try S&P 500, 2000 to 2020").click();
    const onOthers = await replayed(["--prices", "samples/SP500.csv", "--shares", "300"]);
    const kept = async () => (await you())?.[2];
    await expect.poll(kept, SOON).toBe(inDollars(onOthers.summary.seller.pnl));
    await button(page, "use these").click();
    await expect.poll(() => settingsOf(page).get("strike"), SOON).toBeNull();
    expect(settingsOf(page).get("data")).toBe("sp500");
  });
});
