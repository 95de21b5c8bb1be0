import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import "./modal.css";

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For what has many columns. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A dialog over the page: Escape or the button closes it, the focus goes back where it was. The
 * button is the first control, so that a long text is shown from its beginning. It says that it was
 * closed a moment later; what is asked for by then, under another title, is shown.
 */
export function Modal({ title, onClose, isWide = false, children }: ModalProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, [title]);
  const closed = (): void => {
    if (!dialog.current?.open) onClose();
  };
  return (
    <dialog ref={dialog} class={isWide ? "wide" : ""} aria-labelledby={id} onClose={closed}>
      <div class="stack">
        <div class="dialog-head row">
          <h2 id={id}>{title}</h2>
          <button type="button" class="primary" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
