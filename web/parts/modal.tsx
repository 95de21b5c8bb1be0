import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import "./modal.css";

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For what has many columns. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

/** A dialog over the page: Escape or the button closes it, the focus goes back where it was. */
export function Modal({ title, onClose, isWide = false, children }: ModalProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={isWide ? "wide" : ""} aria-labelledby={id} onClose={onClose}>
      <div class="stack">
        <h2 id={id}>{title}</h2>
        {children}
        <div>
          <button type="button" class="primary" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </div>
    </dialog>
  );
}
