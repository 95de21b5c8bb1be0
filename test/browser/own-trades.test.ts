import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, describeInBrowser, hiddenPx, sidewaysPx } from "../support/browser.ts";
import { LAB_SITES, type LabSite, ownServer } from "../support/lab-sites.ts";
import { TRADE_FIXTURES } from "../support/trade-fixture.ts";
import {
  dropFiles,
  inCents,
  inDollars,
  printed,
  replayedTrades,
  settled,
  tableOf,
  wordsOf,
} from "../support/trades-screen.ts";

const PRICES = "test/fixtures/prices/acme.csv";
const fixture = (name: string): string => `test/fixtures/trades/${name}`;
const OWN = ["--prices", PRICES, "--trades", fixture("schwab.csv")];

const answer = (page: Page) => page.getByTestId("answer");
const button = (page: Page, name: string) => page.getByRole("button", { name });
const refusal = (page: Page) => page.getByRole("alert");
const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });

/** `ACME  250117C00105000` as the page says it: `105 call to 2025-01-17`. */
function optionName(contract: string): string {
  const [, expiry = "", right, strike] = /^ACME {2}(\d{6})([CP])(\d{8})$/.exec(contract)!;
  const day = expiry.replace(/(..)(..)(..)/, "20$1-$2-$3");
  return `${Number(strike) / 1_000} ${right === "C" ? "call" : "put"} to ${day}`;
}

/** Who made each file, as the page says it. */
const FORMS: Readonly<Record<string, string>> = {
  plain: "plain form",
  schwab: "Schwab",
  fidelity: "Fidelity",
  robinhood: "Robinhood",
  tastytrade: "tastytrade",
  ibkr: "Interactive Brokers",
};

const UNKNOWN = `Tag,Wert,Menge\n${readFileSync("samples/AAPL.csv", "utf8")
  .split("\n")
  .slice(1)
  .filter((row) => row !== "")
  .map((row) => `${row.split(",").slice(0, 2).join(",")},7`)
  .join("\n")}\n`;

describeInBrowser("files of one's own", (open) => {
  describe.each(LAB_SITES)("on $name", ({ start }) => {
    let site: LabSite;
    beforeAll(async () => {
      site = await start();
    });
    afterAll(() => site.close());

    it("are a statement, then its prices, then the command line's numbers", async () => {
      const page = await open(`${site.url}#/trades`);
      await answer(page).waitFor();
      await dropFiles(page, [fixture("schwab.csv")]);
      await page.getByText("schwab.csv: trades, Schwab, 17 rows, ACME").waitFor();
      await page.getByText("at least from 2025-01-06 to 2025-05-12").waitFor();
      expect(await answer(page).count()).toBe(0);
      await dropFiles(page, [PRICES]);
      await settled(page);
      const { summary, positions, trades, stateHash } = await replayedTrades(OWN);
      const { you, buyer, holding } = summary;
      const { cash } = trades;
      expect(await wordsOf(page, "cash")).toBe(
        `Cash from these rows in your broker's file: ${inCents(cash.file)}. ` +
          `In our ledger: ${inCents(cash.ledger)}.`,
      );
      const ended = you.option - you.premium;
      const carry = buyer.dividends + buyer.interest;
      expect((await tableOf(page, "results")).slice(1)).toEqual(
        [
          ["shares", you.stock, buyer.stock, holding.stock] as const,
          ["options: when opened", you.premium, -you.premium, 0] as const,
          ["options: when ended", ended, -ended, 0] as const,
          ["dividends, interest", you.dividends, carry, holding.dividends] as const,
          ["fees", you.fees, buyer.parts.fees!, 0] as const,
          ["result", you.pnl, buyer.pnl, holding.pnl] as const,
          ["worst fall on the way", you.worstFall, buyer.worstFall, holding.worstFall] as const,
        ].map(([name, ...amounts]) => [name, ...amounts.map(inCents)]),
      );
      for (const { contract, iv, option, buyer: his } of positions) {
        const cells = page.getByRole("row", { name: optionName(contract) }).locator("td");
        const texts = await cells.allTextContents();
        expect(texts[6]).toBe(`${(iv! * 100).toFixed(1)} %`);
        expect(texts.slice(9)).toEqual([inCents(option), inCents(his.hedged)]);
      }
      const sure = await tableOf(page, "sensitivity");
      expect(sure.slice(1).map(([, at]) => at)).toEqual(
        summary.sensitivity.map(({ buyer: at }) => inDollars(at)),
      );
      expect(await wordsOf(page, "state-hash")).toContain(stateHash.slice(0, 4));
    });
  });

  describe("on one site", () => {
    let site: LabSite;
    beforeAll(async () => {
      site = await ownServer();
    });
    afterAll(() => site.close());

    async function opened(settings = {}): Promise<Page> {
      const page = await open(`${site.url}#/trades`, settings);
      await answer(page).waitFor();
      return page;
    }

    it("are known by their header, whoever made them", async () => {
      const page = await opened();
      for (const name of TRADE_FIXTURES) {
        await dropFiles(page, [fixture(name)]);
        const form = FORMS[name.split(/[-.]/)[0]!]!;
        await page.getByText(`${name}: trades, ${form}`).waitFor();
      }
      await button(page, "Leave out schwab.csv").click();
      await page.getByText("schwab.csv: trades").waitFor({ state: "detached" });
    });

    it("are told as the command line does, and hedged as asked", async () => {
      const page = await opened();
      await dropFiles(page, [PRICES, fixture("schwab.csv")]);
      await settled(page);
      await page.locator(".seen").last().getByText("How it was read").click();
      await page.getByText("1 left out: the option side of a split").waitFor();
      await page.getByLabel("Your buyer hedges").selectOption("none");
      const alone = await replayedTrades([...OWN, "--hedge", "none"]);
      const result = inCents(alone.summary.buyer.pnl);
      await page.getByTestId("results").locator(".result").getByText(result).waitFor();
      await button(page, "The statement of the command line").click();
      await page.getByTestId("statement").waitFor();
      expect(await wordsOf(page, "statement")).toBe(await printed([...OWN, "--hedge", "none"]));
    });

    it("are opened option by option: day by day, and in the books", async () => {
      const page = await opened();
      await dropFiles(page, [PRICES, fixture("schwab.csv")]);
      await settled(page);
      const { positions } = await replayedTrades(OWN);
      await button(page, "The next position").click();
      const first = positions[0]!;
      expect(await hiddenPx(page.getByLabel("Positions", { exact: true }))).toBe(0);
      await page.getByText(`The ${optionName(first.contract)}, day by day`).waitFor();
      const days = page.getByTestId("days").locator(".data-row");
      const cells = (row: number) => days.nth(row).locator("td").allTextContents();
      expect([(await cells(0))[0], (await cells(8))[0]]).toEqual([first.opened, first.closed]);
      expect((await cells(8)).slice(3)).toEqual([
        ...["0", "0"],
        ...[first.option, first.buyer.hedged].map(inCents),
      ]);
      await page.keyboard.press("ArrowRight");
      const second = positions[1]!;
      const name = optionName(second.contract);
      await page.getByText(`The ${name}, day by day`).waitFor();
      await button(page, "Every entry in the books").click();
      const books = dialog(page, `The books of the ${name}`);
      await books.getByText(`add up to ${inCents(second.option)}: your option`).waitFor();
      await books.getByText("sum to 0.0000 for every kind of thing").waitFor();
      await page.keyboard.press("Escape");
      const last = positions.at(-1)!;
      await button(page, optionName(last.contract)).click();
      await page.getByText(`The ${optionName(last.contract)}, day by day`).waitFor();
    });

    it("show which positions add up to an amount, and the books of each", async () => {
      const page = await opened();
      await dropFiles(page, [PRICES, fixture("schwab.csv")]);
      await settled(page);
      const { summary, positions } = await replayedTrades(OWN);
      const { you, buyer } = summary;
      await page.getByText(`undid an earlier one made ${inCents(buyer.matchedTrades)}.`).waitFor();
      await button(page, inCents(buyer.pnl)).first().click();
      const made = dialog(page, "How it was made: result, your buyer");
      await made.getByText(`6 positions add up to ${inCents(-you.option)}`).waitFor();
      expect(await tableOf(page, "sum-parts")).toEqual([
        [inCents(-you.option), "6 positions"],
        [inCents(buyer.stock), "his shares: he hedges all positions together"],
        [inCents(buyer.dividends + buyer.interest), "dividends, interest"],
        [inCents(buyer.pnl), "result, your buyer"],
      ]);
      const third = positions[2]!;
      const row = made.getByRole("row", { name: optionName(third.contract) });
      await row.getByText(inCents(-third.option)).waitFor();
      await row.getByRole("button").click();
      await dialog(page, /^The books of the 95 put/).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      const { buyerOnly } = summary.outcomes.hedged;
      await page
        .getByTestId("two-by-two")
        .getByRole("button", { name: `${buyerOnly}` })
        .click();
      const counted = dialog(page, "By position: your options lost, your buyer gained");
      expect(await counted.locator(".data-row").count()).toBe(buyerOnly);
    });

    it("say how sure the buyer's result is by a slider", async () => {
      const page = await opened();
      await dropFiles(page, [PRICES, fixture("schwab.csv")]);
      await settled(page);
      const { sensitivity } = (await replayedTrades(OWN)).summary;
      for (const { points, buyer } of sensitivity) {
        await page.getByRole("slider", { name: "He hedges at" }).fill(`${points}`);
        expect(await wordsOf(page, "how-sure")).toBe(`Your buyer ${inDollars(buyer)}.`);
      }
    });

    it("are never in a link", async () => {
      const page = await opened();
      await dropFiles(page, [{ name: "my-secret.csv", text: readFileSync("samples/AAPL.csv") }]);
      await page.getByText("my-secret.csv: 1,266 prices").waitFor();
      await answer(page).getByText("calls on the stock in my-secret.csv").waitFor();
      await page.getByLabel("Strike").selectOption("atm-above");
      await page.getByText("the first listed at or above").waitFor();
      await button(page, "Share").click();
      await page.getByText("Your file is not in the link, and nothing of it").waitFor();
      const link = await page.getByLabel("The link").inputValue();
      expect(link).not.toContain("secret");
      expect(new URLSearchParams(link.split("?")[1]).get("strike")).toBe("atm-above");
      const other = await open(link);
      await other.getByText("This link holds settings for a file that is not in it").waitFor();
      await dropFiles(other, ["samples/AAPL.csv"]);
      await other.getByText("the first listed at or above").waitFor();
    });

    it("of an unknown form are read by columns that are named once", async () => {
      const page = await opened();
      await dropFiles(page, [{ name: "first.csv", text: UNKNOWN }]);
      await page.getByText("first.csv: which column is which?").waitFor();
      await button(page, "Read it so").click();
      await refusal(page).getByText("No column is chosen for date").waitFor();
      await page.getByLabel("Column for date").selectOption("Wert");
      await page.getByLabel("Column for close").selectOption("Tag");
      await button(page, "Read it so").click();
      await refusal(page).getByText("first.csv, row 2").waitFor();
      await page.getByLabel("Column for date").selectOption("Tag");
      await page.getByLabel("Column for close").selectOption("Wert");
      await button(page, "Read it so").click();
      await page.getByText("first.csv: 1,266 prices").waitFor();
      await answer(page).getByText("$116,715 for calls on the stock in first.csv").waitFor();
      await settled(page);
      await page.reload();
      await dropFiles(page, [{ name: "second.csv", text: UNKNOWN }]);
      await page.getByText("second.csv: 1,266 prices").waitFor();
      await answer(page).getByText("$116,715 for calls on the stock in second.csv").waitFor();
    });

    it("of a wrong kind, with a broken row, or no text are refused with what to do", async () => {
      const page = await opened();
      const positions = "Symbol,Last Price,Percent Of Account\nAAPL,100,50\n";
      await dropFiles(page, [{ name: "positions.csv", text: positions }]);
      await refusal(page).getByText("Fidelity positions file; we need history").waitFor();
      await refusal(page).getByText("Activity & Orders -> History -> Download").waitFor();
      await button(page, "Leave out positions.csv").click();
      const broken = "date,close\n2011-01-03,100\n2011-01-04,abc\n";
      await dropFiles(page, [{ name: "broken.csv", text: broken }]);
      await refusal(page).getByText("broken.csv, row 3, column close").waitFor();
      await refusal(page).getByText("leave it empty if there is no value").waitFor();
      await button(page, "Leave out broken.csv").click();
      const row = "2025-01-06,open,ACME  250117C00105000,-1,cheap,0.66";
      const trades = `time,action,contract,quantity,price,fees\n${row}\n`;
      await dropFiles(page, [{ name: "trades.csv", text: trades }]);
      await refusal(page).getByText("trades.csv, row 2, column price").waitFor();
      await button(page, "Leave out trades.csv").click();
      const picture = new Uint8Array([0x89, 0x50, 0xff, 0xfe]);
      await dropFiles(page, [{ name: "picture.png", text: picture }]);
      await refusal(page).getByText("not UTF-8 text").waitFor();
      // What was shown stays.
      expect(await wordsOf(page, "answer")).toContain("Apple calls");
    });

    it("of several stocks are asked about", async () => {
      const page = await opened();
      const apple = readFileSync("samples/AAPL.csv", "utf8").trim().split("\n").slice(1);
      const rows = apple.flatMap((row) => {
        const [date, close] = row.split(",");
        return [`${date},AAA,${close}`, `${date},BBB,20`];
      });
      const text = ["date,ticker,close", ...rows, ""].join("\n");
      await dropFiles(page, [{ name: "two.csv", text }]);
      await page.getByText("Several stocks: which one?").waitFor();
      expect(await answer(page).count()).toBe(0);
      await button(page, "AAA").click();
      await answer(page).getByText("$116,715 for AAA calls").waitFor();
    });

    it("can be dropped with the mouse", async () => {
      const page = await opened();
      const transfer = await page.evaluateHandle(
        (text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
          return data;
        },
        readFileSync("samples/AAPL.csv", "utf8"),
      );
      await page.dispatchEvent(".drop-zone", "drop", { dataTransfer: transfer });
      await page.getByText("dropped.csv: 1,266 prices").waitFor();
      await answer(page).getByText("calls on the stock in dropped.csv").waitFor();
    });

    it.each([
      { theme: "light", widthPx: 400 },
      { theme: "dark", widthPx: 1280 },
      { theme: "light", widthPx: 1280, textZoom: 2 },
    ] as const)("have nothing that axe objects to: %o", async (settings) => {
      const page = await opened(settings);
      await dropFiles(page, [PRICES, fixture("schwab.csv")]);
      await settled(page);
      await button(page, "The next position").click();
      await page.getByTestId("days").waitFor();
      await dropFiles(page, [{ name: "odd.csv", text: UNKNOWN }]);
      await page.getByText("which column is which?").waitFor();
      await dropFiles(page, [{ name: "bad.csv", text: "date,close\n2011-01-03,abc\n" }]);
      await refusal(page).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysPx(page)).toBe(0);
    });
  });
});
