import {
  type Attribution,
  createAttribution,
  explainEvents,
} from "../../attribution/attribution.ts";
import { keepClose } from "../../attribution/chain-walk.ts";
import { Columns } from "../../base/columns.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import { type AccountParts, countParts, createAccountParts } from "../../measures/account-parts.ts";
import {
  type AnnouncedDay,
  createAnnouncedDays,
  noteAnnounced,
} from "../../measures/announced-volatility.ts";
import {
  type ChainCloses,
  createChainCloses,
  noteChain,
} from "../../measures/chain/chain-closes.ts";
import { VegaDoors } from "../../measures/chain/vega-doors.ts";
import { type CompanyClose, noteCompanyClose } from "../../measures/company/company-closes.ts";
import {
  countExercise,
  createEarlyExercises,
  type EarlyExercises,
  noteExEve,
} from "../../measures/company/early-exercise.ts";
import { monthVolatility, type VolatilityDay } from "../../measures/daily-volatility.ts";
import {
  closeHedgingDay,
  createHedgingDays,
  followSwings,
  type HedgingDays,
  noteStep,
} from "../../measures/hedging-days.ts";
import {
  closeIdleDay,
  createIdleSeries,
  followTrades,
  type IdleSeries,
} from "../../measures/liquidity/idle-series.ts";
import {
  createPositionFollower,
  followPositions,
  type PositionFollower,
} from "../../measures/liquidity/position-ends.ts";
import { type InventoryDays, noteInventory } from "../../measures/maker-inventory.ts";
import {
  createMarkouts,
  followMarkouts,
  forgetFills,
  type Markouts,
} from "../../measures/markouts.ts";
import { createPins, followPins, notePins, type Pins } from "../../measures/pins.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { groupsOf, type RunListener } from "../../simulator/run/run-world.ts";

/** Everything that is followed while a run is played. */
export interface RunRecording {
  readonly parts: AccountParts;
  readonly attribution: Attribution;
  readonly markouts: Markouts;
  readonly hedging: HedgingDays;
  readonly positions: PositionFollower;
  readonly idle: IdleSeries;
  readonly inventory: InventoryDays;
  readonly chain: ChainCloses;
  readonly doors: VegaDoors;
  readonly volatility: VolatilityDay[];
  readonly pins: Pins;
  readonly early: EarlyExercises;
  readonly company: CompanyClose[];
  readonly announced: AnnouncedDay[];
}

/** @param classes of each account. */
export function createRunRecording(
  market: Market,
  classes: readonly string[],
  { trouble }: RunConfig,
): RunRecording {
  const groupOf = groupsOf(classes);
  const hedging = createHedgingDays(market, groupOf[classes.indexOf("market-maker")]!);
  // What is only followed is no part of the market's state.
  const followed = { ...market, columns: new Columns() };
  return {
    parts: createAccountParts(market),
    attribution: createAttribution(followed, {
      groupOf,
      pricer: market.exchange.pricer,
      onStep: (positions, series, step, residual) =>
        noteStep(hedging, positions, series, step, residual),
    }),
    markouts: createMarkouts(market, classes),
    hedging,
    positions: createPositionFollower(market, classes),
    idle: createIdleSeries(market),
    inventory: { shares: [], gammas: [], vegas: [], contracts: [] },
    chain: createChainCloses(market, classes),
    // At the volatility that a series is marked at: 0 where it has none.
    doors: new VegaDoors(market, classes, (series) => market.marks.volatility[series]!),
    volatility: [],
    pins: createPins(market, classes),
    early: createEarlyExercises(market),
    company: [],
    announced: createAnnouncedDays(trouble?.announcements.map(({ day }) => day) ?? []),
  };
}

/** @param onCommand is called after each command: a journal. */
export function listenFor(
  recording: RunRecording,
  market: Market,
  onCommand: (market: Market) => void,
): RunListener {
  const { parts, attribution, markouts, hedging, positions, idle, doors } = recording;
  return {
    onEvent: (place) => {
      countParts(parts, place);
      followMarkouts(markouts, place);
      followSwings(hedging, place);
      followPositions(positions, place);
      followTrades(idle, place);
      doors.read(place);
      followPins(recording.pins, place);
      countExercise(recording.early, place);
    },
    onCommand: () => {
      explainEvents(attribution);
      onCommand(market);
    },
    onOpened: () => {
      // What was traded before belongs to no day of the run.
      parts.traded.fill(0);
      forgetFills(markouts);
      doors.restart();
    },
    onClose: (day, forecast, makers, surface) => {
      noteInventory(recording.inventory, makers);
      noteChain(recording.chain, surface);
      doors.close(day);
      closeHedgingDay(hedging, attribution, day);
      closeIdleDay(idle);
      positions.session++;
      keepClose(attribution.grouped!.walk);
      const close = market.marks.mark[STOCK]!;
      noteAnnounced(recording.announced, market, day);
      notePins(recording.pins, day);
      noteExEve(recording.early, day, forecast);
      noteCompanyClose(recording.company, parts, attribution, day);
      recording.volatility.push({ day, close, forecast, implied: monthVolatility(market, day) });
    },
  };
}
