import { percent } from "../../reports/statement/layout.ts";
import { measure } from "../../sweeps/measurement.ts";
import { ALL, LEANING_MAKERS, ONE_SIDED } from "../chain/leaning-makers.ts";
import type { Claim } from "../claim.ts";

export const M01: Claim = {
  id: "M1",
  title: "every call or put sold has a buyer",
  says:
    "People sell covered calls and cash-secured puts. Each time somebody has to buy them, and as " +
    "a rule that is a market maker.",
  experiment: LEANING_MAKERS,
  arms: [ALL],
  rule: {
    kind: "exact",
    what: "trades without two named parties, and contracts whose sides are not equal",
    sentence:
      "Every option trade has two different parties with names; at the end what is owned of each " +
      "series is what is owed. Both numbers added have to be 0 in every run. Who the buyer was " +
      "is counted beside it and decides nothing.",
  },
  judge: (table) => {
    const toMakers = measure(table.of(ALL, "toMakers"));
    const ownedByMakers = measure(table.of(ALL, "ownedByMakers"));
    return {
      numbers: [measure(table.of(ALL, "off"))],
      also: [
        { what: "sold by the public to a maker", unit: "share", measured: toMakers },
        {
          what: "of all options, owned by makers at the end",
          unit: "share",
          measured: ownedByMakers,
          expected:
            "of US stocks the public owes more than it owns, by 2,717 contracts a stock; of the " +
            "S&P 500 it owns more (Garleanu, Pedersen and Poteshman 2009)",
        },
      ],
      told: [
        `${percent(toMakers.mean, 0)} went to a maker`,
        `makers own ${percent(ownedByMakers.mean, 0)} at the end`,
      ],
      picture: {
        kind: "intervals",
        title: "Who is on the other side of the public's sales",
        unit: "share",
        rows: [
          { label: "bought by a maker", tone: "buyer", ...toMakers },
          { label: "owned by makers at the end", tone: "buyer", ...ownedByMakers },
        ],
        bounds: [],
      },
    };
  },
  broken: [{ name: ONE_SIDED, words: "the makers' side is not booked" }],
  limits:
    "It is bookkeeping: an exchange without a second side does not exist. Nearly everything goes " +
    "to a maker here because nobody else quotes; where volatility traders and desks take part, " +
    "makers pass it on (M12).",
};
