import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { OpenedPosition } from "../../../src/reports/trades/opened-position.ts";
import type { Answer, LabOptions } from "../../engine/engine-api.ts";
import { latestOnly } from "../../engine/latest.ts";
import { Refused } from "../../parts/states.tsx";
import { PickedBars } from "../results/picked-bars.tsx";
import { type OwnRun, openedPosition, positionName } from "./own-run.ts";
import { PositionDays } from "./position-days.tsx";
import { Positions } from "./positions.tsx";

/** A position that was opened, and of what. */
interface Told {
  readonly options: LabOptions;
  readonly index: number;
  readonly answer: Answer<OpenedPosition>;
}

/** Every position as a bar and as a row; one of them opened day by day. */
export function PositionSection({ run }: { readonly run: OwnRun }): JSX.Element {
  const { positions } = run.report;
  const asked = useSignal<number | undefined>(undefined);
  const bars = useMemo(
    () =>
      positions.map((position) => ({
        label: `${position.opened}, the ${positionName(position)}`,
        value: position.option,
      })),
    [positions],
  );
  const picked = bars[asked.value ?? -1] === undefined ? undefined : asked.value;
  const told = useOpened(run.options, picked);
  const shown = told?.options === run.options && told.index === picked ? told : undefined;
  const pick = (index: number | undefined): void => {
    asked.value = index;
  };
  return (
    <section class="stack" aria-labelledby="positions">
      <h2 id="positions">Your positions</h2>
      <p class="soft">Pick one to see it day by day.</p>
      <PickedBars
        title="Your option alone, by day of its opening"
        fileName="your-options"
        bars={bars}
        each="position"
        picked={picked}
        onPick={pick}
      />
      {shown !== undefined &&
        (shown.answer.ok ? (
          <PositionDays run={run} position={positions[shown.index]!} opened={shown.answer.value} />
        ) : (
          <Refused refused={shown.answer.refused} />
        ))}
      <Positions positions={positions} onPick={pick} />
    </section>
  );
}

/** The position that was picked last; a drag over many asks for the last one only. */
function useOpened(options: LabOptions, picked: number | undefined): Told | undefined {
  const told = useSignal<Told | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  if (failure.value !== undefined) throw failure.value;
  const ask = useMemo(
    () =>
      latestOnly(
        ({ options: of, index }: Omit<Told, "answer">) => openedPosition(of, index),
        (answer, asked) => {
          told.value = { ...asked, answer };
        },
        (error) => {
          failure.value = error;
        },
      ),
    [told, failure],
  );
  useEffect(() => {
    if (picked !== undefined) ask({ options, index: picked });
  }, [ask, options, picked]);
  return told.value;
}
