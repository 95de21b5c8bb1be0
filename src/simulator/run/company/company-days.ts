import { STOCK } from "../../../contracts/instrument-table.ts";
import { ISSUER } from "../../../ledger/accounts.ts";
import { balanceOf } from "../../../ledger/ledger.ts";
import {
  sendAnnounceDividend,
  sendBuyBack,
  sendDividend,
  sendEarn,
} from "../../../messages/world-commands.ts";
import { MOST_DIVIDENDS } from "../../../pricing/carry.ts";
import { beforeOpenOf } from "../../stock/session-times.ts";
import { applyAll, type RunWorld } from "../run-world.ts";

/** Longer than any option lives: its dividends are known when it is listed. */
const KNOWN_DAYS = 1_200;
const QUARTERS_PER_YEAR = 4;
/** Who sells to the company: those who hold for good, and the rest of a given market. */
const SELLERS = new Set(["index-holder", "tape"]);

/** Before the first session, when everybody has his shares. */
export function openCompany({ company, market }: RunWorld): void {
  if (company === undefined) return;
  company.openingPrice = market.marks.mark[STOCK]!;
  company.opening = sharesOut(market) * company.openingPrice;
}

/** Before a session: what is announced, and the dividend whose ex-date it is. */
export function startCompanyDay(world: RunWorld, today: number): void {
  const { company, market } = world;
  if (company === undefined) return;
  const { dividends } = company;
  // A dividend is paid to who held the share at the close before.
  const time = beforeOpenOf(today);
  for (;;) {
    const next = dividends(company.announced);
    const isFull = market.carry.announced[0] === MOST_DIVIDENDS;
    if (next === undefined || next.exDay > today + KNOWN_DAYS || isFull) break;
    sendAnnounceDividend(market.commands, time, next.exDay, next.amount);
    applyAll(world);
    company.announced++;
  }
  for (;;) {
    const due = dividends(company.paid);
    if (due === undefined || due.exDay > today) break;
    sendDividend(market.commands, time, due.amount);
    applyAll(world);
    company.paid++;
  }
}

/** After a session: the earnings of a quarter, and what is bought back for them. */
export function closeCompanyDay(world: RunWorld, today: number, before: number): void {
  const { company, market } = world;
  if (company === undefined || company.config.earnings === 0) return;
  const { calendar, config, opening } = company;
  const amount = Math.round((opening * config.earnings) / QUARTERS_PER_YEAR);
  const time = market.clock[0]!;
  for (
    let left = calendar.between(before, today, (q) => calendar.earningsDay(q));
    left > 0;
    left--
  ) {
    sendEarn(market.commands, time, amount);
    applyAll(world);
    if (config.buyback > 0 && amount > 0) buyBack(world, amount * config.buyback);
  }
}

/** For so much cash at the mark, in equal parts from each who sells, as far as his shares go. */
function buyBack(world: RunWorld, amount: number): void {
  const { market, classes } = world;
  const price = market.marks.mark[STOCK]!;
  const sellers = [...classes.keys()].filter((account) => SELLERS.has(classes[account]!));
  for (const account of sellers) {
    const wanted = Math.floor(amount / price / sellers.length);
    const quantity = Math.min(wanted, balanceOf(market.ledger, account, STOCK));
    if (quantity <= 0) continue;
    sendBuyBack(market.commands, market.clock[0]!, account, quantity, price);
    applyAll(world);
  }
}

/** After the last session: every share is bought at the price that the run began at. */
export function windUp(world: RunWorld): void {
  const { company, market } = world;
  if (company?.config.isWoundUp !== true) return;
  const { accounts, ledger, commands, clock } = market;
  for (let account = 0; account < accounts.length; account++) {
    const quantity = balanceOf(ledger, account, STOCK);
    if (accounts[account]!.outside || quantity === 0) continue;
    sendBuyBack(commands, clock[0]!, account, quantity, company.openingPrice);
    applyAll(world);
  }
}

/** Shares that there are. */
function sharesOut({ ledger }: RunWorld["market"]): number {
  return -balanceOf(ledger, ISSUER, STOCK);
}
