import { type Signal, useSignal } from "@preact/signals";
import { proxy } from "comlink";
import { useEffect, useMemo } from "preact/hooks";
import type { ClaimsApi, OnTold, PlayTold } from "../claims-api.ts";
import { closeClaimsWorker, inClaimsWorker } from "../open-claims-worker.ts";

/** A play that is going on. */
export interface Playing {
  /** Which part of the page asked for it. */
  readonly place: "seed" | "broken";
  /** "Playing seed 101". */
  readonly what: string;
  readonly told: PlayTold | undefined;
  /** Milliseconds since the first run began. */
  readonly elapsedMs: number;
}

export interface Plays {
  readonly playing: Signal<Playing | undefined>;
  /** Why the last play broke off; empty: it did not. */
  readonly failure: Signal<string>;
  /** Undefined: it was stopped or broke off, or another is going on. */
  readonly play: <T>(
    place: Playing["place"],
    what: string,
    ask: (api: ClaimsApi, onTold: OnTold) => Promise<T>,
  ) => Promise<T | undefined>;
  readonly stop: () => void;
}

/** Plays in the worker, one thing at a time; who leaves the page stops it. */
export function usePlays(): Plays {
  const playing = useSignal<Playing | undefined>(undefined);
  const failure = useSignal("");
  const plays = useMemo(() => makePlays(playing, failure), [playing, failure]);
  useEffect(() => plays.stop, [plays]);
  return plays;
}

/** The same without a page. */
export function makePlays(playing: Signal<Playing | undefined>, failure: Signal<string>): Plays {
  let last = 0;
  const stop = (): void => {
    if (playing.value === undefined) return;
    last++;
    playing.value = undefined;
    closeClaimsWorker();
  };
  const play: Plays["play"] = async (place, what, ask) => {
    if (playing.value !== undefined) return undefined;
    const mine = ++last;
    failure.value = "";
    playing.value = { place, what, told: undefined, elapsedMs: 0 };
    let began = 0;
    const onTold = (told: PlayTold): void => {
      // It comes by another way than the answer, and may come after it, or after a stop.
      if (mine !== last || playing.value === undefined) return;
      if (told.done === 0) began = performance.now();
      playing.value = { place, what, told, elapsedMs: performance.now() - began };
    };
    try {
      const answer = await inClaimsWorker((api) => ask(api, proxy(onTold)));
      if (mine !== last) return undefined;
      playing.value = undefined;
      return answer;
    } catch (error) {
      if (mine !== last) return undefined;
      closeClaimsWorker();
      playing.value = undefined;
      failure.value = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };
  return { playing, failure, play, stop };
}
