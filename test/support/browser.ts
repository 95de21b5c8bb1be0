import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findChromium, launchChromium } from "../../scripts/browser/launch-chromium.ts";
import { watchPage } from "./watch-page.ts";

export interface PageSettings {
  /** 1280 without it. */
  readonly widthPx?: number;
  /** What the computer prefers; light without it. */
  readonly theme?: "light" | "dark";
  /** 2 is 200 %: of text alone, as a browser's own setting does it. */
  readonly textZoom?: number;
  /** Without it the page's code runs, and is waited for. */
  readonly withoutCode?: boolean;
}

/** Opens an address in a browser of its own cookies and storage. */
export type OpenPage = (url: string, settings?: PageSettings) => Promise<Page>;

const HEIGHT_PX = 900;
const HAS_CHROMIUM = findChromium() !== undefined;
const IS_REQUIRED = process.env.BOTHSIDES_BROWSER === "required";

/**
 * Tests in Chromium, one for the file. Any test fails if its pages print an error, throw, load
 * something in vain or from elsewhere, or break the content security policy; one that makes such
 * problems takes them out of `problems`.
 */
export function describeInBrowser(
  name: string,
  tests: (open: OpenPage, problems: string[]) => void,
): void {
  if (!HAS_CHROMIUM && IS_REQUIRED) {
    it(name, () => expect.fail("BOTHSIDES_BROWSER=required, but no Chromium was found"));
    return;
  }
  const why = HAS_CHROMIUM ? "" : " (skipped: no Chromium here; BOTHSIDES_CHROMIUM names one)";
  describe.skipIf(!HAS_CHROMIUM)(name + why, () => {
    let browser: Browser;
    const problems: string[] = [];
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser?.close());
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      expect(problems.splice(0)).toEqual([]);
    });
    tests((url, settings = {}) => openPage(browser, url, settings, problems), problems);
  });
}

async function openPage(
  browser: Browser,
  url: string,
  settings: PageSettings,
  problems: string[],
): Promise<Page> {
  const { widthPx = 1280, theme = "light", textZoom = 1, withoutCode = false } = settings;
  const context = await browser.newContext({
    viewport: { width: widthPx, height: HEIGHT_PX },
    colorScheme: theme,
    reducedMotion: "reduce",
    javaScriptEnabled: !withoutCode,
  });
  const page = await context.newPage();
  await watchPage(page, new URL(url).host, problems);
  await page.goto(url);
  if (withoutCode) return page;
  // The frame is drawn by code: it is not in the first paint.
  await page.locator(".masthead").waitFor({ state: "attached" });
  if (textZoom !== 1) {
    await page.evaluate((zoom) => {
      document.documentElement.style.fontSize = `${zoom * 100}%`;
    }, textZoom);
  }
  return page;
}

/**
 * What axe finds wrong, one line for each place, of colours in the other theme too; empty: nothing.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const found = await violationsOf(new AxeBuilder({ page }));
  await page.emulateMedia({ colorScheme: isDark ? "light" : "dark" });
  found.push(...(await violationsOf(new AxeBuilder({ page }).withRules("color-contrast"))));
  await page.emulateMedia({ colorScheme: isDark ? "dark" : "light" });
  return found;
}

async function violationsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all }) =>
      [`${id} at ${target.join(" ")}: ${help}`, ...[...any, ...all].map((one) => one.message)].join(
        "; ",
      ),
    ),
  );
}

/** By how many pixels what stands in a box is wider than the box. */
export function hiddenPx(box: Locator): Promise<number> {
  return box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
}

/** By how many pixels the page is wider than its window. */
export function sidewaysPx(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
