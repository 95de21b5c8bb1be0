import type { ComponentChildren, JSX } from "preact";
import type { InputErrorParts } from "../../edges/input/input-error.ts";
import { labWords } from "../words/lab-words.ts";
import { count } from "./format.ts";
import "./states.css";

interface LoadingProps {
  /** Completes the sentence: "replaying 47 months". */
  readonly what: string;
  readonly done?: number;
  readonly total?: number;
  /** Milliseconds since it began, for the time left. */
  readonly elapsedMs?: number;
  readonly onCancel?: () => void;
}

/** Work that is going on: how far it is, how long it will take, and a way to end it. */
export function Loading({ what, done, total, elapsedMs, onCancel }: LoadingProps): JSX.Element {
  const isCounted = done !== undefined && total !== undefined && total > 0;
  return (
    <div class="row soft">
      <span role="status">{what} ...</span>
      {isCounted && <span>{progressWords(done, total, elapsedMs)}</span>}
      {isCounted && <progress value={done} max={total} aria-label={what} />}
      {onCancel !== undefined && (
        <button type="button" onClick={onCancel}>
          Stop
        </button>
      )}
    </div>
  );
}

/** `61 of 231, 15 a second, 12 s left`. */
export function progressWords(done: number, total: number, elapsedMs: number | undefined): string {
  const words = `${count(done)} of ${count(total)}`;
  if (elapsedMs === undefined || elapsedMs <= 0 || done <= 0) return words;
  const perSecond = (done / elapsedMs) * 1_000;
  const rate = perSecond >= 10 ? perSecond.toFixed(0) : perSecond.toFixed(1);
  return `${words}, ${rate} a second, ${Math.ceil((total - done) / perSecond)} s left`;
}

interface RefusedProps {
  readonly refused: InputErrorParts;
  /** What can be done about it right here. */
  readonly children?: ComponentChildren;
}

/** Input that was refused: where, what, why, and how to mend it. */
export function Refused({ refused, children }: RefusedProps): JSX.Element {
  const { file, line, column, what, why, mend } = refused;
  const place = [
    file,
    line === undefined ? undefined : `row ${line}`,
    column === undefined ? undefined : `column ${column}`,
  ].filter((part) => part !== undefined);
  return (
    <div class="refused stack" role="alert">
      {place.length > 0 && <p class="small">{place.join(", ")}</p>}
      <p>
        <strong>{sentence(what)}</strong>
      </p>
      {why !== undefined && <p>{sentence(why)}</p>}
      {mend !== undefined && <p>{sentence(mend)}</p>}
      {children}
    </div>
  );
}

/** The words of a refusal have no full stop and may begin small. */
function sentence(words: string): string {
  const text = labWords(words);
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

/** Where nothing is to be shown yet: what to do. */
export function Empty({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <div class="empty">{children}</div>;
}
