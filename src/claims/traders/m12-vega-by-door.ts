import { meanOf } from "../../math/mean.ts";
import { VegaDoors } from "../../measures/chain/vega-doors.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { percent } from "../../reports/statement/layout.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import type { RetailClass, RunConfig } from "../../simulator/run/run-config.ts";
import { atLeast, within } from "../../sweeps/decision.ts";
import { measure, measureFall } from "../../sweeps/measurement.ts";
import {
  BURN_IN,
  CHAIN_MARKET,
  chainMarket,
  FAIR_SIGMA,
  publicTimes,
} from "../chain/chain-market.ts";
import type { AlsoMeasured, Claim, Experiment, Measured, Table } from "../claim.ts";

const NONE = "nobody to pass it on to";
const USUAL = "traders who err, and desks";
const KNOWING = "traders who know, and desks";

/** Breakages. */
const NO_ROOM = "traders-and-desks-have-no-capital";

const SESSIONS = BURN_IN + 21;
/** The public sells twice as much as usual: makers look for a block from half of a limit on. */
const SELLERS = 2;
/** A block is 250 contracts: everybody's limits are full-sized here, each account has more lots. */
const LOTS = 5;
const [TRADERS, DESKS] = [5, 2];

/** A twentieth of what the public sells. */
const SMALLEST_SHARE = 0.05;
const SMALLEST_FALL = 0.25;

const DOORS_OF_VEGA: Experiment = {
  name: "vega-by-door",
  words:
    "A public that sells twice as much as usual, and buys as usual, trades a small chain for 63 " +
    "sessions, the first 42 of them to fill the books. Five volatility traders and two desks for " +
    "blocks can take what makers hold; or there is nobody. The traders err by 2 points, as in " +
    "the whole market, or know the fair volatility.",
  arms: [NONE, USUAL, KNOWING],
  seeds: { quick: 2, full: 24 },
  cost: 13,
  play: (arm, seed, breakage) => measureDoors(arm, seed, breakage === NO_ROOM),
};

function measureDoors(arm: string, seed: number, isBroke: boolean): Measured {
  let doors!: VegaDoors;
  let [session, off] = [0, 0];
  const held: number[] = [];
  const shares: number[] = [];
  playRun(marketOf(arm, seed, isBroke), (market, classes) => {
    doors = new VegaDoors(market, classes, () => FAIR_SIGMA);
    return {
      onEvent: (place) => doors.read(place),
      onClose: (day, _forecast, makers) => {
        doors.close(day);
        off += Math.abs(doors.missing(day));
        session++;
        if (session === BURN_IN) doors.restart();
        if (session <= BURN_IN) return;
        held.push(dollarsFromAmount(doors.heldVega(day)));
        shares.push(meanOf(makers.map(({ monthShare }) => monthShare)));
      },
    };
  });
  const { bought, listed, blocks, expiry, decay } = doors.through;
  const sold = bought + doors.through.sold;
  return {
    ...{ off, held: meanOf(held), share: meanOf(shares) },
    sold: dollarsFromAmount(sold) / (SESSIONS - BURN_IN),
    ...{ listed: -listed / sold, blocks: -blocks / sold },
    ...{ expiry: -expiry / sold, decay: -decay / sold },
  };
}

function marketOf(arm: string, seed: number, isBroke: boolean): RunConfig {
  const { makers, traders, desks } = CHAIN_MARKET;
  const { vegaLimit, gammaLimit, contracts } = makers;
  const known = arm === KNOWING ? { noise: 0, common: 0, mispricing: 0 } : {};
  const room = isBroke ? 0 : 1;
  const isAlone = arm === NONE;
  const config = chainMarket(
    {
      ...CHAIN_MARKET,
      retail: publicTimes(SELLERS, 1),
      makers: {
        ...makers,
        ...{ vegaLimit: vegaLimit * LOTS, gammaLimit: gammaLimit * LOTS },
        contracts: contracts * LOTS,
      },
      traders: {
        ...{ ...traders, ...known, count: isAlone ? 0 : TRADERS },
        vegaLimit: traders.vegaLimit * room,
      },
      desks: { ...desks, count: isAlone ? 0 : DESKS, vegaLimit: desks.vegaLimit * room },
    },
    seed,
    SESSIONS,
  );
  return { ...config, retail: config.retail.map((one) => withLots(one)) };
}

function withLots(one: RetailClass): RetailClass {
  if (one.kind === "margin-trader") return one;
  const settings = { ...one.settings, contracts: one.settings.contracts * LOTS };
  return { ...one, settings } as RetailClass;
}

export const M12: Claim = {
  id: "M12",
  title: "traders and desks take what makers hold",
  says:
    "A maker who has too much of one side need not keep it until the end: volatility traders " +
    "take it on the exchange, and desks take blocks of it away from the exchange.",
  experiment: DOORS_OF_VEGA,
  arms: [NONE, USUAL, KNOWING],
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "all doors", what: "points of $0.0001 that they miss, of what is held" },
        ...{ unit: "number", bounds: within(0, 0.5) },
      },
      {
        ...{ name: "on the exchange", what: "of what the public sells, traders take" },
        ...{ unit: "share", bounds: atLeast(SMALLEST_SHARE) },
      },
      {
        ...{ name: "blocks", what: "of what the public sells, desks take" },
        ...{ unit: "share", bounds: atLeast(SMALLEST_SHARE) },
      },
      {
        ...{ name: "what makers hold", what: "less of it than with nobody to pass it on to" },
        ...{ unit: "share", bounds: atLeast(SMALLEST_FALL) },
      },
    ],
    sentence:
      "Vega, what a portfolio gains for a point of volatility, is counted by the door through " +
      "which makers get or lose it; all doors have to add up to what the ledger says that they " +
      "hold, at every close. Traders who err as in the whole market, and desks, have to take a " +
      "twentieth each of what the public sells at least, and makers to hold a quarter less than " +
      "alone.",
  },
  judge: (table) => {
    const of = (arm: string, name: string) => measure(table.of(arm, name));
    const off = of(USUAL, "off");
    const [listed, blocks] = [of(USUAL, "listed"), of(USUAL, "blocks")];
    const decay = of(USUAL, "decay");
    const fall = measureFall(table.of(NONE, "held"), table.of(USUAL, "held"));
    return {
      numbers: [off, listed, blocks, fall],
      also: alsoOf(table),
      told: [
        `traders ${percent(listed.mean, 0)}, desks ${percent(blocks.mean, 0)}`,
        `decay ${percent(decay.mean, 0)} of vega sold`,
      ],
      picture: {
        kind: "intervals",
        title: "Where the vega goes that the public sells to makers",
        unit: "share",
        rows: [
          { label: "traders, on the exchange", tone: "trader", ...listed },
          { label: "desks, in blocks", tone: "others", ...blocks },
          { label: "decay: time and price", tone: "result", ...decay },
          { label: "exercise and last days", tone: "company", ...of(USUAL, "expiry") },
        ],
        bounds: [{ at: SMALLEST_SHARE, label: "set beforehand" }],
      },
    };
  },
  broken: [{ name: NO_ROOM, words: "traders and desks have no capital" }],
  limits:
    "With nobody to pass it on to, most of it goes by a door that nobody walks through: an " +
    "option that comes to its end, or that the price leaves, has less and less vega. With " +
    "traders and desks makers hold less for less long, so less decays with them. What traders " +
    "take on the exchange depends on how far prices have to go before they act: those who know " +
    "the fair volatility act at 1 point, those who err by 2 points and know it at some 3. A " +
    "block needs 250 contracts and a maker who is half full. The number of seeds was fixed after " +
    "a first look at results.",
};

function alsoOf(table: Table): AlsoMeasured[] {
  const door = (arm: string, name: string, what: string, expected?: string): AlsoMeasured => ({
    ...{ what, unit: "share", measured: measure(table.of(arm, name)) },
    ...(expected === undefined ? {} : { expected }),
  });
  return [
    door(
      USUAL,
      "decay",
      "goes by decay",
      "the largest door: a 30-delta month averages 52 % of its vega",
    ),
    door(USUAL, "expiry", "goes by exercise and last days"),
    door(KNOWING, "listed", "traders who know the fair volatility take"),
    door(KNOWING, "blocks", "desks take beside them"),
    door(NONE, "decay", "goes by decay with nobody to pass it on to"),
    door(NONE, "share", "of his limit a maker then holds"),
    door(USUAL, "share", "of his limit he holds with traders who err, and desks"),
    door(KNOWING, "share", "with traders who know, and desks"),
    {
      what: "vega a day that the public sells, a point",
      unit: "dollars",
      measured: measure(table.of(USUAL, "sold")),
    },
  ];
}
