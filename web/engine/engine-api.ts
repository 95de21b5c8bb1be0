import type { InputErrorParts } from "../../edges/input/input-error.ts";
import type { ReplayOptions } from "../../edges/request/replay/options.ts";
import type { EntryLine } from "../../src/reports/followed/entry-lines.ts";
import type { RunningReport } from "../../src/reports/followed/running-report.ts";
import type { QuickReport } from "../../src/reports/quick-report.ts";
import type {
  ExplainReport,
  HowSureReport,
  SensitivityRow,
} from "../../src/reports/replay-report.ts";
import type { FirstReport } from "../../src/reports/report-replay.ts";
import type { OpenedPosition } from "../../src/reports/trades/opened-position.ts";
import type { TradesReport } from "../../src/reports/trades/trades-report.ts";
import type { PathSettings } from "../../src/scenarios/price-path.ts";
import type { AskedPayment } from "../parts/flows/payment-parts.ts";

/** What differs from the command line's defaults; files by the names under which they are kept. */
export type LabOptions = Partial<ReplayOptions>;

/** An answer, or why the input was refused: what, where, why, how to mend. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refused: InputErrorParts };

/** One replay: what it tells. */
export interface LabRun {
  readonly report: FirstReport;
}

/** One replay without the reasons of its results. */
export interface QuickRun {
  readonly report: QuickReport;
}

/** The whole of it, and the three running results close by close. */
export interface FollowedRun extends LabRun {
  readonly running: RunningReport;
}

/** What a file that was dropped is. */
export interface SeenFile {
  readonly name: string;
  /** `unknown`: its columns have to be named by the user. */
  readonly kind: "prices" | "trades" | "splits" | "unknown";
  /** `Schwab`, `Nasdaq`: where that is recognised. */
  readonly form: string;
  readonly rows: number;
  /** Rows that are left out, counted by their reason. */
  readonly skipped: readonly { readonly reason: string; readonly count: number }[];
  readonly notes: readonly string[];
  /** Stocks in it, where it says so. */
  readonly tickers: readonly string[];
  /** First and last day of prices or trades; empty where unknown. */
  readonly from: string;
  readonly to: string;
  /** For an unknown file: its columns and the first rows of text, and why it was refused. */
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  /** Of each column, where it has few, its different words and what each means as an action. */
  readonly words?: readonly ActionWords[];
  readonly refused?: InputErrorParts;
  /** Of a file whose columns the user named: its own header, and which is which. */
  readonly named?: { readonly header: readonly string[]; readonly mapping: ColumnMapping };
}

/** Which column is which, for a file whose form is not known: name of ours to name in the file. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** What the words of an action column mean: one of ACTION_MEANINGS, empty where not known. */
export type ActionWords = Readonly<Record<string, string>>;

/** What runs in the worker: the same code, and so the same cents, as the command line. */
export interface EngineApi {
  /** Keeps a file under its name until it is replaced; answers what it is. */
  keep(name: string, bytes: Uint8Array): Promise<SeenFile>;
  /** Rewrites a kept file in the plain form by the user's columns; answers what that is. */
  mapColumns(
    name: string,
    kind: "prices" | "trades",
    mapping: ColumnMapping,
    words?: ActionWords,
  ): Promise<Answer<SeenFile>>;
  /** Keeps the price file of a made path under the name that it answers. */
  keepPath(settings: PathSettings): Promise<string>;
  /** One replay by rule. */
  run(options: LabOptions): Promise<Answer<LabRun>>;
  /** Its results alone: while a slider moves, the reasons can wait. */
  quick(options: LabOptions): Promise<Answer<QuickRun>>;
  /** The whole of it, followed close by close: over decades it takes noticeably longer. */
  follow(options: LabOptions): Promise<Answer<FollowedRun>>;
  /** The same, the options sold at another volatility, in points; 0 is as run. */
  shifted(options: LabOptions, points: number): Promise<Answer<SensitivityRow>>;
  /** HOW SURE as the statement prints it: five rows and the break-even. */
  howSure(options: LabOptions): Promise<Answer<HowSureReport>>;
  /** One cycle day by day, by its index. */
  days(options: LabOptions, cycle: number): Promise<Answer<ExplainReport>>;
  /** Every entry of the ledger in one cycle, by its index. */
  entries(options: LabOptions, cycle: number): Promise<Answer<readonly EntryLine[]>>;
  /** The same of the article's example, played anew. */
  exampleEntries(right: "put" | "call"): Promise<readonly EntryLine[]>;
  /** What each cycle adds to a payment, in dollars. */
  payment(options: LabOptions, asked: AskedPayment): Promise<Answer<readonly number[]>>;
  /** The user's own trades; `prices` is among the options. */
  trades(options: LabOptions, files: readonly string[]): Promise<Answer<TradesReport>>;
  /** One of their positions, by its index. */
  position(
    options: LabOptions,
    files: readonly string[],
    index: number,
  ): Promise<Answer<OpenedPosition>>;
  /** What the command line prints for the same; with `trades` among the options, for those. */
  statement(options: LabOptions): Promise<Answer<string>>;
}
