import type { LabOptions } from "../engine/engine-api.ts";

/** What the screen asks of a history: as the link has it, every value a text. */
export interface HistorySettings {
  /** A history that comes with the lab, or `own`: a file that was dropped. */
  readonly data: "apple" | "sp500" | "own";
  readonly strategy: string;
  /** `atm`, `atm-above`, `spot`, `delta:0.30`, `otm:0.05`. */
  readonly strike: string;
  readonly exit: string;
  readonly cycle: string;
  readonly fees: string;
  readonly hedge: string;
  readonly style: string;
  readonly shares: string;
  /** Empty: from past swings. */
  readonly vol: string;
  readonly from: string;
  readonly to: string;
  /** Of a price file with several stocks. */
  readonly ticker: string;
}

export const HISTORY_DEFAULTS: HistorySettings = {
  data: "apple",
  strategy: "covered-call",
  strike: "atm",
  exit: "none",
  cycle: "monthly",
  fees: "none",
  hedge: "close",
  style: "american",
  shares: "300",
  vol: "",
  from: "",
  to: "",
  ticker: "",
};

type Name = keyof HistorySettings;

const NAMES = Object.keys(HISTORY_DEFAULTS) as Name[];

/** Reads the settings of a link; the engine refuses what it does not understand. */
export function parseHistory(given: Readonly<Record<string, string>>): HistorySettings {
  const settings: Record<Name, string> = { ...HISTORY_DEFAULTS };
  for (const name of NAMES) settings[name] = given[name] ?? settings[name];
  const { data } = settings;
  return { ...settings, data: data === "sp500" || data === "own" ? data : "apple" };
}

/** Every setting: a link that is shared means the same where a default has changed. */
export function linkedHistory(given: Readonly<Record<string, string>>): Record<string, string> {
  const compared = parseCompared(given.compare ?? "");
  return {
    ...parseHistory(given),
    compare: compared.map((kept) => new URLSearchParams({ ...kept }).toString()).join("|"),
  };
}

/** The settings of the address bar: those that are not the defaults. */
export function formatHistory(settings: HistorySettings): Record<string, string> {
  return Object.fromEntries(
    NAMES.map((name) => [name, settings[name] === HISTORY_DEFAULTS[name] ? "" : settings[name]]),
  );
}

/** What the command line is asked for. @param prices name of the price file. */
export function historyOptions(settings: HistorySettings, prices: string): LabOptions {
  const options: Record<string, string | number> = { prices };
  for (const name of ["strategy", "strike", "exit", "cycle", "fees", "hedge", "style"] as const) {
    if (settings[name] !== HISTORY_DEFAULTS[name]) options[name] = settings[name];
  }
  for (const name of ["vol", "from", "to", "ticker"] as const) {
    if (settings[name] !== "") options[name] = settings[name];
  }
  return { ...options, shares: Number(settings.shares) };
}

/** What the command line is asked for the user's own trades. @param files of the trades. */
export function tradesOptions(
  { hedge, style, ticker }: HistorySettings,
  prices: string,
  files: readonly string[],
): LabOptions {
  return {
    prices,
    trades: files,
    ...(hedge === HISTORY_DEFAULTS.hedge ? {} : { hedge }),
    ...(style === HISTORY_DEFAULTS.style ? {} : { style }),
    ...(ticker === "" ? {} : { ticker }),
  };
}

const WORDS: Readonly<Record<Name, string>> = {
  data: "prices",
  strategy: "strategy",
  strike: "strike",
  exit: "exit",
  cycle: "cycle",
  fees: "fees",
  hedge: "hedge",
  style: "style",
  shares: "shares",
  vol: "volatility",
  from: "from",
  to: "to",
  ticker: "stock",
};

/** How settings differ from others, in words: `strike delta:0.30, exit 50%`. */
export function differenceWords(settings: HistorySettings, others: HistorySettings): string {
  const changed = NAMES.filter((name) => settings[name] !== others[name]);
  if (changed.length === 0) return "the same";
  return changed.map((name) => `${WORDS[name]} ${settings[name] || "as found"}`).join(", ");
}

const MOST_COMPARED = 3;

/** Settings that are kept beside each other, in one text for the link. */
export function formatCompared(all: readonly HistorySettings[]): string {
  return all
    .map((settings) => {
      const changed = Object.entries(formatHistory(settings)).filter(([, value]) => value !== "");
      return new URLSearchParams(changed).toString() || "defaults=1";
    })
    .join("|");
}

/** @returns at most three. */
export function parseCompared(text: string): HistorySettings[] {
  if (text === "") return [];
  return text
    .split("|")
    .slice(0, MOST_COMPARED)
    .map((one) => parseHistory(Object.fromEntries(new URLSearchParams(one))));
}

export function canCompareMore(all: readonly HistorySettings[]): boolean {
  return all.length < MOST_COMPARED;
}
