import { type Attribution, checkExplained, resultOf } from "../../src/attribution/attribution.ts";
import { OPTION_ROWS, ROW, ROW_COUNT } from "../../src/attribution/result-rows.ts";
import { FLOW_CAUSES, type Flows, flowBetween } from "../../src/attribution/who-paid-whom.ts";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import {
  BANK,
  BROKER,
  EXCHANGE,
  FIRST_PARTY,
  ISSUER,
  REGULATOR,
} from "../../src/ledger/accounts.ts";
import { balanceOf } from "../../src/ledger/ledger.ts";
import { checkTrialBalance } from "../../src/ledger/trial-balance.ts";
import { CASH } from "../../src/money/cash.ts";
import { wealthOf } from "../../src/positions/positions.ts";

function mustBeZero(off: number, what: string): void {
  if (off !== 0) throw new Error(`${what}: ${off} instead of 0`);
}

/** I1; nothing made or lost; every result explained; every option row a transfer. */
export function checkInstant(attribution: Attribution): void {
  const { ledger, marks, instruments, accounts } = attribution.market;
  checkTrialBalance(ledger);
  checkExplained(attribution);
  let wealth = 0;
  for (let a = 0; a < accounts.length; a++) wealth += wealthOf(ledger, marks, instruments, a);
  mustBeZero(wealth, "I1, sum over all accounts");
  for (const row of OPTION_ROWS) {
    let total = 0;
    for (let party = FIRST_PARTY; party < accounts.length; party++) {
      total += attribution.results[party * ROW_COUNT + ROW[row]]!;
    }
    mustBeZero(total, `row ${row} over the parties`);
  }
}

/** Every party's row of the table adds up to its result; what a has from b, b has not from a. */
export function checkTable(flows: Flows, attribution: Attribution): void {
  const { accounts } = attribution.market;
  accounts.forEach((account, a) => {
    let total = 0;
    for (const cause of FLOW_CAUSES) {
      for (let b = 0; b < accounts.length; b++) {
        const flow = flowBetween(flows, cause, a, b);
        mustBeZero(flow + flowBetween(flows, cause, b, a), `${cause} of ${a} and ${b}, both ways`);
        total += flow;
      }
    }
    if (!account.outside) {
      mustBeZero(total - resultOf(attribution, a), `table less result of ${account.name}`);
    }
  });
}

/**
 * I2 kept along the way: results of the trading parties against everything that came from outside,
 * read from the outside accounts themselves. Call `before` and `after` round each command.
 */
export class OutsideMoney {
  readonly #attribution: Attribution;
  #shares = 0;
  #mark = 0;
  /** Shares outstanding x change of the mark, in $0.0001. */
  revaluation = 0;

  constructor(attribution: Attribution) {
    this.#attribution = attribution;
  }

  /** With cash for parts of shares. */
  get dividends(): number {
    return -balanceOf(this.#attribution.market.ledger, ISSUER, CASH);
  }

  get interest(): number {
    return -balanceOf(this.#attribution.market.ledger, BANK, CASH);
  }

  get fees(): number {
    const { ledger } = this.#attribution.market;
    return [BROKER, EXCHANGE, REGULATOR].reduce((sum, to) => sum + balanceOf(ledger, to, CASH), 0);
  }

  before(): void {
    const { ledger, marks } = this.#attribution.market;
    this.#shares = -balanceOf(ledger, ISSUER, STOCK);
    this.#mark = marks.mark[STOCK]!;
  }

  after(): void {
    const { accounts, marks, ledger } = this.#attribution.market;
    const [shares, mark] = [-balanceOf(ledger, ISSUER, STOCK), marks.mark[STOCK]!];
    // Both change in a split only; shares alone when they are put in or taken out, at the mark.
    const isSplit = shares !== this.#shares && mark !== this.#mark;
    this.revaluation += isSplit
      ? shares * mark - this.#shares * this.#mark
      : this.#shares * (mark - this.#mark);
    let results = 0;
    for (let party = FIRST_PARTY; party < accounts.length; party++) {
      results += resultOf(this.#attribution, party);
    }
    const outside = this.revaluation + this.dividends + this.interest - this.fees;
    mustBeZero(results - outside, "I2");
  }
}
