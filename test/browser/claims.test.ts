import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClaimsReport } from "../../src/claims/claims-report.ts";
import { claimOf } from "../../src/claims/registry.ts";
import { told } from "../../src/claims/words.ts";
import { axeViolations, describeInBrowser, sidewaysPx } from "../support/browser.ts";
import { LAB_SITES, type LabSite, ownServer } from "../support/lab-sites.ts";

/** Markets are played: a machine that does much else takes its time. */
const SOON = { timeout: 60_000 };

const REPORT = JSON.parse(readFileSync("docs/claims/claims.json", "utf8")) as ClaimsReport;

const of = (id: string) => REPORT.claims.find((claim) => claim.id === id)!;
const ofVerdict = (verdict: string) => REPORT.claims.filter((claim) => claim.verdict === verdict);

const cards = (page: Page) => page.locator("[data-claim]");
const stamp = (page: Page) => page.locator(".verdict .stamp");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });
const settingsOf = (page: Page): URLSearchParams => new URLSearchParams(page.url().split("?")[1]);
const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.claim ?? "");

/** Words of pictures that are cut off, or that cannot be read for others. */
const badWords = (page: Page) =>
  page.locator("figure > svg").evaluateAll((pictures) => {
    if (pictures.length === 0) return ["no picture"];
    return pictures.flatMap((picture) => {
      const frame = picture.getBoundingClientRect();
      const { width } = (picture as SVGSVGElement).viewBox.baseVal;
      if (Math.abs(width - frame.width) > 1) return ["not drawn at its width"];
      const words = [...picture.querySelectorAll("text")].map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return { text: text.textContent, left, right, top, bottom };
      });
      return words.flatMap((one, i) => {
        const isOut = one.left < frame.left - 1 || one.right > frame.right + 1;
        // Boxes have room above and below their letters.
        const over = words.slice(i + 1).filter((other) => {
          const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          return across > 2 && down > 6;
        });
        return [
          ...(isOut ? [`${one.text} is cut off`] : []),
          ...over.map((other) => `${one.text} is over ${other.text}`),
        ];
      });
    });
  });

/** What the experiment itself gives for the first condition of X2 on a seed. */
function keptOf(seed: number): number {
  const { experiment, arms, judge } = claimOf("X2")!;
  const played = new Map(arms.map((arm) => [arm, experiment.play(arm, seed)]));
  const table = {
    of: (arm: string, measure: string) => {
      const value = played.get(arm)![measure]!;
      return [value, value];
    },
  };
  return judge(table).numbers[0]!.mean;
}

describeInBrowser("the article, checked", (open) => {
  describe.each(LAB_SITES)("on $name", ({ start }) => {
    let site: LabSite;
    beforeAll(async () => {
      site = await start();
    });
    afterAll(() => site.close());

    it("is opened, guessed, shown, played on another seed and broken", async () => {
      const page = await open(`${site.url}#/claims`);
      await page.getByTestId("count").waitFor();
      expect(await cards(page).count()).toBe(REPORT.claims.length);
      await page.locator("[data-claim=M5]").click();
      await heading(page, /^M5: /).waitFor();
      expect(await stamp(page).count()).toBe(0);
      await page.getByLabel("it is not so").check();
      await page.getByTestId("reveal").click();
      expect(await stamp(page).textContent()).toBe("EXACT");
      expect(await page.locator(":focus").getAttribute("aria-label")).toBe("The verdict");
      expect(await page.getByTestId("guess-told").textContent()).toContain(
        "You guessed that it is not so. It came otherwise",
      );
      await button(page, "Play seed 101").click();
      await page.getByText("Seed 101: off by 0. It has to be 0.").waitFor(SOON);
      await page.getByTestId("break").click();
      await page.getByText('the verdict changes from "exact" to "not so"').waitFor(SOON);
      expect(await page.locator(".found .stamp").allTextContents()).toEqual(["EXACT", "NOT SO"]);
    });
  });

  describe("on one site", () => {
    let site: LabSite;
    beforeAll(async () => {
      site = await ownServer();
    });
    afterAll(() => site.close());
    const at = (settings = ""): string => `${site.url}#/claims${settings}`;

    it("tells nothing of a claim before it was guessed, unless asked to", async () => {
      const page = await open(at());
      await page.getByTestId("count").waitFor();
      expect(await page.locator(".claim-card strong.stamp").count()).toBe(0);
      await page.getByLabel("Show all at once").check();
      expect(await page.locator(".claim-card strong.stamp").count()).toBe(REPORT.claims.length);
      await page.reload();
      await page.locator("[data-claim=M3]").click();
      await stamp(page).waitFor();
      await page.goto(at("?claim=M7"));
      await heading(page, /^M7: /).waitFor();
      await stamp(page).waitFor();
    });

    it("shows the claims of one verdict, and has it in its link", async () => {
      const page = await open(at());
      await button(page, `not so ${ofVerdict("fails").length}`).click();
      expect(settingsOf(page).get("verdict")).toBe("fails");
      const ids = ofVerdict("fails").map(({ id }) => id);
      const shown = () => cards(page).evaluateAll((all) => all.map((one) => one.dataset.claim));
      expect(await shown()).toEqual(ids);
      await page.reload();
      await expect.poll(shown, SOON).toEqual(ids);
      await button(page, `can't tell yet ${ofVerdict("undecided").length}`).click();
      if (ofVerdict("undecided").length === 0) {
        await page.getByText("No claim has this verdict in this run.").waitFor();
      }
      await button(page, `all ${REPORT.claims.length}`).click();
      expect(settingsOf(page).get("verdict")).toBeNull();
      expect(await cards(page).count()).toBe(REPORT.claims.length);
    });

    it("shows every condition with its number, its interval and what would turn it", async () => {
      const page = await open(at("?claim=M7"));
      await button(page, "Show it without a guess").click();
      const text = await page.getByTestId("conditions").textContent();
      const { conditions, turns } = of("M7");
      for (const { name, unit, mean, interval, bounds, decision } of conditions) {
        const [low, high] = interval.map((end) => told(unit, end));
        expect(text).toContain(`${name}: ${decision}`);
        expect(text).toContain(`${told(unit, mean)} [${low}, ${high}]. It has to be ${bounds}.`);
      }
      const told0 = (await page.getByTestId("turns").textContent())!;
      const letters = (words: string) => words.toLowerCase().replaceAll(/\s/g, "");
      expect(letters(told0)).toBe(letters(turns));
      await page.getByText("npx bothsides claims M7 --seed 1").waitFor();
      const picture = page.locator("figure").first();
      await picture.getByText("Save").click();
      const saving = page.waitForEvent("download");
      await picture.getByRole("button", { name: "PNG" }).click();
      expect((await saving).suggestedFilename()).toBe("claim-m7.png");
    });

    it("plays a seed to the number of the experiment, and asks for a number first", async () => {
      const page = await open(at("?claim=X2"));
      await page.getByLabel("it holds").check();
      const number = page.getByLabel("And a number, if you like");
      await number.fill("much");
      expect(await page.getByTestId("reveal").isDisabled()).toBe(true);
      await number.fill("50 %");
      await page.getByTestId("reveal").click();
      await page.getByText("50.0 %; measured").waitFor();
      const most = Math.max(...REPORT.claims.map(({ seeds }) => seeds));
      expect(REPORT.seed + most).toBeLessThanOrEqual(101);
      await button(page, "Play seed 101").click();
      const { unit } = of("X2").conditions[0]!;
      for (const seed of [101, 102]) {
        await page.getByText(`Seed ${seed}:`).waitFor(SOON);
        const row = page.getByTestId("seeds").getByRole("row", { name: `${seed}` });
        const cells = await row.locator("td").allTextContents();
        expect(cells[0]!.split(",")[0]).toBe(told(unit, keptOf(seed)));
        if (seed === 101) await button(page, "Play seed 102").click();
      }
    });

    it("stops a play when it is told to, and plays again after it", async () => {
      const page = await open(at("?claim=M13"));
      await button(page, "Show it without a guess").click();
      await button(page, "Play seed 101").click();
      await page.getByText(/Playing seed 101, about/).waitFor(SOON);
      await button(page, "Stop").click();
      expect(await page.getByText(/Playing seed 101/).count()).toBe(0);
      await page.getByRole("link", { name: "All claims" }).click();
      await page.locator("[data-claim=M5]").click();
      await button(page, "Show it without a guess").click();
      await button(page, "Play seed 101").click();
      await page.getByText("Seed 101: off by 0.").waitFor(SOON);
    });

    it("is worked by keyboard alone", async () => {
      const page = await open(at());
      await page.getByTestId("count").waitFor();
      await page.keyboard.press("ArrowRight");
      expect(await focused(page)).toBe("M1");
      for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowRight");
      expect(await focused(page)).toBe("M7");
      await page.keyboard.press("ArrowLeft");
      expect(await focused(page)).toBe("M6");
      await page.keyboard.press("Enter");
      await heading(page, /^M6: /).waitFor();
      await page.keyboard.press("ArrowRight");
      await heading(page, /^M7: /).waitFor();
      await page.getByLabel("it depends").focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await stamp(page).waitFor();
      await page.keyboard.press("Escape");
      await page.getByTestId("count").waitFor();
      expect(await focused(page)).toBe("M7");
      await page.keyboard.press("?");
      const help = page.getByRole("dialog", { name: "Keys and words" });
      await help.getByText("next claim; Enter opens it").waitFor();
    });

    it("says that there is no such claim, and shows those that there are", async () => {
      const page = await open(at("?claim=M99&verdict=maybe"));
      await page.getByRole("alert").getByText("There is no claim M99.").waitFor();
      await page.getByText("Not used of this link: there is no verdict maybe.").waitFor();
      expect(await cards(page).count()).toBe(REPORT.claims.length);
      await page.goto(at("?claim=M3&verdict=maybe"));
      await page.getByRole("link", { name: "Before: M2" }).click();
      await heading(page, /^M2: /).waitFor();
      expect(settingsOf(page).get("verdict")).toBeNull();
    });

    it.each([400, 1280])("has no words outside or over others: %i px", async (widthPx) => {
      const page = await open(at(), { widthPx });
      await page.getByLabel("Show all at once").check();
      for (const { id } of REPORT.claims) {
        await page.goto(at(`?claim=${id}`));
        await heading(page, new RegExp(`^${id}: `)).waitFor();
        await expect.poll(() => badWords(page), { timeout: 10_000 }).toEqual([]);
      }
    });

    it.each([
      { theme: "light", widthPx: 400 },
      { theme: "light", widthPx: 1280 },
      { theme: "light", widthPx: 1280, textZoom: 2 },
    ] as const)("has nothing that axe objects to: %o", async (settings) => {
      const page = await open(at(), settings);
      const isFine = async (): Promise<void> => {
        await expect.poll(() => sidewaysPx(page), { timeout: 10_000 }).toBe(0);
        expect(await axeViolations(page)).toEqual([]);
      };
      await page.getByLabel("Show all at once").check();
      await isFine();
      await page.getByLabel("Show all at once").uncheck();
      await page.locator("[data-claim=X2]").click();
      await page.getByTestId("reveal").waitFor();
      await isFine();
      await page.getByLabel("it depends").check();
      await page.getByLabel("And a number, if you like").fill("1.50");
      await page.getByTestId("reveal").click();
      await button(page, "Play seed 101").click();
      await page.getByText(/^Seed 101:/).waitFor(SOON);
      await page.getByTestId("break").first().click();
      await page.getByText(/the verdict changes from/).waitFor(SOON);
      for (const table of await page.getByText("As a table").all()) await table.click();
      await page.getByText("Every number of these runs").first().click();
      await isFine();
    });
  });
});
