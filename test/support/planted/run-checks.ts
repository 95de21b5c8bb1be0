import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { auditReport } from "../../../edges/cli/audit/run-audit.ts";
import { openJournal } from "../../../edges/output/journal/write-journal.ts";
import { readTape } from "../../../edges/request/run/read-tape.ts";
import { RUN_DEFAULTS } from "../../../edges/request/run/run-settings.ts";
import { applySettings } from "../../../edges/request/run/settings/apply-settings.ts";
import { RESTS } from "../../../src/book/book.ts";
import { dayOf } from "../../../src/calendar/civil-date.ts";
import { STOCK } from "../../../src/contracts/instrument-table.ts";
import { balanceOf } from "../../../src/ledger/ledger.ts";
import { checkTrialBalance } from "../../../src/ledger/trial-balance.ts";
import { applyCommand } from "../../../src/market/market.ts";
import { createMarket, type Market } from "../../../src/market/market-state.ts";
import { createStream } from "../../../src/math/random-stream.ts";
import { EVENT } from "../../../src/messages/events.ts";
import { placeOf } from "../../../src/messages/rows.ts";
import { CASH } from "../../../src/money/cash.ts";
import { type RunReport, reportRun } from "../../../src/reports/run/run-report.ts";
import { historyScenario } from "../../../src/scenarios/history-scenario.ts";
import { playDay } from "../random-world.ts";
import { type Check, holds, near, same } from "./check.ts";

/**
 * Without interest the boundaries of early exercise need not be solved, which would take most of
 * the time; the random books have interest.
 */
const SETTINGS = [
  "retail.crowd=0.2",
  "stock.steps=3",
  "makers.count=2",
  "makers.hedge=step",
  "premium=0.05",
  "rate=0",
];
/** The fourth is the first Friday: series come to their end. */
const DAYS = 4;

/** A folder for a journal, gone when `use` has finished. */
async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(import.meta.dirname, "journal-"));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function audited(folder: string): Promise<void> {
  const { lines, holds: isRight } = await auditReport(folder);
  const wrong = lines.findIndex((line) => /differences?$/.test(line));
  holds(isRight, `audit: ${lines.slice(wrong, wrong + 2).join("; ")}`);
}

function playHistory(): Promise<void> {
  return inFolder(async (folder) => {
    const settings = { ...applySettings(RUN_DEFAULTS, SETTINGS), seed: 1 };
    const tape = await readTape(settings, DAYS, () => Promise.reject(new Error("no file")));
    const journal = openJournal(folder);
    let last: Market | undefined;
    let [read, met] = [0, 0];
    const quotes = new QuoteWatch();
    const report = reportRun(historyScenario(settings, tape), "history", (market) => {
      last = market;
      journal.follow(market);
      quotes.follow(market);
      for (; read < market.events.written[0]!; read++) if (isMet(market, read)) met++;
    });
    journal.close(last!);
    await audited(folder);
    // As it is now: a market in which nobody trades has nothing to add up.
    holds(report.series.live > 1_000, `${report.series.live} live series`);
    holds(report.trades.options > 50, `${report.trades.options} trades in options`);
    holds(report.trades.stock > 10, `${report.trades.stock} trades in shares: nobody hedges`);
    same(quotes.stale, 0, "trades with a maker who has not quoted since his last one");
    holds(met > 5, `${met} orders that waited were met by makers`);
    holds(report.volatility.distortion > 0.02, "nobody asks the premium of 5 points");
    const free = report.classes.filter(
      ({ class: name, parts }) => name !== "tape" && !(parts.fees < 0),
    );
    same(
      free.map(({ class: name }) => name),
      [],
      "classes that pay no fees",
    );
    holds(report.series.listed > report.series.live, "no series has ended");
    // Margin may refuse what somebody cannot afford.
    const refused = Object.keys(report.refused).filter((code) => code !== "no-margin");
    same(refused, [], "commands that were refused");
    checkFlows(report);
    checkHabits(last!);
    const { side, rests } = last!.book;
    holds(!side.some((one, slot) => one !== 0 && rests[slot] === RESTS.day), "orders of yesterday");
  });
}

/** Counts trades with makers who have not quoted anew since somebody else has traded with them. */
class QuoteWatch {
  stale = 0;
  #read = 0;
  /** By maker: whom he last traded an option with, and his sheet then. */
  readonly #last = new Map<number, { other: number; sheet: number }>();

  /** Reads the events of one command, which may trade with many. */
  follow({ events, exchange }: Market): void {
    const { sheets } = exchange;
    const trades = new Map<number, { other: number; sheet: number }>();
    for (; this.#read < events.written[0]!; this.#read++) {
      const place = placeOf(events, this.#read);
      if (events.kind[place] !== EVENT.traded || events.instrument[place] === STOCK) continue;
      const sides = [events.account[place]!, events.other[place]!] as const;
      for (const [account, other] of [sides, [sides[1], sides[0]] as const]) {
        const maker = sheets.makerOf[account]!;
        if (maker < 0) continue;
        const [sheet, last] = [sheets.number[maker]!, this.#last.get(maker)];
        if (last?.sheet === sheet && last.other !== other) this.stale++;
        trades.set(maker, { other, sheet });
      }
    }
    for (const [maker, trade] of trades) this.#last.set(maker, trade);
  }
}

/** Whether an event is a trade of a maker with an order that waited in a series. */
function isMet({ events, accounts }: Market, number: number): boolean {
  const place = placeOf(events, number);
  if (events.kind[place] !== EVENT.traded || events.instrument[place] === STOCK) return false;
  const taker = events.side[place]! > 0 ? events.account[place]! : events.other[place]!;
  return events.order[place]! >= 0 && accounts[taker]!.name.startsWith("maker-");
}

/** What a class has from all others is its result. */
function checkFlows({ flows, classes }: RunReport): void {
  const units = (dollars: number): number => Math.round(dollars * 10_000);
  for (const { class: name, pnl } of classes) {
    const row = flows.parties.indexOf(name);
    const sum = flows.matrix[row]!.reduce((all, amount) => all + units(amount), 0);
    same(sum, units(pnl), `what ${name} has from others, and its result`);
  }
}

/** Sellers owe options and buyers hold them. */
function checkHabits({ accounts, instruments, ledger }: Market): void {
  const series = [...instruments.live.subarray(0, instruments.liveCount[0]!)];
  accounts.forEach(({ name }, account) => {
    const sign = /-seller-\d/.test(name) ? -1 : /-buyer-\d/.test(name) ? 1 : 0;
    const wrong = series.filter((one) => sign * balanceOf(ledger, account, one) < 0);
    same(wrong, [], `series on the wrong side of ${name}`);
  });
}

/**
 * A run with interest, of few traders: who has earned or borrowed cash since he was funded is paid
 * or charged e^(rate x calendar days / 365) - 1 of it.
 */
async function payInterest(): Promise<void> {
  const [rate, days] = [0.04, 3];
  const few = ["retail.crowd=0.02", "stock.steps=1", "makers.count=1", "makers.hedge=step"];
  const settings = { ...applySettings(RUN_DEFAULTS, [...few, `rate=${rate}`]), seed: 1 };
  const tape = await readTape(settings, days, () => Promise.reject(new Error("no file")));
  const own = new Map<number, number>();
  let [read, paid] = [0, 0];
  reportRun(historyScenario(settings, tape), "history", ({ events, ledger }) => {
    for (; read < events.written[0]!; read++) {
      const place = placeOf(events, read);
      const [kind, account] = [events.kind[place], events.account[place]!];
      const cash = balanceOf(ledger, account, CASH);
      if (kind === EVENT.funded && events.instrument[place] === CASH) own.set(account, cash);
      if (kind !== EVENT.interestPaid) continue;
      const session = tape.findIndex(({ day }) => day === dayOf(events.time[place]!));
      const since = tape[session]!.day - tape[session - 1]!.day;
      const interest = events.price[place]!;
      const growth = Math.expm1((rate * since) / 365);
      near(interest, (cash - interest - own.get(account)!) * growth, 1, "interest of a session");
      paid++;
    }
  });
  holds(paid > 10, `${paid} payments of interest`);
}

/** Random days of splits, dividends, interest, borrowing, fees, exercises and expiries. */
function keepRandomBooks(): Promise<void> {
  return inFolder(async (folder) => {
    const names = ["maker", "retail", "trader", "lender"];
    const parties = names.map((name) => ({ name, bearsInterest: name !== "lender" }));
    const market = createMarket({ parties, lender: "lender", series: 12, orders: 64, seed: 1 });
    const journal = openJournal(join(folder, "world"));
    const stream = createStream(1, "planted bugs");
    for (let day = 0; day < 16; day++) {
      playDay(market, stream, day, false, (command) => {
        const said = applyCommand(market, command);
        journal.follow(market);
        return said;
      });
      checkTrialBalance(market.ledger);
    }
    journal.close(market);
    await audited(join(folder, "world"));
  });
}

export const RUN_CHECKS: readonly Check[] = [
  { name: "random books, audited", ask: keepRandomBooks },
  { name: "history run, audited", ask: playHistory },
  { name: "interest in a run", ask: payInterest },
];
