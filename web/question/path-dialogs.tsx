import type { JSX } from "preact";
import { pathCsv } from "../../src/scenarios/price-path.ts";
import { shareLink } from "../app/route.ts";
import { commandWords } from "../engine/command-words.ts";
import { downloadText } from "../parts/download.ts";
import { Modal } from "../parts/modal.tsx";
import { CopyField } from "../parts/share/copy-field.tsx";
import { reachOf } from "../parts/share/page-reach.ts";
import { ShareCard } from "../parts/share/share-card.tsx";
import { cardSentence, cardSentenceInPercent } from "./live/live-sentence.ts";
import type { LiveRun } from "./live/use-live-run.ts";
import { linkedLive, pathOf } from "./path-settings.ts";

export type Opened = "share" | "embed" | "command";

interface ActionProps {
  readonly run: LiveRun;
  readonly onClose: () => void;
}

/** A dialog of the live path; loaded when one is opened. */
export function LiveDialog({
  opened,
  run,
  onClose,
}: ActionProps & { readonly opened: Opened }): JSX.Element {
  if (opened === "embed") return <Embed run={run} onClose={onClose} />;
  if (opened === "command") return <OnCommandLine run={run} onClose={onClose} />;
  return (
    <ShareCard
      sentence={cardSentence(run.report)}
      sentenceInPercent={cardSentenceInPercent(run.report)}
      isModelled
      link={pathLink(run)}
      isOwnFile={false}
      onClose={onClose}
    />
  );
}

/** Leads to the sliders, without the example before them. */
function pathLink({ settings }: LiveRun): string {
  return shareLink({ part: "path", ...linkedLive(settings) });
}

/** Stands for the lab's address where this one is nobody else's. */
const COPY_TO_COME = "https://your-site.example/lab.html";

function Embed({ run, onClose }: ActionProps): JSX.Element {
  const [address = "", hash = ""] = pathLink(run).split("#");
  const isReached = reachOf(location) === "everybody";
  const page = isReached ? address : COPY_TO_COME;
  const code =
    `<iframe src="${page}?embed=1#${hash.replaceAll("&", "&amp;")}" title="bothsides: who paid ` +
    `whom" width="100%" height="900" style="border:0"></iframe>`;
  return (
    <Modal title="Put this path into a page of yours" onClose={onClose}>
      <p>Whoever reads your page sees what you see now, and can move the sliders there.</p>
      {!isReached && (
        <p>
          Your readers cannot open the lab of this computer: put lab.html on a web site, and its
          address in place of <code>{COPY_TO_COME}</code>.
        </p>
      )}
      <CopyField label="HTML for your page" text={code} action="Copy the HTML" />
    </Modal>
  );
}

function OnCommandLine({ run, onClose }: ActionProps): JSX.Element {
  const { options, settings } = run;
  const file = options.prices!;
  return (
    <Modal title="The same on the command line" onClose={onClose}>
      <p>Save this path's prices and give them to the command line: the same cents come.</p>
      <div>
        <button
          type="button"
          onClick={() => downloadText(file, "text/csv", pathCsv(pathOf(settings)))}
        >
          Save {file}
        </button>
      </div>
      <pre class="command">{commandWords(options)}</pre>
    </Modal>
  );
}
