import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Refused } from "../../parts/states.tsx";
import { PickedBars } from "../results/picked-bars.tsx";
import { useOpened } from "../results/use-opened.ts";
import { type OwnRun, openedPosition, positionName } from "./own-run.ts";
import { PositionDays } from "./position-days.tsx";
import { Positions } from "./positions.tsx";

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
  const opened = useOpened(run.options, picked, openedPosition);
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
      {opened?.ok === true && <PositionDays position={positions[picked!]!} opened={opened.value} />}
      {opened?.ok === false && <Refused refused={opened.refused} />}
      <Positions positions={positions} onPick={pick} />
    </section>
  );
}
