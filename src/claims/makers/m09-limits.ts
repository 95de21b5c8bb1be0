import { percent } from "../../reports/statement/layout.ts";
import { atLeast, atMost } from "../../sweeps/decision.ts";
import { measure, measureDifference, measureFall } from "../../sweeps/measurement.ts";
import type { Claim } from "../claim.ts";
import {
  CROWD,
  CROWD_HALF,
  NO_LIMITS,
  ONE_SIDED_FLOW,
  SELLERS,
} from "../traders/one-sided-flow.ts";

/** A quarter of a limit, of a size, of what is held. */
const SMALLEST = 0.25;
/** Of the closes: less would be chance. */
const SMALLEST_STOP = 0.1;

export const M09: Claim = {
  id: "M9",
  title: "limits stop a maker from taking one side",
  says:
    "No maker can buy without end: his capital and his limits for risk are finite. As his " +
    "inventory fills he quotes for fewer contracts, and at the limit for none.",
  experiment: ONE_SIDED_FLOW,
  arms: [SELLERS, CROWD, CROWD_HALF],
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "bounded", what: "the most that a maker held at a close, of his limit" },
        ...{ unit: "share", bounds: atMost(1 + SMALLEST) },
      },
      {
        name: "sizes thin out",
        what: "fewer contracts bid for when the sellers are four times as many",
        ...{ unit: "share", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "then stop", what: "closes at which no maker bids, of all" },
        ...{ unit: "share", bounds: atLeast(SMALLEST_STOP) },
      },
      {
        ...{ name: "it is the limit", what: "less is held with half of the limit" },
        ...{ unit: "share", bounds: atLeast(SMALLEST) },
      },
    ],
    sentence:
      "Four times the usual sellers meet makers without anybody to pass it on to. What a maker " +
      "holds may not exceed his limit by more than a quarter (it moves with price and time, " +
      "without a trade): this bound was fixed after a first look at results. Sizes at the bid " +
      "have to fall by a quarter at least, and to be none at a tenth of the closes at least. " +
      "With half of the limit a quarter less has to be held: so it is the limit, and not that " +
      "nobody wants to sell any more.",
  },
  judge: (table) => {
    const of = (arm: string, name: string) => measure(table.of(arm, name));
    const most = of(CROWD, "most");
    const thinner = measureFall(table.of(SELLERS, "size"), table.of(CROWD, "size"));
    const stopped = of(CROWD, "stopped");
    const less = measureFall(table.of(CROWD, "held"), table.of(CROWD_HALF, "held"));
    const cost = measureDifference(table.of(SELLERS, "sellerCost"), table.of(CROWD, "sellerCost"));
    return {
      numbers: [most, thinner, stopped, less],
      also: [
        {
          ...{ what: "closes of makers at the limit, usual sellers", unit: "share" },
          ...{ measured: of(SELLERS, "atLimit"), expected: "less than 2 %" },
        },
        {
          ...{ what: "the same, four times the sellers", unit: "share" },
          measured: of(CROWD, "atLimit"),
          expected:
            "at the limit, bid for nothing: as in Baldacci, Bergault and Gueant 2021, where no " +
            "trade beyond it is made",
        },
        {
          ...{ what: "what sellers give up of an option's value, a contract", unit: "dollars" },
          measured: of(SELLERS, "sellerCost"),
        },
        {
          ...{ what: "how much more four times the sellers give up", unit: "dollars" },
          measured: cost,
        },
        {
          ...{ what: "contracts a day sold, four times the sellers", unit: "contracts" },
          measured: of(CROWD, "sold"),
        },
        {
          ...{
            what: "contracts a day that sellers wanted to sell and could not",
            unit: "contracts",
          },
          measured: of(CROWD, "unfilled"),
        },
      ],
      told: [
        `most held: ${percent(most.mean, 0)} of limit`,
        `no bid at ${percent(stopped.mean, 0)} of closes`,
      ],
      picture: {
        kind: "intervals",
        title: "Four times the usual sellers and nobody to pass it on to",
        unit: "share",
        rows: [
          { label: "most held, of the limit", tone: "buyer", ...most },
          { label: "fewer contracts bid for", tone: "result", ...thinner },
          { label: "closes without any bid", tone: "result", ...stopped },
          { label: "less held with half the limit", tone: "buyer", ...less },
        ],
        bounds: [],
      },
    };
  },
  broken: [{ name: NO_LIMITS, words: "limits are twenty times what capital allows" }],
  limits:
    "A limit is on new trades: what is held gets heavier by itself, because an option with " +
    "little time left counts for more; so a maker is somewhat beyond it at times. Limits are 2.4 " +
    "times what is usually held with buyers there: far above it none of this would be seen. " +
    "Sellers who find no bid do not come at all, so what they could not sell is more than is " +
    "counted. The limit binds before the market does: with traders to pass it on to (M12, M13) " +
    "makers are seldom there.",
};
