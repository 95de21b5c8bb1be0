import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { route, shareLink } from "../../app/route.ts";
import { commandWords } from "../../engine/command-words.ts";
import type { LabOptions } from "../../engine/engine-api.ts";
import { engine } from "../../engine/open-engine.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { Modal } from "../../parts/modal.tsx";
import { ShareCard } from "../../parts/share/share-card.tsx";
import { linkedHistory } from "../history-settings.ts";
import { usesGreeks } from "./greeks.tsx";

interface AnswerActionsProps {
  readonly sentence: string;
  readonly sentenceInPercent: string;
  readonly isModelled: boolean;
  readonly options: LabOptions;
  readonly isOwnFile: boolean;
}

/** What can be done with an answer: share it, or read it as the command line prints it. */
export function AnswerActions(props: AnswerActionsProps): JSX.Element {
  const { sentence, sentenceInPercent, isModelled, options, isOwnFile } = props;
  const isSharing = useSignal(false);
  const text = useSignal<string | undefined>(undefined);
  const fail = useFailure();
  const show = (): void => {
    engine()
      .then((api) => api.statement({ ...options, greeks: usesGreeks() }))
      .then((answer) => {
        text.value = answer.ok ? answer.value : answer.refused.what;
      })
      .catch(fail);
  };
  return (
    <div class="row">
      <button
        id="share"
        type="button"
        onClick={() => {
          isSharing.value = true;
        }}
      >
        Share
      </button>
      <button id="statement" type="button" onClick={show}>
        The statement of the command line
      </button>
      {isSharing.value && (
        <ShareCard
          sentence={sentence}
          sentenceInPercent={sentenceInPercent}
          isModelled={isModelled}
          link={shareLink(linkedHistory(route.value.settings))}
          isOwnFile={isOwnFile}
          onClose={() => {
            isSharing.value = false;
          }}
        />
      )}
      {text.value !== undefined && (
        <Modal
          title="As the command line prints it"
          onClose={() => {
            text.value = undefined;
          }}
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard */}
          <pre class="scroll-sideways small" tabIndex={0}>
            {commandWords(options)}
          </pre>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: likewise */}
          <pre class="scroll-sideways small" tabIndex={0} data-testid="statement">
            {text.value}
          </pre>
        </Modal>
      )}
    </div>
  );
}
