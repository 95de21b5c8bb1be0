import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Toggle } from "../choice.tsx";
import { download } from "../download.ts";
import { Modal } from "../modal.tsx";
import { canvasToPng } from "../picture/svg-to-png.ts";
import { CopyField } from "./copy-field.tsx";
import { drawCard } from "./draw-card.ts";
import { LinkField } from "./link-field.tsx";
import "./share-card.css";

interface ShareCardProps {
  readonly sentence: string;
  /** The same without amounts. */
  readonly sentenceInPercent: string;
  /** Said with the sentence wherever it goes. */
  readonly isModelled: boolean;
  readonly link: string;
  /** Whether what is seen comes from a file of the user's own. */
  readonly isOwnFile: boolean;
  readonly onClose: () => void;
}

/** The sentence as a picture, and a link that leads to what is seen. */
export function ShareCard(props: ShareCardProps): JSX.Element {
  const { sentence, sentenceInPercent, isModelled, link, isOwnFile, onClose } = props;
  const [isHidden, setHidden] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = isHidden ? sentenceInPercent : sentence;
  const note = isModelled ? "Option prices are modelled." : "";
  const all = `${words} ${note}`.trim();
  useEffect(() => drawCard(canvas.current!, words, note), [words, note]);
  return (
    <Modal title="Share this" onClose={onClose}>
      <canvas ref={canvas} class="card" role="img" aria-label={all} />
      <Toggle label="Without amounts: per cent only" isOn={isHidden} onChange={setHidden} />
      <div class="row">
        <button
          type="button"
          onClick={async () => download("bothsides.png", await canvasToPng(canvas.current!))}
        >
          Save the picture
        </button>
      </div>
      <CopyField label="The sentence" text={all} action="Copy the sentence" />
      <LinkField link={link} />
      {isOwnFile && (
        <p class="small">
          Your file is not in the link, and nothing of it: whoever opens the link sees your settings
          and needs a file of their own.
        </p>
      )}
    </Modal>
  );
}
