import { SourceMap, type SourceMapPayload } from "node:module";
import { basename, resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import type { OnWake } from "../../src/participants/own/guard.ts";
import type { Hedge, Participant } from "../../src/participants/own/own-api.ts";
import type { OwnConfig } from "../../src/simulator/run/run-config.ts";
import { InputError, type Place } from "../input/input-error.ts";
import { EXPORTS_NAME, type ParticipantBundle } from "./bundle-participant.ts";

/** What the script is called in a stack. */
const SCRIPT = "bothsides-participant.js";
const HEDGES = ["band", "trade", "step", "close", "none"];

/**
 * Runs a participant's script in a context of its own: no clock, no chance, no process, no timers,
 * no network. That keeps a participant from telling two runs apart by accident; it is no prison for
 * code that wants to get out (docs/makers.md).
 *
 * @throws InputError when it throws, or exports no participant.
 */
export function loadParticipant(bundle: ParticipantBundle, onWake: OnWake = () => {}): OwnConfig {
  const { id, file, code } = bundle;
  const placeOf = createPlaces(bundle);
  const explain = (error: unknown): string => {
    const place = placeOf(error);
    const at = place === undefined ? "" : ` at ${place.file}:${place.line}:${place.column}`;
    return `${wordsOf(error)}${at}`;
  };
  const context = createContext(
    {},
    {
      codeGeneration: { strings: false, wasm: false },
      // What it leaves for later (promises) never runs.
      microtaskMode: "afterEvaluate",
    },
  );
  let participant: unknown;
  onWake(id, true);
  try {
    runInContext(code, context, { filename: SCRIPT });
    participant = runInContext(`${EXPORTS_NAME}.default`, context);
  } catch (error) {
    const place = placeOf(error) ?? { file };
    throw new InputError({ ...place, what: `it threw ${wordsOf(error)}` });
  } finally {
    onWake(id, false);
  }
  return { id, participant: checked(participant, file), explain, onWake };
}

/** Whether a value is a participant is seen before the run; each answer of it in the run. */
function checked(value: unknown, file: string): Participant {
  const refuse = (what: string): InputError =>
    new InputError({ file, what, mend: "bothsides new maker FILE writes one that runs" });
  if (typeof value !== "object" || value === null) {
    throw refuse("its default export is no maker and no trader");
  }
  const { kind, quote, trade, hedge } = value as Record<string, unknown>;
  if (kind !== "maker" && kind !== "trader") throw refuse('its kind is not "maker" or "trader"');
  if (kind === "maker" && typeof quote !== "function") throw refuse("a maker has a function quote");
  if (kind === "trader" && typeof trade !== "function") {
    throw refuse("a trader has a function trade");
  }
  const isHedge = typeof hedge === "function" || HEDGES.includes(hedge as string);
  if (hedge !== undefined && !isHedge) {
    throw refuse(`its hedge is none of ${HEDGES.join(", ")} and no function`);
  }
  const own = value as Participant;
  const hedges: { hedge?: Hedge } = hedge === undefined ? {} : { hedge: hedge as Hedge };
  // Read once: nothing that the object does later changes who takes part.
  return own.kind === "maker"
    ? ({ kind, quote: own.quote.bind(own), ...hedges } as Participant)
    : ({ kind, trade: own.trade.bind(own), ...hedges } as Participant);
}

type Found = Required<Place>;

/** Finds where in the user's own files something was thrown. */
function createPlaces({ file, map }: ParticipantBundle): (error: unknown) => Found | undefined {
  const sources = new SourceMap(JSON.parse(map) as SourceMapPayload);
  return (error) => {
    for (const [, line, column] of stackOf(error).matchAll(
      /bothsides-participant\.js:(\d+):(\d+)/g,
    )) {
      const entry = sources.findEntry(Number(line) - 1, Number(column) - 1);
      if (!("originalSource" in entry)) continue;
      const source = entry.originalSource;
      if (source.startsWith("own:") || /(^|\/)src\/math\//.test(source)) continue;
      const isEntry = basename(source) === basename(file) && resolve(source) === resolve(file);
      return {
        file: isEntry ? file : source,
        line: entry.originalLine + 1,
        column: String(entry.originalColumn + 1),
      };
    }
    return undefined;
  };
}

/** How deep calls can go differs between computers: there is no one place of it. */
function stackOf(error: unknown): string {
  const { stack, message } = fieldsOf(error);
  return message.includes("call stack size") ? "" : stack;
}

function wordsOf(error: unknown): string {
  const { name, message } = fieldsOf(error);
  return name === "" ? message : `${name}: ${message}`;
}

/** Of anything that can be thrown: an error of another context, a text, something that bites. */
function fieldsOf(error: unknown): { name: string; message: string; stack: string } {
  try {
    if (typeof error === "object" && error !== null && "message" in error) {
      const { name, message, stack } = error as Error;
      return { name: `${name}`, message: `${message}`, stack: `${stack}` };
    }
    return { name: "", message: `${error as string}`, stack: "" };
  } catch {
    return { name: "", message: "something that cannot be read", stack: "" };
  }
}
