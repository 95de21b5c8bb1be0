import type { PathSettings } from "../../src/scenarios/price-path.ts";
import type { LabOptions } from "../engine/engine-api.ts";

/** The sliders of the live path. */
export interface LiveSettings {
  readonly strategy: "covered-call" | "cash-secured-put";
  readonly strike: "spot" | "otm:0.05";
  /** Swings paid for, that came and drift: whole per cent a year. */
  readonly paid: number;
  readonly came: number;
  readonly drift: number;
  /** Trading days until the expiry. */
  readonly days: number;
  readonly hedge: "close" | "band:0.05" | "band:whalley-wilmott" | "none";
  /** Half the gap between the stock's bid and ask, in basis points of its price. */
  readonly spread: number;
  readonly fees: "none" | "retail";
  readonly seed: number;
}

export const LIVE_DEFAULTS: LiveSettings = {
  strategy: "cash-secured-put",
  strike: "spot",
  paid: 24,
  came: 31,
  drift: 0,
  days: 30,
  hedge: "close",
  spread: 0,
  fees: "none",
  seed: 7,
};

/** Least, most and step of the sliders. */
export const RANGES = {
  paid: [5, 80, 1],
  came: [5, 80, 1],
  drift: [-50, 50, 5],
  days: [5, 252, 1],
  spread: [0, 50, 1],
  seed: [0, 9_999, 1],
} as const;

/** What a choice may be, in the order in which it is offered, with its words. */
export const CHOICES = {
  strategy: [
    { value: "cash-secured-put", name: "a put, with the cash ready" },
    { value: "covered-call", name: "a call, on 100 shares you own" },
  ],
  strike: [
    { value: "spot", name: "the stock's price" },
    { value: "otm:0.05", name: "5 % away" },
  ],
  hedge: [
    { value: "close", name: "at every close" },
    { value: "band:0.05", name: "when 5 shares off" },
    { value: "band:whalley-wilmott", name: "when it is worth the cost" },
    { value: "none", name: "never" },
  ],
  fees: [
    { value: "none", name: "none" },
    { value: "retail", name: "of a retail broker" },
  ],
} as const;

/** What could not be used of a link's settings, in words. */
export interface ParsedLive {
  readonly settings: LiveSettings;
  readonly faults: readonly string[];
}

/** Reads the settings of a link; what is not understood is the default, and is said. */
export function parseLive(given: Readonly<Record<string, string>>): ParsedLive {
  const faults: string[] = [];
  const settings: Record<string, string | number> = { ...LIVE_DEFAULTS };
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(RANGES, name)) {
      const [least, most, step] = RANGES[name as keyof typeof RANGES];
      const number = Number(value);
      const isStep = Number.isInteger((number - least) / step);
      if (value.trim() !== "" && isStep && number >= least && number <= most) {
        settings[name] = number;
      } else faults.push(`${name} ${value}: expected ${least} to ${most}`);
    } else if (Object.hasOwn(CHOICES, name)) {
      const values: readonly string[] = CHOICES[name as keyof typeof CHOICES].map((c) => c.value);
      if (values.includes(value)) settings[name] = value;
      else faults.push(`${name} ${value}: expected ${values.join(", ")}`);
    }
  }
  return { settings: settings as unknown as LiveSettings, faults };
}

/** Every setting: a link that is shared means the same where a default has changed. */
export function linkedLive(settings: Partial<LiveSettings>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
}

/** The settings of the address bar: those that are not the defaults. */
export function formatLive(settings: LiveSettings): Record<string, string> {
  return Object.fromEntries(
    (Object.keys(LIVE_DEFAULTS) as (keyof LiveSettings)[]).map((name) => [
      name,
      settings[name] === LIVE_DEFAULTS[name] ? "" : String(settings[name]),
    ]),
  );
}

export function pathOf({ seed, days, came, drift }: LiveSettings): PathSettings {
  return { seed, days, swingsCame: came / 100, drift: drift / 100 };
}

/** What the command line is asked for. @param prices name of the path's file. */
export function optionsOf(settings: LiveSettings, prices: string): LabOptions {
  const { strategy, strike, paid, days, hedge, spread, fees, seed } = settings;
  return {
    prices,
    strategy,
    strike,
    vol: String(paid / 100),
    cycle: `days:${days}`,
    ...(hedge === "close" ? {} : { hedge }),
    ...(spread === 0 ? {} : { halfSpread: `${spread}bp` }),
    ...(fees === "none" ? {} : { fees }),
    seed,
  };
}
