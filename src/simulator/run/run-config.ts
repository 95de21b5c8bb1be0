import type { ChainSize } from "../../contracts/chain/listed-expiries.ts";
import type { ErrorSettings } from "../../participants/dealing/forecast-error.ts";
import type { MarginTraderSettings } from "../../participants/margin-trader/margin-trader.ts";
import type { ChainMakerSettings } from "../../participants/market-maker/chain-maker.ts";
import type { BuyerSettings } from "../../participants/option-buyer/option-buyer.ts";
import type { OtcDeskSettings } from "../../participants/otc-desk/otc-desk.ts";
import type { OnWake } from "../../participants/own/guard.ts";
import type { Participant } from "../../participants/own/own-api.ts";
import type { RetailMood } from "../../participants/retail-account.ts";
import type { SellerSettings } from "../../participants/retail-seller.ts";
import type { ChainTraderSettings } from "../../participants/volatility-trader/chain-trader.ts";
import type { HestonParameters } from "../../pricing/heston/heston-exponent.ts";
import type { StockConfig } from "../stock/stock-config.ts";
import type { CompanyConfig } from "./company/company-config.ts";
import type { Endowment } from "./endowment/endowment-config.ts";
import type { TapeDay } from "./tape-path.ts";
import type { TroubleConfig } from "./trouble/trouble-config.ts";

/** A class of the public: so many accounts that behave alike. */
export type RetailClass =
  | {
      readonly kind: "covered-call-seller" | "put-seller" | "wheel-seller";
      readonly accounts: number;
      readonly settings: SellerSettings;
    }
  | {
      /** Has a margin account, and this much cash, $0.0001. */
      readonly kind: "naked-seller";
      readonly accounts: number;
      readonly settings: SellerSettings;
      readonly cash: number;
    }
  | {
      readonly kind: "margin-trader";
      readonly name: string;
      readonly accounts: number;
      readonly settings: MarginTraderSettings;
      readonly cash: number;
    }
  | {
      readonly kind: "option-buyer";
      readonly name: string;
      readonly accounts: number;
      readonly settings: BuyerSettings;
    };

export interface MakerConfig {
  readonly settings: ChainMakerSettings;
  /** What he starts with, $0.0001. */
  readonly cash: number;
  /** How far his own forecasts are off. */
  readonly error: ErrorSettings;
  /** How much later than the exchange he sees the stock, in microseconds. */
  readonly latencyUs: number;
}

/** Volatility traders who all behave alike, each with errors of his own. */
export interface TradersConfig {
  readonly count: number;
  readonly settings: ChainTraderSettings;
  readonly error: ErrorSettings;
  /** What each starts with, $0.0001. */
  readonly cash: number;
}

/** Desks that trade blocks. */
export interface DesksConfig {
  readonly count: number;
  readonly settings: OtcDeskSettings;
  readonly cash: number;
}

/** A participant of the user's own. */
export interface OwnConfig {
  /** Name of its account, and its file. */
  readonly id: string;
  readonly participant: Participant;
  /** What it threw, with the place in its file. */
  readonly explain: (error: unknown) => string;
  readonly onWake?: OnWake;
}

/** A crowd that makes the stock's price; what a share is worth is the run's tape. */
export interface LivingStock extends Omit<StockConfig, "path" | "seed"> {
  /** Steps of a session at which the rest of the market has its turn. */
  readonly steps: number;
}

/** A run of the chain: on a given path of the stock, or on a crowd that trades it. */
export interface RunConfig {
  readonly seed: number;
  /** Sessions, the first of them only to open at. */
  readonly tape: readonly TapeDay[];
  /** Without it the stock's price is the tape's. */
  readonly living?: LivingStock | undefined;
  /** How much of the chain is listed; without it all of it. */
  readonly chain?: ChainSize;
  /** The tape's half-spread in $0.0001 per share. */
  readonly halfSpread: number;
  /** Continuous per year. */
  readonly rate: number;
  readonly makers: readonly MakerConfig[];
  readonly traders: TradersConfig;
  /** The same sessions of another stock, by which traders forecast; they know nothing of this. */
  readonly blindTape?: readonly TapeDay[] | undefined;
  readonly desks: DesksConfig;
  readonly retail: readonly RetailClass[];
  readonly mood: Omit<RetailMood, "surface">;
  /** How the stock's variance moves, where the tape says what it is. */
  readonly heston?: HestonParameters | undefined;
  /** Beside the makers and traders of the scenario, with the capital and limits of these. */
  readonly own?: readonly OwnConfig[];
  /** Whether the public begins with the options that it usually has, or with none. */
  readonly beginsOpen: boolean;
  /** What some begin with in an experiment; without it nothing. */
  readonly endowment?: Endowment | undefined;
  /** Last day on which the public trades; without it all days. */
  readonly publicUntil?: number | undefined;
  /** What the company earns and pays out; without it nothing. */
  readonly company?: CompanyConfig | undefined;
  /** Whether commissions and exchange fees are charged. */
  readonly hasFees: boolean;
  /** What can go wrong; without it nobody is called for margin, and trading never stops. */
  readonly trouble?: TroubleConfig | undefined;
  /** Called after each session. */
  readonly onDay?: (played: number) => void;
}
