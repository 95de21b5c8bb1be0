import { readText } from "../../../edges/input/read-file.ts";
import { noBid } from "../../../edges/request/replay/explain-month.ts";
import { REPLAY_DEFAULTS, type ReplayOptions } from "../../../edges/request/replay/options.ts";
import { readRequest } from "../../../edges/request/replay/read-request.ts";
import { withinLimits } from "../../../edges/request/within-limits.ts";
import { type EntryLine, entryLine } from "../../../src/reports/followed/entry-lines.ts";
import { recordReplay } from "../../../src/reports/followed/record-replay.ts";
import { followReplay, type RunningReport } from "../../../src/reports/followed/running-report.ts";
import {
  howSureReport,
  SENSITIVITY_POINTS,
  sensitivityRow,
  shiftedResult,
} from "../../../src/reports/how-sure-report.ts";
import { type QuickReport, quickReport } from "../../../src/reports/quick-report.ts";
import type {
  ExplainReport,
  HowSureReport,
  ReplayReport,
  SensitivityRow,
} from "../../../src/reports/replay-report.ts";
import { firstReport, type ReplayRequest } from "../../../src/reports/report-replay.ts";
import type { OpenedPosition } from "../../../src/reports/trades/opened-position.ts";
import type { TradesReport } from "../../../src/reports/trades/trades-report.ts";
import { articleConfig } from "../../../src/scenarios/article-example.ts";
import { type PathSettings, pathCsv } from "../../../src/scenarios/price-path.ts";
import { replay } from "../../../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../../../src/simulator/history/replay-config.ts";
import type { ShiftedResult } from "../../../src/sweeps/sale-volatility.ts";
import type { AskedPayment } from "../../parts/flows/payment-parts.ts";
import type {
  ActionWords,
  Answer,
  ColumnMapping,
  EngineApi,
  FollowedRun,
  LabOptions,
  LabRun,
  QuickRun,
  SeenFile,
} from "../engine-api.ts";
import { unreadFile } from "../nothing-seen.ts";
import { pathName } from "../path-name.ts";
import { answered } from "./answered.ts";
import { KeptFiles } from "./kept-files.ts";
import type { AskedTrades } from "./own-trades.ts";
import { paymentByCycle } from "./payment-by-cycle.ts";
import type { WarmUp } from "./warm-up.ts";

/** What was asked for last. */
interface LastAsked {
  readonly key: string;
  readonly request: ReplayRequest;
}

/** The last run, with what has been found out about it since. */
interface LastRun extends LastAsked, LabRun {
  /** Where it was followed. */
  readonly running: RunningReport | undefined;
  readonly shifted: Map<number, ShiftedResult>;
}

/** The engine without its worker: it answers over the files that it keeps. */
export class Engine implements EngineApi {
  readonly #files = new KeptFiles();
  #asked: LastAsked | undefined;
  #last: LastRun | undefined;
  readonly #warmUp: WarmUp | undefined;

  /** @param warmUp for what is asked after a first answer. */
  constructor(warmUp?: WarmUp) {
    this.#warmUp = warmUp;
  }

  async keep(name: string, bytes: Uint8Array): Promise<SeenFile> {
    this.#files.keep(name, bytes);
    const { seeFile } = await import("./see-file.ts");
    const text = await answered(() => readText(name, this.#files.read));
    return text.ok ? seeFile(text.value) : unreadFile(name, text.refused);
  }

  mapColumns(
    name: string,
    kind: "prices" | "trades",
    mapping: ColumnMapping,
    words?: ActionWords,
  ): Promise<Answer<SeenFile>> {
    return answered(async () => {
      const { mapColumns, seeMapped } = await import("./map-columns.ts");
      const mapped = mapColumns(await readText(name, this.#files.read), kind, mapping, words);
      const seen = seeMapped(name, mapped, mapping);
      // Other columns can be tried on the file as it came.
      if (seen.refused === undefined) this.#files.keepText(name, mapped.text);
      return seen;
    });
  }

  async keepPath(settings: PathSettings): Promise<string> {
    const name = pathName(settings);
    if (!this.#files.has(name)) this.#files.keepText(name, pathCsv(settings));
    return name;
  }

  run(options: LabOptions): Promise<Answer<LabRun>> {
    return answered(async () => {
      const { request, report } = await this.#runOnce(options);
      this.#warmUp?.begin(request);
      return { report };
    });
  }

  quick(options: LabOptions): Promise<Answer<QuickRun>> {
    return answered(async () => ({ report: await this.#quickReport(options) }));
  }

  follow(options: LabOptions): Promise<Answer<FollowedRun>> {
    return answered(async () => {
      const { report, running } = await this.#runOnce(options, true);
      return { report, running: running! };
    });
  }

  shifted(options: LabOptions, points: number): Promise<Answer<SensitivityRow>> {
    return answered(async () => sensitivityRow(shiftedOnce(await this.#runOnce(options), points)));
  }

  howSure(options: LabOptions): Promise<Answer<HowSureReport>> {
    return answered(async () => {
      const { sensitivity, breakEvenIv } = (await this.#fullReport(options)).summary;
      return { sensitivity, breakEvenIv };
    });
  }

  days(options: LabOptions, cycle: number): Promise<Answer<ExplainReport>> {
    return answered(async () => {
      const { request } = await this.#ask(options);
      const { cycles, explain } = quickReport({ ...request, explain: cycle });
      const { entry, contracts } = cycles[cycle]!;
      if (contracts === 0) throw noBid(entry.slice(0, 7));
      return explain!;
    });
  }

  entries(options: LabOptions, cycle: number): Promise<Answer<readonly EntryLine[]>> {
    return answered(async () => entriesOf((await this.#ask(options)).request.config, cycle));
  }

  async exampleEntries(right: "put" | "call"): Promise<readonly EntryLine[]> {
    return entriesOf(articleConfig(right), 0);
  }

  payment(options: LabOptions, asked: AskedPayment): Promise<Answer<readonly number[]>> {
    return answered(async () => {
      return paymentByCycle((await this.#ask(options)).request, asked);
    });
  }

  trades(options: LabOptions, files: readonly string[]): Promise<Answer<TradesReport>> {
    return answered(() => this.#tradesReport(options, files));
  }

  position(
    options: LabOptions,
    files: readonly string[],
    index: number,
  ): Promise<Answer<OpenedPosition>> {
    return answered(async () => {
      const { openedPosition } = await import("./own-trades.ts");
      return openedPosition(this.#askedTrades(options, files), index);
    });
  }

  statement(options: LabOptions): Promise<Answer<string>> {
    return answered(async () => {
      const { greeks = false, prices = "", trades } = options;
      const { statementText } = await import("./statement-text.ts");
      const report = await (trades === undefined
        ? this.#fullReport(options)
        : this.#tradesReport(options, trades));
      return statementText(report, prices, greeks);
    });
  }

  /** Settings are read once, files only if they have changed. */
  async #ask(options: LabOptions): Promise<LastAsked> {
    this.#warmUp?.hold();
    const key = JSON.stringify([options, this.#files.changes]);
    if (this.#asked?.key === key) return this.#asked;
    const request = await readRequest(asFlags(options), this.#files.read);
    this.#asked = { key, request };
    return this.#asked;
  }

  async #quickReport(options: LabOptions): Promise<QuickReport> {
    const { key, request } = await this.#ask(options);
    if (this.#last?.key === key) return this.#last.report;
    return withinLimits("settings", () => quickReport(request));
  }

  async #runOnce(options: LabOptions, isFollowed = false): Promise<LastRun> {
    const { key, request } = await this.#ask(options);
    const last = this.#last;
    if (last?.key === key && (!isFollowed || last.running !== undefined)) return last;
    const followed = isFollowed ? followReplay(request.config) : undefined;
    const report = withinLimits("settings", () => firstReport(request, followed));
    const run = { key, request, report, running: followed?.report(), shifted: new Map() };
    this.#last = run;
    return run;
  }

  async #fullReport(options: LabOptions): Promise<ReplayReport> {
    const run = await this.#runOnce(options);
    const { request, report } = run;
    const shifted = SENSITIVITY_POINTS.map((points) => shiftedOnce(run, points));
    const sure = howSureReport(request.config, shifted, report.summary.meanIv);
    return { ...report, summary: { ...report.summary, ...sure } };
  }

  async #tradesReport(options: LabOptions, files: readonly string[]): Promise<TradesReport> {
    const { tradesReport } = await import("./own-trades.ts");
    return tradesReport(this.#askedTrades(options, files));
  }

  #askedTrades(options: LabOptions, files: readonly string[]): AskedTrades {
    const given = Object.keys(options);
    return { options: asFlags(options), given, files, readBytes: this.#files.read };
  }
}

/** A shifted replay is run once for a run. */
function shiftedOnce({ request, report, shifted }: LastRun, points: number): ShiftedResult {
  const known = shifted.get(points);
  if (known !== undefined) return known;
  const found = shiftedResult(request.config, report.summary, points);
  shifted.set(points, found);
  return found;
}

function asFlags(options: LabOptions): ReplayOptions {
  return { ...REPLAY_DEFAULTS, ...options };
}

/** The ledger's lines of one cycle: those from the last close before its sale to its end. */
function entriesOf(config: ReplayConfig, cycle: number): readonly EntryLine[] {
  const recording = recordReplay();
  const ends: number[] = [];
  replay(
    { ...config, isCoarse: true },
    (world, row, isEnd) => {
      recording.onClose(world, row, isEnd);
      if (isEnd) ends.push(recording.lines.length);
    },
    recording.onLeave,
  );
  return recording.lines
    .slice(ends[cycle - 1] ?? 0, ends[cycle])
    .map((line) => entryLine(recording.market(), config.days, line));
}
