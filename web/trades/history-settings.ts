import type { LabOptions } from "../engine/engine-api.ts";
import { CHOICES, type Choices, choiceName } from "./history-choices.ts";

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

/** What settings without a choice are called, and what one says that is left empty. */
const OTHERS: Readonly<Record<string, { readonly label: string; readonly empty: string }>> = {
  shares: { label: "Shares", empty: "" },
  from: { label: "First sale not before", empty: "any day" },
  to: { label: "Last day not after", empty: "any day" },
  ticker: { label: "Stock", empty: "the only one" },
};

const COMPARED = Object.keys({ ...CHOICES, ...OTHERS }) as Name[];

/**
 * Settings in the words of their controls, as far as not all of them are the same:
 * `strike: nearest to the price; fees: none`. Prices are the same for all.
 *
 * @param all those that are compared, these too.
 */
export function differenceWords(
  settings: HistorySettings,
  all: readonly HistorySettings[],
): string {
  const different = COMPARED.filter((name) => all.some((one) => one[name] !== settings[name]));
  if (different.length === 0) return "the same";
  return different.map((name) => settingWords(name, settings[name])).join("; ");
}

function settingWords(name: Name, value: string): string {
  const other = OTHERS[name];
  if (other !== undefined) return `${other.label.toLowerCase()}: ${value || other.empty}`;
  const choices = CHOICES[name as keyof typeof CHOICES];
  return `${choices.label.toLowerCase()}: ${valueWords(name, value, choices)}`;
}

/** Rules with a number, and a number alone, have sliders of their own. */
function valueWords(name: Name, value: string, choices: Choices): string {
  const [rule = "", number] = value.split(":");
  const hundredths = Math.round(Number(name === "vol" ? value : number) * 100);
  if (name === "vol" && value !== "") return `${hundredths} % a year`;
  if (name !== "strike" || number === undefined) return choiceName(choices, value);
  return `${choiceName(choices, rule)}, ${hundredths} ${rule === "delta" ? "of 100" : "%"}`;
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
