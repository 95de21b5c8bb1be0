import type { JSX } from "preact";
import { Loading } from "../../parts/states.tsx";
import type { Playing, Plays } from "./use-play.ts";

interface PlayToldProps {
  readonly plays: Plays;
  readonly place: Playing["place"];
}

/** How far the play of this part of the page is, and a way to end it. */
export function PlayTold({ plays, place }: PlayToldProps): JSX.Element | null {
  const playing = plays.playing.value;
  if (playing?.place !== place) return null;
  const { what, told, elapsedMs } = playing;
  if (told === undefined) return <Loading what="Opening the market" onCancel={plays.stop} />;
  const { done, total, expectedSeconds } = told;
  return (
    <Loading
      what={`${what}, about ${Math.max(1, Math.ceil(expectedSeconds))} s`}
      done={done}
      total={total}
      elapsedMs={elapsedMs}
      onCancel={plays.stop}
    />
  );
}
