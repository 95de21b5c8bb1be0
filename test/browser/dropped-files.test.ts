import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { type LabSite, ownServer } from "../support/lab-sites.ts";
import { dropFiles } from "../support/trades-screen.ts";

/** As no broker that we know writes it. */
const BROKER = `Date,Type,Symbol,Description,Quantity,Price,Commission,Amount
2011-01-21,BUY,AAPL,APPLE INC,300,326.72,0,-98016
2011-01-21,SELL TO OPEN,AAPL 02/18/2011 330.00 C,CALL APPLE,3,5.10,1.95,1528.05
2011-02-18,ASSIGNED,AAPL 02/18/2011 330.00 C,CALL APPLE,3,,,
2011-02-18,SELL,AAPL,APPLE INC,300,330,0,99000
2011-02-18,INTEREST,,CASH,,,,0.12
`;

/** The same in our own form. */
const PLAIN = `date,action,contract,quantity,price,fees
2011-01-21,share,AAPL,300,326.72,0
2011-01-21,open,AAPL  110218C00330000,-3,5.1,1.95
2011-02-18,assign,AAPL  110218C00330000,3,,
2011-02-18,share,AAPL,-300,330,0
`;

const answer = (page: Page) => page.getByTestId("answer");
const button = (page: Page, name: string) => page.getByRole("button", { name });
const refusal = (page: Page) => page.getByRole("alert");

describeInBrowser("dropped files", (open) => {
  let site: LabSite;
  let folder: string;
  beforeAll(async () => {
    site = await ownServer();
    folder = mkdtempSync(join(tmpdir(), "dropped-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    return site.close();
  });

  async function opened(settings = {}): Promise<Page> {
    const page = await open(`${site.url}#/trades`, settings);
    await answer(page).waitFor();
    return page;
  }

  function written(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  const prices = (name: string): string => written(name, readFileSync("samples/AAPL.csv", "utf8"));

  it("are read though a folder is among them", async () => {
    const page = await opened();
    await drop(page, [folder, prices("good.csv")]);
    await page.getByText("good.csv: 1,266 prices").waitFor();
    await refusal(page).getByText("This is a folder, or a file that cannot be read").waitFor();
    await answer(page).getByText("calls on the stock in good.csv").waitFor();
  });

  it("may be let go beside the zone, and the page stays", async () => {
    const page = await opened();
    await drop(page, [prices("beside.csv")], "footer");
    await page.getByText("beside.csv: 1,266 prices").waitFor();
    await answer(page).getByText("calls on the stock in beside.csv").waitFor();
    expect(await page.locator(".drop-zone.over").count()).toBe(0);
  });

  it("of very many stocks are chosen from those that begin as is typed", async () => {
    const page = await opened();
    const names = Array.from({ length: 40 }, (_, i) => `T${i}`);
    const days = Array.from({ length: 9 }, (_, i) => `2011-01-${i + 10}`);
    const rows = names.flatMap((name) => days.map((day) => `${day},${name},50`));
    await dropFiles(page, [{ name: "many.csv", text: ["date,symbol,close", ...rows].join("\n") }]);
    const choice = page.getByRole("group", { name: "Several stocks" });
    await choice.getByText("and 10 more").waitFor();
    expect(await choice.getByRole("button").count()).toBe(30);
    await choice.getByLabel("Begins with").fill("t3");
    await expect
      .poll(() => choice.getByRole("button").allTextContents())
      .toEqual(names.filter((name) => name.startsWith("T3")));
    await choice.getByRole("button", { name: "T39" }).click();
    await expect
      .poll(() => choice.getByRole("button", { name: "T39" }).getAttribute("aria-pressed"))
      .toBe("true");
  });

  it("of an unknown broker are trades, though they have a date and a price", async () => {
    const page = await opened();
    await dropFiles(page, ["samples/AAPL.csv", { name: "broker.csv", text: BROKER }]);
    await page.getByText("broker.csv: which column is which?").waitFor();
    expect(await page.getByLabel("This file has").inputValue()).toBe("trades");
    await answer(page).getByText("AAPL calls").waitFor();
  });

  it("of an unknown broker are read by columns and words that are named", async () => {
    const page = await opened();
    await dropFiles(page, ["samples/AAPL.csv", { name: "broker.csv", text: BROKER }]);
    await page.getByLabel("Column for fees").waitFor();
    expect(await page.getByLabel("SELL TO OPEN is").inputValue()).toBe("sell to open");
    await page.getByLabel("INTEREST is").selectOption("");
    await button(page, "Read it so").click();
    await refusal(page).getByText('What "INTEREST" means is not chosen').waitFor();
    await page.getByLabel("INTEREST is").selectOption("leave out");
    await button(page, "Read it so").click();
    await page.getByText("broker.csv: trades, plain form, 4 rows, AAPL").waitFor();
    // By hand: 3 x 100 x 5.10 - 1.95, and 300 x (330 - 326.72).
    await page.getByTestId("results").locator(".result").getByText("+$2,512.05").waitFor();
    await dropFiles(page, [{ name: "next.csv", text: BROKER }]);
    await page.getByText("next.csv: trades, plain form, 4 rows, AAPL").waitFor();
  });

  it("say which columns they were read by, and other ones can be named", async () => {
    const page = await opened();
    const rows = Array.from({ length: 9 }, (_, i) => `2011-01-${i + 10},${200 + i},${100 + i}`);
    const text = ["When,First,End", ...rows, ""].join("\n");
    await dropFiles(page, [{ name: "odd.csv", text }]);
    const choose = async (column: string): Promise<void> => {
      await page.getByLabel("Column for date").selectOption("When");
      await page.getByLabel("Column for close").selectOption(column);
      await button(page, "Read it so").click();
      await page.getByText("odd.csv: 6 prices").waitFor();
      await page.locator(".seen").getByText("How it was read").click();
      await page.getByText(`date from When, close from ${column}.`).waitFor();
    };
    await choose("First");
    await page.reload();
    await dropFiles(page, [{ name: "odd.csv", text }]);
    await page.locator(".seen").getByText("How it was read").click();
    await button(page, "name other columns").click();
    await choose("End");
    await button(page, "name other columns").click();
    await button(page, "Leave out odd.csv").click();
    await page.getByText("which column is which?").waitFor({ state: "detached" });
  });

  it("of several stocks can be said to be trades", async () => {
    const page = await opened();
    const text = "date,symbol,number,price\n2011-01-03,AAA,1,10\n2011-01-03,BBB,1,20\n";
    await dropFiles(page, [{ name: "two.csv", text }]);
    await page.getByText("two.csv: prices of 2 stocks").waitFor();
    await page.getByText("These are my trades: name the columns").click();
    expect(await page.getByLabel("This file has").inputValue()).toBe("trades");
    await page.getByLabel("Column for quantity").selectOption("number");
  });

  it("of splits go along with prices that are adjusted for them", async () => {
    const page = await opened();
    const [, ...rows] = readFileSync("samples/AAPL.csv", "utf8").trim().split("\n");
    const seventh = rows.map((row) => {
      const [date = "", close = ""] = row.split(",");
      return `${date},${(Number(close) / 7).toFixed(6)}`;
    });
    const text = ["date,close", ...seventh, ""].join("\n");
    await dropFiles(page, [
      { name: "adjusted.csv", text },
      { name: "trades.csv", text: PLAIN },
    ]);
    await refusal(page).getByText("drop a file of splits with the columns date,ratio").waitFor();
    expect(await refusal(page).textContent()).not.toContain("--");
    await dropFiles(page, [{ name: "splits.csv", text: "date,ratio\n2012-03-01,7\n" }]);
    await page.getByText("splits.csv: 1 split, 2012-03-01 to 2012-03-01").waitFor();
    await page.getByTestId("results").locator(".result").getByText("+$2,512.05").waitFor();
  });

  it("with a header alone are told to have no rows", async () => {
    const page = await opened();
    await dropFiles(page, [{ name: "empty.csv", text: "date,close\n" }]);
    await refusal(page).getByText("The file has a header and no rows").waitFor();
  });

  it("with semicolons, or titles above, have their columns named", async () => {
    const page = await opened();
    const [, ...rows] = readFileSync("samples/AAPL.csv", "utf8").trim().split("\n");
    const german = rows.map((row) => {
      const [date = "", close = ""] = row.split(",");
      return `${date.split("-").reverse().join(".")};${close.replace(".", ",")};1`;
    });
    const text = ["Mein Export, Apple", "", "Tag;Wert;Umsatz", ...german, ""].join("\n");
    await dropFiles(page, [{ name: "german.csv", text }]);
    await page.getByLabel("Column for date").selectOption("Tag");
    await page.getByLabel("Column for close").selectOption("Wert");
    await button(page, "Read it so").click();
    await page.getByText("german.csv: 1,266 prices").waitFor();
    await answer(page).getByText("$116,715 for calls on the stock in german.csv").waitFor();
  });
});

/** Lets go files of the disk over an element, as a mouse does. */
async function drop(page: Page, files: readonly string[], over = ".drop-zone"): Promise<void> {
  const element = page.locator(over).first();
  await element.scrollIntoViewIfNeeded();
  const { x, y } = (await element.boundingBox())!;
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    await session.send("Input.dispatchDragEvent", { type, x: x + 9, y: y + 9, data });
  }
}
