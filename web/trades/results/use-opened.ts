import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Answer, LabOptions } from "../../engine/engine-api.ts";
import { latestOnly } from "../../engine/latest.ts";
import { useFailure } from "../../engine/use-failure.ts";

/** Which one of a run's months or positions. */
interface Which {
  readonly options: LabOptions;
  readonly index: number;
}

interface Told<T> extends Which {
  readonly answer: Answer<T>;
}

/**
 * What a run tells of the month or position that is picked; undefined until it has come. A drag
 * over many asks for the last one only.
 *
 * @param ask the same function at each call.
 */
export function useOpened<T>(
  options: LabOptions,
  picked: number | undefined,
  ask: (options: LabOptions, index: number) => Promise<Answer<T>>,
): Answer<T> | undefined {
  const told = useSignal<Told<T> | undefined>(undefined);
  const fail = useFailure();
  const askLatest = useMemo(
    () =>
      latestOnly(
        ({ options: of, index }: Which) => ask(of, index),
        (answer, asked) => {
          told.value = { ...asked, answer };
        },
        fail,
      ),
    [ask, told, fail],
  );
  useEffect(() => {
    if (picked !== undefined) askLatest({ options, index: picked });
  }, [askLatest, options, picked]);
  const found = told.value;
  return found?.options === options && found.index === picked ? found.answer : undefined;
}
