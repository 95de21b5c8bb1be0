import type { Trader, TraderView } from "bothsides";

// Follows the last move with an option near the money, and sells it a step later. He is right
// about as often as not, and pays the spread each time (docs/makers.md).
const CONTRACTS = 5;
let before = Number.NaN;

function trade(view: TraderView): void {
  for (const { id, contracts } of view.positions()) view.sell(id, contracts);
  const move = view.spot - before;
  before = view.spot;
  if (!(Math.abs(move) > 0)) return;
  const right = move > 0 ? "call" : "put";
  let [best, away] = ["", Number.POSITIVE_INFINITY];
  for (const { id, days, strike, right: its } of view.chain()) {
    const distance = Math.abs(strike / view.spot - 1) * 100 + Math.abs(days - 30) / 10;
    if (its === right && distance < away) [best, away] = [id, distance];
  }
  if (best !== "") view.buy(best, CONTRACTS);
}

const trader: Trader = { kind: "trader", trade, hedge: "none" };

export default trader;
