import type { Page } from "playwright-core";

export interface Step {
  /** The slider, and where it was moved to. */
  readonly what: string;
  /** From the input event to the next frame with another answer; undefined: nothing changed. */
  readonly ms?: number;
  /** Of these, while the page waited for the engine that answers. */
  readonly engineMs?: number;
}

interface Waited {
  /** NaN: nothing changed. */
  readonly ms: number;
  readonly engineMs: number;
}

interface Bench {
  /** The wait from `from()` to the frame in which these places show other text. */
  readonly untilOther: (
    places: readonly string[],
    from: () => number,
    limitMs: number,
  ) => Promise<Waited>;
  readonly longTasks: number[];
  dropped?: Promise<Waited>;
}

declare global {
  var bench: Bench;
}

/** The sentence, and what is below it: rounded, the sentence may stay. */
const ANSWERS = {
  question: ["answer", "state-hash"],
  /** The fingerprint follows later. */
  trades: ["answer", "results"],
} as const;

/** What the slider of HOW SURE changes; the run stays. */
const HOW_SURE = ["how-sure"] as const;

const DROP_LIMIT_MS = 60_000;
const STEP_LIMIT_MS = 10_000;
const STEPS_OF_SLIDER = 12;

/** Begins before the page's own code: notes tasks of 50 ms or more, and when the answer changes. */
export async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const text = (id: string): string =>
      document.querySelector(`[data-testid=${id}]`)?.textContent ?? "";
    const shown = (places: readonly string[]): string =>
      text(places[0]!) === "" ? "" : places.map(text).join("\n");
    const longTasks: number[] = [];
    new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: "longtask", buffered: true });
    const waitsOf = new WeakMap<Worker, { asked: number; ms: number }>();
    let answers: Worker | undefined;
    globalThis.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        // The first that the page opens is the one that answers.
        answers ??= this;
        waitsOf.set(this, { asked: 0, ms: 0 });
        this.addEventListener("message", () => {
          const wait = waitsOf.get(this)!;
          wait.ms += performance.now() - wait.asked;
        });
      }

      override postMessage(...given: [message: unknown]): void {
        waitsOf.get(this)!.asked = performance.now();
        super.postMessage(...given);
      }
    };
    const untilOther: Bench["untilOther"] = (places, from, limitMs) =>
      new Promise((resolve) => {
        const before = shown(places);
        const wait = answers && waitsOf.get(answers);
        const engineBefore = wait?.ms ?? 0;
        const end = (ms: number): void => {
          observer.disconnect();
          clearTimeout(limit);
          resolve({ ms, engineMs: (wait?.ms ?? 0) - engineBefore });
        };
        const limit = setTimeout(() => end(Number.NaN), limitMs);
        const observer = new MutationObserver(() => {
          if (["", before].includes(shown(places))) return;
          observer.disconnect();
          // A task after the frame: by then it has been painted.
          requestAnimationFrame(() => setTimeout(() => end(performance.now() - from())));
        });
        observer.observe(document, { subtree: true, childList: true, characterData: true });
      });
    globalThis.bench = { untilOther, longTasks };
  });
}

/** The longest task of the page's thread since it was last asked; 0: none of 50 ms or more. */
export function takeLongestTaskMs(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...bench.longTasks.splice(0)));
}

/** Milliseconds from the page's being handed a file to its answer. */
export async function dropToAnswer(page: Page, file: string): Promise<Step> {
  await page.evaluate(
    ([places, limitMs]) => {
      let began = 0;
      const note = (): void => {
        began = performance.now();
      };
      document.addEventListener("change", note, { capture: true, once: true });
      bench.dropped = bench.untilOther(places, () => began, limitMs);
    },
    [ANSWERS.trades, DROP_LIMIT_MS] as const,
  );
  await page.getByTestId("drop").first().setInputFiles(file);
  const waited = await page.evaluate(() => bench.dropped!);
  if (Number.isNaN(waited.ms))
    throw new Error(`no answer ${DROP_LIMIT_MS / 1000} s after the drop`);
  return { what: "", ...waited };
}

/** Moves every slider that can be moved over its range, and back to where it stood. */
export async function sliderSteps(page: Page, screen: keyof typeof ANSWERS): Promise<Step[]> {
  const steps: Step[] = [];
  const sliders = page.locator(".control input[type=range]:enabled:visible");
  for (let index = 0; index < (await sliders.count()); index++) {
    const slider = sliders.nth(index);
    const { name, values, isSure } = await slider.evaluate((element, most) => {
      const { min, max, step, value, labels } = element as HTMLInputElement;
      const [first, last, least] = [Number(min), Number(max), Number(step) || 1];
      const each = least * Math.ceil((last - first) / least / most);
      const stops = Array.from({ length: most + 1 }, (_, at) => first + at * each);
      const inside = stops.filter((stop) => stop <= last).map(String);
      const isSure = element.closest("[aria-labelledby=how-sure]") !== null;
      return {
        name: labels?.[0]?.firstChild?.textContent ?? "",
        values: [...inside, value],
        isSure,
      };
    }, STEPS_OF_SLIDER);
    // Its results are replayed ahead, in the background: a reader who waits for them has them all.
    if (isSure) await page.getByTestId("sensitivity").waitFor();
    const places = isSure ? HOW_SURE : ANSWERS[screen];
    for (const value of values) {
      const waited = await slider.evaluate(moveSlider, { value, places, limitMs: STEP_LIMIT_MS });
      if (waited === null) continue;
      steps.push({ what: `${name} to ${value}`, ...(Number.isNaN(waited.ms) ? {} : waited) });
    }
  }
  return steps;
}

interface Move {
  readonly value: string;
  readonly places: readonly string[];
  readonly limitMs: number;
}

/** Runs in the page; null: the slider stood there already. */
function moveSlider(element: Element, { value, places, limitMs }: Move): Promise<Waited> | null {
  const slider = element as HTMLInputElement;
  const old = slider.value;
  slider.value = value;
  if (slider.value === old) return null;
  const began = performance.now();
  const other = bench.untilOther(places, () => began, limitMs);
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  return other;
}
