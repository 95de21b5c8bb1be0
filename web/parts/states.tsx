import type { ComponentChildren, JSX } from "preact";
import type { InputErrorParts } from "../../edges/input/input-error.ts";
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
  const left =
    isCounted && elapsedMs !== undefined && done > 0
      ? `, ${Math.ceil((elapsedMs * (total - done)) / done / 1_000)} s left`
      : "";
  return (
    <div class="row soft" role="status">
      <span>
        {what} ...{isCounted ? ` ${done} of ${total}${left}` : ""}
      </span>
      {isCounted && <progress value={done} max={total} aria-label={what} />}
      {onCancel !== undefined && (
        <button type="button" onClick={onCancel}>
          Stop
        </button>
      )}
    </div>
  );
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
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

/** Where nothing is to be shown yet: what to do. */
export function Empty({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <div class="empty">{children}</div>;
}
