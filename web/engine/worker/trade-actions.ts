import { InputError, quoted } from "../../../edges/input/input-error.ts";
import { parseOptionName } from "../../../edges/input/trades/option-name.ts";
import { parseDollars } from "../../../edges/input/trades/trade-line.ts";
import { TRADE_ACTIONS } from "../../../edges/input/trades/trade-row.ts";
import type { ActionWords } from "../engine-api.ts";
import { LEAVE_OUT } from "../our-columns.ts";

/** Cells in the order of the plain form: date, action, contract, quantity, price, fees. */
export interface PlainRow {
  /** Of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Words that brokers use, the narrower first. Buying and selling are told apart from these. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/assign|\boasgn\b/, "assign"],
  [/exercis|\boexcs\b/, "exercise"],
  [/expir|\boexp\b|verfall/, "expire"],
  [/\b(buy|bought|purchased?|bt[oc]|(ge)?kauft?)\b|^reinvest(ment| shares)?$/, "buy"],
  [/\b(sell|sold|sale|short|st[oc]|verkauft?)\b/, "sell"],
  [/\bc?div(idends?)?\b|dividende/, "dividend"],
  [/interest|deposit|withdraw|transfer|journal|wire\b|\bach\b|\bfees?\b|\btax/, LEAVE_OUT],
];

/** What a word in an action column most likely means; empty where it is not known. */
export function meaningOf(word: string): string {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, " ");
  const ours = TRADE_ACTIONS.find((action) => action === plain);
  const usual = /^you (bought|sold)\b/.test(plain) ? plain.slice(4).replace(/ .*/, "") : plain;
  const meaning = ours ?? USUAL.find(([pattern]) => pattern.test(usual))?.[1] ?? "";
  if (meaning !== "buy" && meaning !== "sell") return meaning;
  if (/\bopen(ing|ed)?\b|\b[bs]to\b/.test(plain)) return `${meaning} to open`;
  return /\bclos(e|ed|ing)\b|\b[bs]tc\b/.test(plain) ? `${meaning} to close` : meaning;
}

/**
 * Rows in the words of the plain form, and their quantities as changes of the position: whatever
 * is sold is below 0, and an expiry ends what is held.
 *
 * @param rows oldest first. @param words what those of the action column mean.
 * @throws InputError for a word whose meaning is not known.
 */
export function plainTrades(
  file: string,
  rows: readonly PlainRow[],
  words: ActionWords,
): { readonly rows: PlainRow[]; readonly notes: string[] } {
  const held = new Map<string, number>();
  const plain: PlainRow[] = [];
  for (const { line, cells } of rows) {
    const [date = "", word = "", contract = "", quantity = ""] = cells;
    const meaning = /\d/.test(date) ? (words[word.trim()] ?? meaningOf(word)) : LEAVE_OUT;
    if (meaning === "") throw notChosen(file, line, word);
    // Without a number of shares a dividend per share says nothing.
    if (meaning === LEAVE_OUT || (meaning === "dividend" && !parseDollars(quantity))) continue;
    plain.push({ line, cells: plainCells(cells, meaning, contract, held) });
  }
  const left = rows.length - plain.length;
  return { rows: plain, notes: left > 0 ? [`Rows that are no trades, left out: ${left}.`] : [] };
}

const SIDES: Readonly<Record<string, 1 | -1>> = { buy: 1, sell: -1, assign: 1, exercise: -1 };

/** @param held contracts by name, followed from row to row. */
function plainCells(
  [date = "", , , quantity = "", price = "", fees = ""]: readonly string[],
  meaning: string,
  contract: string,
  held: Map<string, number>,
): string[] {
  const option = parseOptionName(contract);
  const key = JSON.stringify(option);
  const before = held.get(key) ?? 0;
  const said = parseDollars(quantity);
  const [verb = "", , way] = meaning.split(" ");
  const side = verb === "expire" ? 0 - Math.sign(before) : SIDES[verb];
  const change = said !== undefined && side ? side * Math.abs(said) : said;
  if (option !== undefined) held.set(key, before + (change ?? 0));
  const isTraded = verb === "buy" || verb === "sell";
  const openOrClose = before * (change ?? 0) < 0 ? "close" : "open";
  const action = isTraded ? (way ?? (option === undefined ? "share" : openOrClose)) : verb;
  const isEnd = ["expire", "assign", "exercise"].includes(verb);
  return [date, action, contract, String(change ?? quantity), isEnd ? "" : price, fees];
}

function notChosen(file: string, line: number, word: string): InputError {
  return new InputError({
    file,
    line,
    what: `what ${quoted(word)} means is not chosen`,
    mend: "Choose it, or leave such rows out",
  });
}
