import { statSync } from "node:fs";
import type { Browser } from "playwright-core";
import { startLabServer } from "../../edges/server/lab-server.ts";
import { launchChromium } from "./launch-chromium.ts";

/** `npm run screenshots`: the README's pictures of the lab, of its pages as they are served. */
const FOLDER = "docs/pictures";
const WINDOW = { width: 1280, height: 880 };

/** A README that loads slowly is not read. */
const BYTES_MAX = 250_000;

interface Picture {
  readonly file: string;
  readonly hash: string;
  readonly theme: "light" | "dark";
}

const PICTURES: readonly Picture[] = [
  { file: "lab.png", hash: "#/trades?data=apple", theme: "light" },
];

const lab = await startLabServer(0);
const browser = await launchChromium();
try {
  for (const picture of PICTURES) await takePicture(browser, lab.address, picture);
} finally {
  await browser.close();
  await lab.close();
}

async function takePicture(
  browser: Browser,
  address: string,
  { file, hash, theme }: Picture,
): Promise<void> {
  const context = await browser.newContext({
    viewport: WINDOW,
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(address + hash);
  // The engine's answer, and what is drawn from it in the frame after.
  await page.getByTestId("answer").first().waitFor();
  await page.waitForLoadState("networkidle");
  const path = `${FOLDER}/${file}`;
  await page.screenshot({ path });
  await context.close();
  const { size } = statSync(path);
  process.stdout.write(`${path}  ${Math.ceil(size / 1000)} kB\n`);
  if (size > BYTES_MAX) throw new Error(`${path} is larger than ${BYTES_MAX / 1000} kB`);
}
