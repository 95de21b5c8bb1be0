import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReplayReport } from "../../src/reports/replay-report.ts";
import { axeViolations, describeInBrowser, hiddenPx, sidewaysPx } from "../support/browser.ts";
import { LAB_SITES, type LabSite, ownServer } from "../support/lab-sites.ts";
import {
  inCents,
  inDollars,
  printed,
  replayed,
  settled,
  tableOf,
  wordsOf,
} from "../support/trades-screen.ts";

const APPLE = ["--prices", "samples/AAPL.csv", "--shares", "300"];

/** A machine that does much else takes its time. */
const SOON = { timeout: 20_000 };

const answer = (page: Page) => page.getByTestId("answer");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const slider = (page: Page, name: string) => page.getByRole("slider", { name });
const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });
const settingsOf = (page: Page): URLSearchParams => new URLSearchParams(page.url().split("?")[1]);

/** The rows of the three results as the report has them. */
function resultsOf({ summary }: ReplayReport): string[][] {
  const { seller, buyer, buyAndHold, premium, payoff } = summary;
  const gains = [seller, buyer, buyAndHold].map(({ gains: n }) => `${n} of ${summary.cycles}`);
  return [
    ["shares", ...[seller.stock, buyer.stock, buyAndHold.stock].map(inCents)],
    ["calls: paid at the sale", ...[premium, -premium, 0].map(inCents)],
    ["calls: worth at expiry", ...[-payoff, payoff, 0].map(inCents)],
    ["dividends, interest", ...[0, buyer.interest, 0].map(inCents)],
    ["result", ...[seller.pnl, buyer.pnl, buyAndHold.pnl].map(inCents)],
    ["months with a gain", ...gains],
    ["worst fall on the way", ...[seller, buyer, buyAndHold].map((p) => inCents(p.worstFall))],
  ];
}

/** What the table of who paid whom has to show of the two. */
function paidOf({ flows, summary }: ReplayReport): Record<string, string> {
  const { parties, causes } = flows;
  const [you, buyer] = [parties.indexOf("seller"), parties.indexOf("buyer")];
  const of = (names: readonly string[], row: number): number =>
    names.flatMap((name) => causes[name]![row]!).reduce((sum, amount) => sum + amount, 0);
  return {
    byOptions: inCents(of(["option", "option spread", "exercise"], buyer)),
    byShares: inCents(of(["stock", "stock spread"], buyer)),
    fromCompany: inCents(of(["company", "dividends"], you)),
    you: inCents(summary.seller.pnl),
    buyer: inCents(summary.buyer.pnl),
  };
}

/** Presses the tab key until the control of this label or these words has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return (element?.labels?.[0] ?? element)?.textContent?.trim() ?? "";
    });
    if (focused.startsWith(name)) return;
  }
  throw new Error(`the tab key never reached ${name}`);
}

describeInBrowser("my trades", (open) => {
  describe.each(LAB_SITES)("on $name", ({ start }) => {
    let site: LabSite;
    beforeAll(async () => {
      site = await start();
    });
    afterAll(() => site.close());

    it("shows Apple as an example, every number the command line's", async () => {
      const page = await open(`${site.url}#/trades`);
      await settled(page);
      await page.getByText("Example: Apple, 2007 to 2012").waitFor();
      const report = await replayed(APPLE);
      const { summary } = report;
      expect((await tableOf(page, "results")).slice(1)).toEqual(resultsOf(report));
      const { withShares, optionAlone } = summary.outcomes;
      const counts = (await tableOf(page, "two-by-two")).flatMap((row) => row.slice(1));
      expect(counts.filter((cell) => /^\d+$/.test(cell)).map(Number)).toEqual(
        [withShares, optionAlone].flatMap((of) => [
          ...[of.both, of.sellerOnly, of.buyerOnly, of.neither],
        ]),
      );
      expect((await tableOf(page, "sensitivity")).slice(1)).toEqual(
        summary.sensitivity.map(({ points, seller, buyer }) => [
          points === 0 ? "as run" : `${points > 0 ? "+" : ""}${points}`,
          inDollars(seller),
          inDollars(buyer),
        ]),
      );
      const breakEven = (summary.breakEvenIv! * 100).toFixed(1);
      await page.getByText(`Your buyer breaks even at ${breakEven} %`).waitFor();
      const figure = page.locator("figure").filter({ hasText: "Who paid whom" });
      await figure.getByText("As a table").click();
      const cell = async (row: string, column: string): Promise<string> => {
        const heads = await figure.locator("thead th").allTextContents();
        const cells = figure
          .getByRole("row", { name: new RegExp(`^${row} [+-]`) })
          .locator("th, td");
        return (await cells.allTextContents())[heads.indexOf(column)]!;
      };
      expect({
        byOptions: await cell("your buyer", "you"),
        byShares: await cell("your buyer", "other share traders"),
        fromCompany: await cell("you", "the company"),
        you: await cell("you", "in all"),
        buyer: await cell("your buyer", "in all"),
      }).toEqual(paidOf(report));
      const hash = report.stateHash;
      expect(await wordsOf(page, "state-hash")).toBe(`${hash.slice(0, 4)}-${hash.slice(4, 8)}`);
      expect(await wordsOf(page, "answer")).toContain("$12,228: $76,092 from you");
      await page.getByText("! CALL PRICES ARE MODELLED from past swings").waitFor();
    });
  });

  describe("on one site", () => {
    let site: LabSite;
    beforeAll(async () => {
      site = await ownServer();
    });
    afterAll(() => site.close());
    const at = (settings = ""): string => `${site.url}#/trades${settings}`;

    it("follows a slider, and its numbers are those of the flag", async () => {
      const page = await open(at());
      await answer(page).waitFor();
      await page.getByLabel("Strike").selectOption("delta");
      await slider(page, "Shares per option").fill("20");
      const { summary, cycles, stateHash } = await replayed([...APPLE, "--strike", "delta:0.20"]);
      const result = inCents(summary.seller.pnl);
      await page.getByTestId("results").getByText(result, { exact: true }).waitFor();
      expect(settingsOf(page).get("strike")).toBe("delta:0.20");
      // Once the slider rests, the reasons and the fingerprint are of this run too.
      await expect.poll(() => wordsOf(page, "state-hash"), SOON).toContain(stateHash.slice(0, 4));
      const lastOf = async (table: string) => (await tableOf(page, table)).at(-1)?.[0];
      await expect.poll(() => lastOf("reasons"), SOON).toBe(inCents(summary.buyer.pnl));
      const excess = cycles.reduce((sum, { seller }) => sum + seller.excess, 0);
      expect(await lastOf("decomposition")).toBe(inCents(excess));
    });

    it("pales an older answer while the newer one takes its time", async () => {
      const page = await open(at("?strike=delta%3A0.30"));
      await settled(page);
      const older = page.locator(".history.older");
      expect(await older.count()).toBe(0);
      await page.evaluate(() => {
        const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function (this: Worker, ...given: [message: unknown]) {
          setTimeout(() => postMessage.apply(this, given), 2_000);
        };
      });
      await slider(page, "Shares per option").fill("20");
      await older.waitFor();
      await older.waitFor({ state: "detached" });
      expect(await page.locator(".history").count()).toBe(1);
    });

    it("says how sure it is at every point of volatility", async () => {
      const page = await open(at());
      await settled(page);
      for (const points of [3, -1, 0]) {
        await slider(page, "Sold at").fill(`${points}`);
        const { summary } = await replayed([...APPLE, "--vol-offset", `${points / 100}`]);
        const [you, buyer] = [summary.seller.pnl, summary.buyer.pnl].map(inDollars);
        expect(await wordsOf(page, "how-sure")).toBe(`You ${you}, your buyer ${buyer}.`);
      }
    });

    it("has every setting in its link, and the link leads to the same numbers", async () => {
      const page = await open(at());
      await settled(page);
      await button(page, "Try S&P 500, 2000 to 2020").click();
      await page.getByText("Example: S&P 500, 2000 to 2020").waitFor();
      await page.getByText("More settings").click();
      await page.getByLabel("You sell").selectOption("cash-secured-put");
      await page.getByLabel("Buy back").selectOption("50%");
      await page.getByLabel("Fees").selectOption("retail");
      await page.getByLabel("Price of swings").selectOption("number");
      await page.getByLabel("First sale not before").fill("2018-01-01");
      await expect.poll(() => answer(page).textContent(), SOON).toContain("S&P 500 puts");
      await settled(page);
      const report = await replayed([
        ...["--prices", "samples/SP500.csv", "--shares", "300", "--strategy", "cash-secured-put"],
        ...["--exit", "50%", "--fees", "retail", "--vol", "0.30", "--from", "2018-01-01"],
      ]);
      const first = report.stateHash.slice(0, 4);
      await expect.poll(() => wordsOf(page, "state-hash"), SOON).toContain(first);
      await button(page, "Share").click();
      const link = await page.getByLabel("The link").inputValue();
      const other = await open(link);
      await settled(other);
      expect(await wordsOf(other, "answer")).toBe(await wordsOf(page, "answer"));
      expect(await wordsOf(other, "state-hash")).toContain(first);
      expect(await tableOf(other, "results")).toEqual(await tableOf(page, "results"));
    });

    it("says what of a link is refused, and takes the next setting", async () => {
      const page = await open(at("?strike=delta%3A7"));
      await page.getByRole("alert").getByText('Strike "delta:7" is refused').waitFor();
      expect(await answer(page).count()).toBe(0);
      await page.getByLabel("Strike").selectOption("atm");
      await answer(page).waitFor();
      expect(await page.getByRole("alert").count()).toBe(0);
    });

    it("opens a month day by day, as --explain tells it", async () => {
      const page = await open(at());
      await answer(page).waitFor();
      await button(page, "Your worst one, 2008-09, day by day").click();
      const { explain, cycles } = await replayed([...APPLE, "--explain", "2008-09"]);
      const { premium, seller, buyer } = cycles.find(({ entry }) => entry === "2008-09-19")!;
      const days = page.getByTestId("days");
      await days.getByText("The option sold on 2008-09-19, day by day").waitFor();
      const row = (date: string) => days.getByRole("row", { name: date });
      for (const { date, stock, held, result } of explain!.days.slice(0, 8)) {
        const cells = await row(date).locator("td").allTextContents();
        expect(cells[1]).toBe(`$${stock.toFixed(2)}`);
        expect(Number(cells[4])).toBe(held);
        expect(cells[6]).toBe(inCents(result));
      }
      await days.getByText(`for $${premium.toFixed(2)} a share`).waitFor();
      await days.getByText(`undid an earlier one: ${inCents(buyer.matchedTrades)}.`).waitFor();
      const inAll = `In all: you ${inDollars(seller.pnl)}, your buyer ${inDollars(buyer.pnl)}.`;
      await days.getByText(inAll).waitFor();
      await days.getByText("Every entry in the books").click();
      await dialog(page, "The books from 2008-09-19 to 2008-10-17").waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("ArrowRight");
      await days.getByText("The option sold on 2008-10-17, day by day").waitFor();
      expect(settingsOf(page).get("month")).toBe("2008-10");
    });

    it("shows how a number was made: months that add up, and the books of one", async () => {
      const page = await open(at());
      await answer(page).waitFor();
      const { summary, cycles } = await replayed(APPLE);
      await button(page, inCents(summary.buyer.stock)).first().click();
      const made = dialog(page, "How it was made: shares, your buyer");
      await made.getByText(`47 sales add up to ${inCents(summary.buyer.stock)}`).waitFor();
      const { parts } = cycles[0]!.buyer;
      await made
        .getByText(inCents(parts.hedge! + parts.hedgeCost!))
        .first()
        .waitFor();
      await made.getByRole("button", { name: "entries of 2008-05" }).click();
      const books = dialog(page, /^The books from 2008-05-16/);
      await books.getByText("sum to 0.0000 for every kind of thing").waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.getByTestId("two-by-two").first().getByRole("button", { name: "21" }).click();
      await dialog(page, /you gained, your buyer lost/)
        .getByText("21 sales.")
        .waitFor();
    });

    it("shows what a payment was made of: causes, months, both lines in the books", async () => {
      const page = await open(at());
      await settled(page);
      const { summary, cycles } = await replayed(APPLE);
      const paid = inCents(summary.payoff - summary.premium);
      const figure = page.locator("figure").filter({ hasText: "Who paid whom" });
      await figure.getByText("As a table").click();
      await figure
        .getByRole("row", { name: /^your buyer/ })
        .getByText(paid)
        .click();
      const made = dialog(page, "How it was made: what your buyer had from you");
      expect((await tableOf(page, "payment-parts")).at(-1)).toEqual([
        paid,
        "what your buyer had from you",
      ]);
      await made.getByText(`47 sales add up to ${paid}`).waitFor();
      const first = made.getByRole("row", { name: cycles[0]!.entry });
      await first.getByText(inCents(0 - cycles[0]!.seller.option)).waitFor();
      await made
        .getByRole("button", { name: `entries of ${cycles[0]!.entry.slice(0, 7)}` })
        .click();
      const books = dialog(page, /^The books from/);
      await books.getByText("sum to 0.0000 for every kind of thing").waitFor();
      await page.keyboard.press("Escape");
      await books.waitFor({ state: "hidden" });
      // Where there is room for the picture its bands do the same, also in the very moment in which
      // another answer is closed.
      const band = figure.locator(".band").first();
      await band.evaluate((one) => {
        document.querySelector<HTMLDialogElement>("dialog[open]")!.close();
        one.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      });
      await dialog(page, /^How it was made: what/).waitFor();
      expect(await axeViolations(page)).toEqual([]);
    });

    it("prints the statement of the command line, by Greek names if asked", async () => {
      const page = await open(at());
      await settled(page);
      await page.keyboard.press("t");
      await dialog(page, "As the command line prints it").waitFor();
      expect(await wordsOf(page, "statement")).toBe(await printed(APPLE));
      await page.keyboard.press("Escape");
      await page.getByLabel("by their Greek names").check();
      expect(await wordsOf(page, "reasons")).toContain("gamma");
      await page.reload();
      await settled(page);
      expect(await page.getByLabel("by their Greek names").isChecked()).toBe(true);
      await page.keyboard.press("t");
      await expect
        .poll(() => wordsOf(page, "statement"), SOON)
        .toBe(await printed([...APPLE, "--greeks"]));
    });

    it("is worked by keyboard alone", async () => {
      const page = await open(at());
      await settled(page);
      await tabTo(page, "Drop a price file or a broker statement");
      await tabTo(page, "Try S&P 500");
      await page.keyboard.press("Enter");
      await expect.poll(() => answer(page).textContent(), SOON).toContain("S&P 500 calls");
      await tabTo(page, "Strike");
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => settingsOf(page).get("strike"), SOON).toBe("atm-above");
      await tabTo(page, "Shares");
      await page.keyboard.press("Home");
      await expect.poll(() => settingsOf(page).get("shares"), SOON).toBe("100");
      await page.keyboard.press("k");
      await page.getByTestId("compare").waitFor();
      await page.keyboard.press("s");
      await dialog(page, "Share this").waitFor();
      await page.keyboard.press("Escape");
      await dialog(page, "Share this").waitFor({ state: "detached" });
      await page.keyboard.press("?");
      await dialog(page, "Keys and words")
        .getByText("the month or position before, day by day")
        .waitFor();
    });

    it("has three cards under a bar of the results on a phone", async () => {
      const page = await open(at(), { widthPx: 400 });
      await settled(page);
      expect(await page.getByTestId("results").isVisible()).toBe(false);
      const cards = page.locator(".card-of");
      expect(await cards.count()).toBe(3);
      await cards.nth(1).getByText("+$12,227.90").waitFor();
      await page.getByRole("heading", { name: "How sure?" }).scrollIntoViewIfNeeded();
      const bar = await page.locator(".party-bar").boundingBox();
      expect(bar!.y).toBe(0);
      await page.getByText("you paid your buyer $76,092").waitFor();
    });

    it("shows a month's table whole, and on a phone that there is more beside it", async () => {
      for (const widthPx of [1280, 400]) {
        const page = await open(at("?month=2008-10"), { widthPx });
        const box = page.getByTestId("days").locator(".table-box");
        await box.waitFor();
        expect((await hiddenPx(box)) > 0).toBe(widthPx === 400);
        const edges = await box.evaluate((one) => getComputedStyle(one).backgroundImage);
        expect(edges.match(/gradient/g)?.length).toBe(4);
      }
    });

    it.each([
      { theme: "light", widthPx: 400 },
      { theme: "light", widthPx: 1280 },
      { theme: "light", widthPx: 1280, textZoom: 2 },
    ] as const)("has nothing that axe objects to: %o", async (settings) => {
      const page = await open(at("?month=2009-01&compare=exit%3D50%2525"), settings);
      await settled(page);
      await page.getByTestId("days").waitFor();
      await page.getByText("More settings").click();
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysPx(page)).toBe(0);
    });
  });
});
