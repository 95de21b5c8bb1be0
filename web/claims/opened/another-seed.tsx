import type { JSX } from "preact";
import type { ClaimReport } from "../../../src/claims/claims-report.ts";
import { told, toldInterval } from "../../../src/claims/words.ts";
import { type CsvCell, toCsv } from "../../parts/csv.ts";
import { SaveMenu } from "../../parts/save-menu.tsx";
import type { SeedPlay } from "../claims-api.ts";
import { PlainTable } from "../plain-table.tsx";
import { PlayTold } from "./play-told.tsx";
import { isInside, spreadOf } from "./spread.ts";
import type { Plays } from "./use-play.ts";

/** No claim of the project plays so many seeds. */
const FIRST_OTHER_SEED = 101;

interface AnotherSeedProps {
  readonly claim: ClaimReport;
  readonly seeds: readonly SeedPlay[];
  readonly onSeed: (played: SeedPlay) => void;
  readonly plays: Plays;
}

/** The same experiment on a path of the stock that has no part in the answer. */
export function AnotherSeed({ claim, seeds, onSeed, plays }: AnotherSeedProps): JSX.Element {
  const next = Math.max(FIRST_OTHER_SEED, ...seeds.map(({ seed }) => seed + 1));
  const last = seeds.at(-1);
  const playNext = async (): Promise<void> => {
    const ask = plays.play("seed", `Playing seed ${next}`, (api, onTold) =>
      api.playSeed(claim.id, next, onTold),
    );
    const played = await ask;
    if (played !== undefined) onSeed(played);
  };
  return (
    <section class="stack" aria-labelledby="another-seed">
      <h2 id="another-seed">Another seed</h2>
      <p>
        The same experiment on one more seed: another path of the stock, other draws of everybody,
        all {claim.arms.length === 1 ? "of it" : `${claim.arms.length} arms`}. It is played here, by
        the code of the command line.
      </p>
      <div class="row">
        <button
          type="button"
          aria-disabled={plays.playing.value !== undefined}
          onClick={playNext}
          data-testid="another-seed"
        >
          Play seed {next}
        </button>
        <PlayTold plays={plays} place="seed" />
      </div>
      <p aria-live="polite" data-testid="seed-told">
        {last !== undefined && seedSentence(claim, last)}
      </p>
      {seeds.length > 0 && claim.conditions.length > 0 && <SeedTable claim={claim} seeds={seeds} />}
      {seeds.length > 0 && <EveryNumber claim={claim} seeds={seeds} />}
    </section>
  );
}

/** `Seed 101: sellers 1.47 points, inside the spread of 12 seeds.` */
function seedSentence({ conditions, power }: ClaimReport, { seed, numbers }: SeedPlay): string {
  const [condition] = conditions;
  const [number = null] = numbers;
  if (condition === undefined) {
    return `Seed ${seed}: off by ${number ?? "nobody knows how much"}. It has to be 0.`;
  }
  const { name, unit, interval } = condition;
  if (number === null) return `Seed ${seed}: ${name}: this seed has no such number.`;
  const place = isInside(number, spreadOf(interval, power.seeds)) ? "inside" : "outside";
  const words = `${told(unit, number)}, ${place} the spread of ${power.seeds} seeds`;
  return `Seed ${seed}: ${name}: ${words}.`;
}

interface SeedsProps {
  readonly claim: ClaimReport;
  readonly seeds: readonly SeedPlay[];
}

function SeedTable({ claim, seeds }: SeedsProps): JSX.Element {
  const { conditions, power } = claim;
  const spreads = conditions.map(({ interval }) => spreadOf(interval, power.seeds));
  return (
    <PlainTable
      testId="seeds"
      caption="Seeds that were played here"
      head={["seed", ...conditions.map(({ name }) => name)]}
      rows={[
        [
          `spread of ${power.seeds}`,
          ...conditions.map(({ unit }, i) => toldInterval(unit, spreads[i]!)),
        ],
        ...seeds.map(({ seed, numbers }) => [
          `${seed}`,
          ...conditions.map(({ unit }, i) => {
            const number = numbers[i]!;
            if (number === null) return "none";
            return `${told(unit, number)}, ${isInside(number, spreads[i]!) ? "inside" : "outside"}`;
          }),
        ]),
      ]}
    />
  );
}

/** What each run came to, by the names that `claims --out` gives its numbers. */
function EveryNumber({ claim, seeds }: SeedsProps): JSX.Element {
  const rows = seeds.flatMap(({ seed, arms }) =>
    arms.flatMap(({ arm, measured }) =>
      Object.entries(measured).map(([name, value]): CsvCell[] => [seed, arm, name, value]),
    ),
  );
  const head = ["seed", "arm", "number", "value"];
  return (
    <div class="row small">
      <details class="save">
        <summary>Every number of these runs</summary>
        <PlainTable
          caption="Every number of these runs"
          head={head}
          rows={rows.map((row) => row.map((cell) => `${cell ?? "none"}`))}
        />
      </details>
      <SaveMenu fileName={`${claim.id.toLowerCase()}-seeds`} csv={() => toCsv(head, rows)} />
    </div>
  );
}
