import { DEFAULT_FUND } from "../../../ledger/accounts.ts";
import { balanceOf } from "../../../ledger/ledger.ts";
import { accountNumber } from "../../../market/market-state.ts";
import { ACCOUNT_STATE } from "../../../messages/admin-commands.ts";
import { sendContribute, sendDefault } from "../../../messages/world-commands.ts";
import { CASH } from "../../../money/cash.ts";
import { applyAll, type RunWorld } from "../run-world.ts";
import { shareOut } from "./share-out.ts";
import type { Member, Trouble } from "./trouble.ts";

/**
 * Makers, traders and desks pay into the default fund, in proportion to their limits.
 *
 * @param amount of all together, $0.0001.
 */
export function openFund(world: RunWorld, trouble: Trouble, amount: number, time: number): void {
  const { makers, traders, desks } = world;
  for (const { view, settings } of [...makers, ...traders, ...desks]) {
    trouble.members.push({ account: view.account, limit: settings.vegaLimit, paid: 0 });
  }
  collect(world, trouble.members, amount, time);
  trouble.record.contributed = amount;
}

/**
 * The fund brings somebody who has nothing left to zero. What it has not got, the members who can
 * still trade pay first.
 */
export function payDefault(world: RunWorld, trouble: Trouble, account: number, time: number): void {
  const { market } = world;
  const owed = -balanceOf(market.ledger, account, CASH);
  const missing = owed - fundOf(world);
  const members = trouble.members.filter(
    (member) => market.preTrade.state[member.account] === ACCOUNT_STATE.active,
  );
  if (missing > 0 && members.length > 0) {
    collect(world, members, missing, time);
    trouble.record.assessed += missing;
  }
  sendDefault(market.commands, time, account);
  applyAll(world);
  trouble.record.defaults.push({ account, time, amount: owed });
}

/**
 * At the end of a run members have back what is left, in proportion to what each has paid; whoever
 * has defaulted himself has nothing back.
 */
export function returnFund(world: RunWorld, trouble: Trouble, time: number): void {
  const { state } = world.market.preTrade;
  const members = trouble.members.filter(({ account, paid }) => {
    return paid > 0 && state[account] !== ACCOUNT_STATE.halted;
  });
  const left = fundOf(world);
  if (left <= 0 || members.length === 0) return;
  const shares = shareOut(
    left,
    members.map(({ paid }) => paid),
  );
  members.forEach(({ account }, i) => {
    if (shares[i]! > 0) sendContribute(world.market.commands, time, account, -shares[i]!);
    applyAll(world);
  });
  trouble.record.returned = left;
}

function collect(world: RunWorld, members: readonly Member[], amount: number, time: number): void {
  if (amount === 0 || members.length === 0) return;
  const shares = shareOut(
    amount,
    members.map(({ limit }) => limit),
  );
  members.forEach((member, i) => {
    const share = shares[i]!;
    if (share === 0) return;
    sendContribute(world.market.commands, time, member.account, share);
    applyAll(world);
    member.paid += share;
  });
}

/** What the fund has, $0.0001. */
function fundOf({ market }: RunWorld): number {
  return balanceOf(market.ledger, accountNumber(market.accounts, DEFAULT_FUND), CASH);
}
