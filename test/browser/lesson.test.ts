import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, describeInBrowser, sidewaysPx } from "../support/browser.ts";
import { LAB_SITES, type LabSite, ownServer } from "../support/lab-sites.ts";

describeInBrowser("the lesson", (open) => {
  describe.each(LAB_SITES)("on $name", ({ start }) => {
    let site: LabSite;
    beforeAll(async () => {
      site = await start();
    });
    afterAll(() => site.close());

    it("is read, with handout and answers, by who has only the lab", async () => {
      const page = await open(`${site.url}#/teacher`, { widthPx: 400 });
      await page.getByRole("link", { name: "A lesson of 50 minutes" }).click();
      await page.getByRole("heading", { name: "Who bought the option you sold? 50" }).waitFor();
      expect(await sidewaysPx(page)).toBe(0);
      await page.getByRole("link", { name: "discussion" }).click();
      await page.locator("h3:focus", { hasText: "35-47 Discussion" }).waitFor();
      await page.getByRole("link", { name: "Real prices" }).click();
      await page.locator("h2:focus", { hasText: "Real prices" }).waitFor();
      await page.getByText("npx bothsides replay --prices samples/AAPL.csv").waitFor();
      expect(await sidewaysPx(page)).toBe(0);
      await page.getByRole("link", { name: "Handout", exact: true }).click();
      await page.getByText("Hedging brings new money into the market").waitFor();
      expect(await sidewaysPx(page)).toBe(0);
    });
  });

  describe("on one site", () => {
    let site: LabSite;
    beforeAll(async () => {
      site = await ownServer();
    });
    afterAll(() => site.close());

    it("has a handout on one sheet, without the screen around it, dark or not", async () => {
      const page = await open(`${site.url}#/lesson?page=handout`, { theme: "dark" });
      await page.getByText("Hedging brings new money into the market").waitFor();
      const pdf = await page.pdf({ format: "A4", margin: { top: "1cm", bottom: "1cm" } });
      expect(/\/Count (\d+)/.exec(pdf.toString("latin1"))![1]).toBe("1");
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("banner").count()).toBe(0);
      expect(await page.getByRole("button", { name: "Print this page" }).count()).toBe(0);
      const inked = await page
        .locator("article p")
        .first()
        .evaluate((p) => getComputedStyle(p).color);
      expect(inked).toBe("rgb(0, 0, 0)");
    });

    it.each([
      { names: ["Lesson", "Handout"], settings: { theme: "light", widthPx: 400 } },
      { names: ["How to prepare it", "Answers"], settings: { theme: "dark", widthPx: 1280 } },
    ] as const)("has nothing that axe objects to: %o", async ({ names, settings }) => {
      const page = await open(`${site.url}#/lesson`, settings);
      for (const name of names) {
        await page.getByRole("link", { name, exact: true }).click();
        await page.locator("nav a[aria-current]", { hasText: name }).waitFor();
        expect(await axeViolations(page)).toEqual([]);
      }
    });

    it("fits its window at twice the text size", async () => {
      const page = await open(`${site.url}#/lesson`, { textZoom: 2 });
      for (const name of ["Lesson", "How to prepare it", "Handout", "Answers"]) {
        await page.getByRole("link", { name, exact: true }).click();
        await page.locator("nav a[aria-current]", { hasText: name }).waitFor();
        expect(await sidewaysPx(page)).toBe(0);
      }
    });
  });
});
