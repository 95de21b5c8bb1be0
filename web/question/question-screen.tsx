import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { pathCsv } from "../../src/scenarios/price-path.ts";
import { changeSettings, route, shareLink } from "../app/route.ts";
import { commandWords } from "../engine/command-words.ts";
import { downloadText } from "../parts/download.ts";
import { Modal } from "../parts/modal.tsx";
import { ShareCard } from "../parts/share/share-card.tsx";
import { Example } from "./example/example.tsx";
import { liveAnswer, liveAnswerInPercent } from "./live/live-sentence.ts";
import { THINGS_TO_TRY } from "./live/things-to-try.ts";
import type { LiveRun } from "./live/use-live-run.ts";
import { LivePath } from "./live-path.tsx";
import { formatLive, parseLive, pathOf } from "./path-settings.ts";

/** Screen 1: who bought the option, and who paid whom. */
export function QuestionScreen(): JSX.Element {
  const given = route.value.settings;
  const { settings, faults } = useMemo(() => parseLive(given), [given]);
  const isLinked = Object.keys(given).some((name) => name !== "v" && name !== "part");
  const tried = useSignal<number | undefined>(undefined);
  return (
    <div class="stack screen">
      {given.part !== "path" && <Example />}
      <section class="stack path" aria-labelledby="path-title">
        <h2 id="path-title">Now move the swings yourself</h2>
        <p class="soft lead">
          You sell one option on 100 shares at $100. Your buyer pays for the swings that he expects
          and hedges until the last day. Each path is drawn by its number and swings as much as you
          say.
        </p>
        {faults.map((fault) => (
          <p key={fault} class="notice" role="status">
            Not used of this link: {fault}.
          </p>
        ))}
        <Things
          picked={tried.value}
          onPick={(index) => {
            tried.value = index;
            changeSettings(formatLive(THINGS_TO_TRY[index]!.settings));
          }}
        />
        <LivePath
          settings={settings}
          isOpen={isLinked && tried.value === undefined}
          onChange={(next) => changeSettings(formatLive(next))}
        >
          {(run) => <Actions run={run} />}
        </LivePath>
      </section>
    </div>
  );
}

interface ThingsProps {
  readonly picked: number | undefined;
  readonly onPick: (index: number) => void;
}

/** Cases worth seeing, each with its question. */
function Things({ picked, onPick }: ThingsProps): JSX.Element {
  return (
    <div class="stack things">
      <div class="row">
        <span class="soft">Things to try:</span>
        {THINGS_TO_TRY.map(({ name }, i) => (
          <button key={name} type="button" aria-pressed={i === picked} onClick={() => onPick(i)}>
            {name}
          </button>
        ))}
      </div>
      {picked !== undefined && <p>{THINGS_TO_TRY[picked]!.question}</p>}
    </div>
  );
}

/** What can be done with what is seen. */
function Actions({ run }: { readonly run: LiveRun }): JSX.Element {
  const open = useSignal<"share" | "embed" | "prices" | undefined>(undefined);
  const close = (): void => {
    open.value = undefined;
  };
  const { report, options, settings } = run;
  const file = options.prices!;
  return (
    <div class="row">
      <button type="button" onClick={() => (open.value = "share")}>
        Share
      </button>
      <button type="button" onClick={() => (open.value = "embed")}>
        Embed
      </button>
      <button type="button" onClick={() => (open.value = "prices")}>
        The same on the command line
      </button>
      {open.value === "share" && (
        <ShareCard
          sentence={liveAnswer(report)}
          sentenceInPercent={liveAnswerInPercent(report)}
          link={shareLink()}
          isOwnFile={false}
          onClose={close}
        />
      )}
      {open.value === "embed" && (
        <Modal title="Put this path into a page of yours" onClose={close}>
          <textarea readOnly rows={4} cols={60} aria-label="HTML">
            {embedCode()}
          </textarea>
        </Modal>
      )}
      {open.value === "prices" && (
        <Modal title="The same on the command line" onClose={close}>
          <p>Save this path's prices and give them to the command line: the same cents come.</p>
          <div>
            <button
              type="button"
              onClick={() => downloadText(file, "text/csv", pathCsv(pathOf(settings)))}
            >
              Save {file}
            </button>
          </div>
          <pre class="scroll-sideways">{commandWords(options)}</pre>
        </Modal>
      )}
    </div>
  );
}

function embedCode(): string {
  const [page = "", hash = ""] = shareLink().split("#");
  return `<iframe src="${page}?embed=1#${hash}" width="100%" height="900" title="bothsides"></iframe>`;
}
