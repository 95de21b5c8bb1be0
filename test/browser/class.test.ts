import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatClass, ofStudent, parseClass } from "../../web/class/class-settings.ts";
import { labCents } from "../../web/class/collect/check-results.ts";
import { decodeResult, encodeResult, type HandedIn } from "../../web/class/result-code.ts";
import { Engine } from "../../web/engine/worker/engine.ts";
import { axeViolations, describeInBrowser, sidewaysPx } from "../support/browser.ts";
import { CLASS_HASH, CLASS_TEXT, classOf, codeOf, SETTINGS } from "../support/class-codes.ts";
import { LAB_SITES, type LabSite, ownServer } from "../support/lab-sites.ts";

/** t(0.975, 39), published: the class below has 40 students. */
const T_39 = 2.02269;

const engine = new Engine();
const number = (page: Page) => page.getByLabel("Your number in the class");
const dollars = (page: Page) => page.getByLabel("And your buyer's result");
const reveal = (page: Page) => page.getByRole("button", { name: "Show what came" });
const code = (page: Page) => page.getByLabel("Send it to your teacher, or read it out");
const codes = (page: Page) => page.getByLabel("Paste them all here");
const checked = (page: Page) => page.getByTestId("checked");
const rowOf = (page: Page, name: string) => page.getByRole("row", { name });

async function begin(page: Page, student: number): Promise<void> {
  await number(page).fill(`${student}`);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { name: `Number ${student}: your path` }).waitFor();
}

async function guess(page: Page, outcome: string, amount: number): Promise<void> {
  await page.getByRole("radio", { name: outcome }).check();
  await dollars(page).fill(`${amount}`);
  await reveal(page).click();
  await code(page).waitFor();
}

async function handedIn(page: Page): Promise<HandedIn> {
  const decoded = decodeResult(await code(page).inputValue(), CLASS_TEXT);
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.value;
}

/** What has the focus, by its label or its words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    return (element?.labels?.[0] ?? element)?.textContent?.trim() ?? "";
  });
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).startsWith(name)) return;
  }
  throw new Error(`the tab key never reached ${name}`);
}

describeInBrowser("a class", (open) => {
  describe.each(LAB_SITES)("on $name", ({ start }) => {
    let site: LabSite;
    beforeAll(async () => {
      site = await start();
    });
    afterAll(() => site.close());

    it("leads from its link by number and guess to a code that says what came", async () => {
      const page = await open(`${site.url}${CLASS_HASH}`);
      await begin(page, 7);
      for (const slider of await page.getByRole("slider").all()) {
        expect(await slider.isDisabled()).toBe(true);
      }
      for (const choice of await page.locator("main select").all()) {
        expect(await choice.isDisabled()).toBe(true);
      }
      expect(await page.getByText("Set by the teacher").count()).toBe(1);
      const locked = await page.getByRole("slider", { name: / locked$/ }).count();
      expect(locked).toBe(await page.getByRole("slider").count());
      await page.getByRole("radio", { name: "both of us gain" }).check();
      expect(await reveal(page).isDisabled()).toBe(true);
      expect(await code(page).count()).toBe(0);
      await guess(page, "only I gain", -40);
      await page.locator("footer").getByText("seed 7", { exact: true }).waitFor();
      const first = await code(page).inputValue();
      await page.getByRole("button", { name: "Copy the code" }).click();
      await page.getByRole("status").getByText("Copied.").waitFor();
      expect(await handedIn(page)).toMatchObject({
        student: 7,
        guess: "sellerOnly",
        guessDollars: -40,
        ...(await labCents(engine, ofStudent(SETTINGS, 7))),
      });
      await page.reload();
      await begin(page, 7);
      await guess(page, "only I gain", -40);
      expect(await code(page).inputValue()).toBe(first);
    });

    it("is collected on the teacher's screen: what the codes say, and that it is so", async () => {
      const page = await open(`${site.url}#/teacher`);
      const students = await classOf(engine, 6);
      await codes(page).fill(students.map(codeOf).join("\n"));
      await checked(page).getByText("6 of 6 paths").waitFor();
      expect(await checked(page).textContent()).toContain("6 codes say what it finds");
      expect(await page.locator("circle.dot").count()).toBe(12);
      await page.setViewportSize({ width: 400, height: 900 });
      expect(await sidewaysPx(page)).toBe(0);
    });
  });

  describe("on one site", () => {
    let site: LabSite;
    beforeAll(async () => {
      site = await ownServer();
    });
    afterAll(() => site.close());

    it("of forty has the mean and the range that are computed here", async () => {
      const page = await open(`${site.url}#/teacher`);
      const students = await classOf(engine, 40);
      await codes(page).fill(students.map(codeOf).join(", "));
      await checked(page).getByText("40 codes say").waitFor();
      const dollarsOf = students.map(({ buyerCents }) => buyerCents / 100);
      const mean = dollarsOf.reduce((sum, value) => sum + value, 0) / 40;
      const spread = Math.sqrt(dollarsOf.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 39);
      const reach = (T_39 * spread) / Math.sqrt(40);
      const signed = (value: number): string =>
        `${value < 0 ? "-" : "+"}$${Math.abs(value).toFixed(2)}`;
      const cells = await rowOf(page, "the buyer's result").first().getByRole("cell").all();
      expect(await Promise.all(cells.map((cell) => cell.textContent()))).toEqual([
        signed(mean),
        `${signed(mean - reach)} to ${signed(mean + reach)}`,
      ]);
      const right = students.filter(({ guess: guessed, came }) => guessed === came).length;
      expect(await rowOf(page, "guessed right").textContent()).toContain(`${right} of 40`);
      const both = students.filter(({ came }) => came === "both").length;
      const table = page.getByRole("table", { name: "Who gained, in students" });
      expect(await table.getByRole("cell").nth(1).textContent()).toBe(`${both}`);
      expect(await page.locator("circle.dot").count()).toBe(80);
      expect(await axeViolations(page)).toEqual([]);
    });

    it("has codes that are wrong listed with the reason, and left out", async () => {
      const page = await open(`${site.url}#/teacher`);
      const [first, second, third] = await classOf(engine, 3);
      const forged = codeOf({ ...third!, buyerCents: third!.buyerCents + 5_000 });
      const good = codeOf(first!);
      const wrong = `${good.slice(0, 12)}${good[12] === "K" ? "M" : "K"}${good.slice(13)}`;
      await codes(page).fill([good, codeOf(second!), forged, wrong, good, "hello"].join("\n"));
      await page.getByText("Not what the lab finds, left out: 1").waitFor();
      await checked(page).waitFor();
      const main = await page.locator("main").innerText();
      expect(main).toContain("Not a code of this class: 2");
      expect(main).toMatch(/line 4: \S+: mistyped/);
      expect(main).toContain("line 6: hello: 5 characters");
      expect(main).toContain("student 1, line 5");
      expect(main).toMatch(/student 3: the code says buyer \S+, seller \S+ the lab finds/);
      expect(await page.locator("circle.dot").count()).toBe(4);
      await page.getByText("Settings of the class").click();
      await page.getByRole("slider", { name: "Swings paid for" }).fill("30");
      await page.getByText("3 codes are of a class with other settings").waitFor();
      expect(await page.locator("main").innerText()).toContain("Not a code of this class: 2");
    });

    it("keeps its codes under other settings: the same students, and a way back", async () => {
      const page = await open(`${site.url}#/teacher`);
      const pasted = (await classOf(engine, 30)).map(codeOf).join("\n");
      await codes(page).fill(pasted);
      await checked(page).getByText("30 codes say").waitFor();
      const classLink = await page.getByLabel("Class link").inputValue();
      await page.getByText("Settings of the class").click();
      await page.getByRole("slider", { name: "Swings paid for" }).fill("22");
      const told = page.getByText(
        "30 codes are of a class with other settings: swings paid for 24 %",
      );
      await told.waitFor();
      await page.getByText("the same 30 buyers made $33 on average").waitFor();
      const answers = readFileSync("docs/teachers/answers.md", "utf8");
      const [, mean] = /^\| 22 % \| 24 % \| (\S+) \|/m.exec(answers)!;
      expect(await rowOf(page, "the buyer's result").getByRole("cell").first().textContent()).toBe(
        mean,
      );
      expect(await page.locator("circle.dot").count()).toBe(30);
      const main = await page.locator("main").innerText();
      expect(main).not.toMatch(/Not a code|guessed|example class/);
      expect(await codes(page).inputValue()).toBe(pasted);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole("link", { name: "The question" }).click();
      await page.getByRole("link", { name: "For teachers" }).click();
      await told.waitFor();
      // On its own screen the link begins anew.
      await page.getByRole("link", { name: "For teachers" }).click();
      await checked(page).getByText("30 codes say").waitFor();
      await page.goBack();
      await told.waitFor();
      await page.getByRole("button", { name: "Back to your class's settings" }).click();
      await expect.poll(() => focused(page)).toBe("3. What came");
      await checked(page).getByText("30 codes say").waitFor();
      expect(await page.getByLabel("Class link").inputValue()).toBe(classLink);
    });

    it("of which nothing can be read loses nothing to an example", async () => {
      const page = await open(`${site.url}#/teacher`);
      const example = page.getByRole("button", { name: "Fill in an example class of 30" });
      await example.waitFor();
      const other = codeOf((await classOf(engine, 1))[0]!);
      await page.goto(`${site.url}#/teacher?paid=30`);
      await codes(page).fill(`${other}\n`);
      await page.getByText("1 code is of a class with other settings.").waitFor();
      expect(await example.count()).toBe(0);
    });

    it("is read from what a form, a sheet or a mail gives, as it stands", async () => {
      const page = await open(`${site.url}#/teacher`);
      const texts = (await classOf(engine, 4)).map(codeOf);
      const [first, second, third, fourth] = texts as [string, string, string, string];
      await codes(page).fill(
        [
          `11/29/2026 10:20:13\t${first}\tmaximilian@school.example`,
          `Maximilian: ${second}`,
          `"11/29/2026 10:21:40","${third}"`,
          fourth.slice(0, 12),
          fourth.slice(12),
        ].join("\n"),
      );
      await checked(page).getByText("4 codes say").waitFor();
      expect(await page.locator("main").innerText()).not.toContain("Not a code");
    });

    it("has a link that says the settings that were chosen", async () => {
      const page = await open(`${site.url}#/teacher`);
      await page.getByText("Settings of the class").click();
      await page.getByRole("slider", { name: "Swings that came" }).fill("31");
      await page.getByLabel("Your buyer hedges").selectOption("never");
      const link = await page.getByLabel("Class link").inputValue();
      const parsed = parseClass(link.slice(link.indexOf("#class=") + 7));
      expect(parsed).toMatchObject({ ok: true, settings: { came: 31, paid: 24, hedge: "none" } });
      const student = await open(link);
      await begin(student, 3);
      expect(await student.getByRole("slider", { name: "Swings that came" }).inputValue()).toBe(
        "31",
      );
    });

    it("is rehearsed with an example, and saved as picture and table", async () => {
      const page = await open(`${site.url}#/teacher`);
      await page.getByRole("button", { name: "Fill in an example class of 30" }).click();
      await checked(page).getByText("30 codes say").waitFor();
      await page.getByText("Save", { exact: true }).first().click();
      const saved = async (name: string): Promise<Buffer> => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name, exact: true }).first().click(),
        ]);
        return readFileSync(await download.path());
      };
      const svg = (await saved("SVG")).toString();
      expect(svg).toMatch(/^<svg xmlns=/);
      expect(svg).not.toContain("var(");
      expect((await saved("PNG")).subarray(1, 4).toString()).toBe("PNG");
      expect((await saved("CSV")).toString().trim().split("\n")).toHaveLength(31);
    });

    it("takes the place of the example that was shown before", async () => {
      const page = await open(`${site.url}#/teacher`);
      await page.getByRole("button", { name: "Fill in an example class of 30" }).click();
      const takeAway = page.getByRole("button", { name: "Take the example away" });
      await takeAway.click();
      await expect.poll(() => focused(page)).toBe("Paste them all here 0 read");
      await codes(page).fill((await classOf(engine, 2)).map(codeOf).join("\n"));
      await checked(page).getByText("2 codes say").waitFor();
      expect(await takeAway.count()).toBe(0);
    });

    it("has its mean's words inside the picture, wherever the mean is", async () => {
      const page = await open(`${site.url}#/teacher?paid=22`, { widthPx: 400 });
      const settings = { ...SETTINGS, paid: 22 };
      const texts = (await classOf(engine, 2)).map(async (one) => {
        const cents = await labCents(engine, ofStudent(settings, one.student));
        return encodeResult({ ...one, ...cents }, formatClass(settings));
      });
      await codes(page).fill((await Promise.all(texts)).join("\n"));
      await checked(page).getByText("2 codes say").waitFor();
      const words = page.locator("svg text", { hasText: /^Mean / });
      const [inner, outer] = await Promise.all([
        words.boundingBox(),
        page.locator("figure svg").first().boundingBox(),
      ]);
      expect(inner!.x).toBeGreaterThanOrEqual(outer!.x);
      expect(inner!.x + inner!.width).toBeLessThanOrEqual(outer!.x + outer!.width);
    });

    it("refuses a link that was cut, and takes another", async () => {
      const page = await open(`${site.url}${CLASS_HASH.slice(0, 40)}`);
      await page.getByRole("alert").getByText("not whole").waitFor();
      await page.getByLabel("The class link").fill(`https://school.example/lab/${CLASS_HASH}`);
      await page.getByRole("button", { name: "Open" }).click();
      await begin(page, 2);
      const without = await open(`${site.url}#/class`);
      await without.getByLabel("The class link").fill("no link");
      await without.getByRole("button", { name: "Open" }).click();
      await without.getByRole("alert").waitFor();
    });

    it("is taken part in by keyboard alone", async () => {
      const page = await open(`${site.url}${CLASS_HASH}`);
      await tabTo(page, "Your number in the class");
      await page.keyboard.type("0");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText("whole number from 1").waitFor();
      await page.keyboard.press("Backspace");
      await page.keyboard.type("12");
      await page.keyboard.press("Enter");
      await expect.poll(() => focused(page)).toBe("Number 12: your path");
      await tabTo(page, "both of us gain");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Tab");
      await page.keyboard.type("25");
      await page.keyboard.press("Enter");
      await expect.poll(() => focused(page)).toBe("Your code");
      expect(await handedIn(page)).toMatchObject({ student: 12, guess: "sellerOnly" });
      await tabTo(page, "Copy the code");
    });

    it.each([
      { theme: "light", widthPx: 400 },
      { theme: "dark", widthPx: 1280 },
    ] as const)("has nothing that axe objects to: %o", async (settings) => {
      const page = await open(`${site.url}${CLASS_HASH}`, settings);
      expect(await axeViolations(page)).toEqual([]);
      await begin(page, 7);
      await guess(page, "both of us gain", 20);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysPx(page)).toBe(0);
      const teacher = await open(`${site.url}#/teacher`, settings);
      await teacher.getByText("Settings of the class").click();
      await teacher.getByRole("button", { name: "Fill in an example class of 30" }).click();
      await checked(teacher).getByText("30 codes say").waitFor();
      await codes(teacher).press("End");
      await codes(teacher).pressSequentially("\nwrong");
      await teacher.getByText("Not a code of this class").waitFor();
      expect(await axeViolations(teacher)).toEqual([]);
      expect(await sidewaysPx(teacher)).toBe(0);
    });

    it("fits its window at twice the text size", async () => {
      const settings = { textZoom: 2 };
      const page = await open(`${site.url}${CLASS_HASH}`, settings);
      await begin(page, 7);
      expect(await sidewaysPx(page)).toBe(0);
      const teacher = await open(`${site.url}#/teacher`, settings);
      await teacher.getByRole("button", { name: "Fill in an example class of 30" }).click();
      await checked(teacher).getByText("30 codes say").waitFor();
      expect(await sidewaysPx(teacher)).toBe(0);
    });
  });
});
