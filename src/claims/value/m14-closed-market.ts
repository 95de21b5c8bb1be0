import { dollarsFromAmount } from "../../money/amount.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import { measure } from "../../sweeps/measurement.ts";
import { CHAIN_MARKET, chainMarket } from "../chain/chain-market.ts";
import type { Claim, Experiment, Measured } from "../claim.ts";
import { ClosedAudit } from "./closed-audit.ts";

const ARM = "closed";
const UNPOSTED = "one-leg-is-not-posted";
/** Of the trades of a run: somewhere in the middle of the first session. */
const FORGOTTEN = 7;
const SESSIONS = 21;

const CLOSED_MARKET: Experiment = {
  name: "closed-market",
  words:
    "Makers and the public trade a small chain for 21 sessions, with fees, without interest, " +
    "dividends and borrowing. After each session everybody's result is added up twice: by the " +
    "ledger, and for the options by an audit that keeps its own books from what happened.",
  arms: [ARM],
  seeds: { quick: 8, full: 100 },
  cost: 3,
  play: (_arm, seed, breakage) => playClosed(seed, breakage === UNPOSTED ? FORGOTTEN : 0),
};

function playClosed(seed: number, forgotten: number): Measured {
  const config = chainMarket({ ...CHAIN_MARKET, hasFees: true }, seed, SESSIONS);
  let audit!: ClosedAudit;
  let [off, closes] = [0, 0];
  const { market } = playRun(config, (opened) => {
    audit = new ClosedAudit(opened, forgotten);
    return {
      onEvent: (place) => audit.read(place),
      onClose: () => {
        const { options, all } = audit.sums();
        off += Math.abs(options) + Math.abs(all);
        closes++;
      },
    };
  });
  return {
    ...{ off, closes, fees: dollarsFromAmount(audit.sums().fees) },
    trades: market.events.written[0]!,
  };
}

export const M14: Claim = {
  id: "M14",
  title: "a closed market: all results add up to minus the fees",
  says:
    "Where nothing comes in from outside, as in betting, one can only gain what another loses: " +
    "all results together are nothing, less the fees.",
  experiment: CLOSED_MARKET,
  arms: [ARM],
  rule: {
    kind: "exact",
    what: "units of $0.0001 off, all closes added",
    sentence:
      "After every close the results of all option trades add up to nothing before fees, at " +
      "whatever prices they are marked; and all results add up to the shares' change of value " +
      "less all fees. Both to the last unit of $0.0001, in every run. This is bookkeeping: it " +
      "says that no money is lost or made by the program.",
  },
  judge: (table) => {
    const off = measure(table.of(ARM, "off"));
    const fees = measure(table.of(ARM, "fees"));
    return {
      numbers: [off],
      also: [{ what: "fees of a run", unit: "dollars", measured: fees }],
      told: [`${off.mean.toFixed(4)} off in ${off.seeds} runs`, "bookkeeping, by its own audit"],
      picture: {
        kind: "intervals",
        title: "All results added, with the shares' change of value and the fees taken out",
        unit: "dollars",
        rows: [
          { label: "what is left over", tone: "result", ...off },
          { label: "fees of a run", tone: "company", ...fees },
        ],
        bounds: [],
      },
    };
  },
  broken: [{ name: UNPOSTED, words: "one leg of one trade is not booked" }],
  limits:
    "Said exactly: with shares in it a market without a company's payments adds up to N times " +
    "the change of the price, less fees; buying and selling alone moves that price. Only the " +
    "options, which nobody has unless another owes them, add up to nothing. It is an identity, " +
    "so it cannot fail by chance; it can fail by a fault of the program.",
};
