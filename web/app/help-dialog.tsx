import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { GLOSSARY } from "../words/glossary.ts";
import { type KeyHelp, screenKeys } from "./keys.ts";

export const isHelpOpen: Signal<boolean> = signal(false);

const KEY_NAMES: Readonly<Record<string, string>> = {
  " ": "space",
  ArrowLeft: "left arrow",
  ArrowRight: "right arrow",
};

/** Keys of this screen and the words of the lab; `?` opens it, Escape closes it. */
export function HelpDialog({ everywhere }: { everywhere: readonly KeyHelp[] }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = isHelpOpen.value;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="help-title"
      onClose={() => {
        isHelpOpen.value = false;
      }}
    >
      <div class="stack">
        <h2 id="help-title">Keys and words</h2>
        <table>
          <caption class="hidden-visually">Keys of this screen</caption>
          <tbody>
            {[...screenKeys.value, ...everywhere].map(({ key, does }) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{KEY_NAMES[key] ?? key}</kbd>
                </th>
                <td>{does}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                <kbd>tab</kbd>
              </th>
              <td>next control; everything works without a mouse</td>
            </tr>
          </tbody>
        </table>
        <dl class="words">
          {GLOSSARY.map(({ plain, trade, meaning }) => (
            <div key={plain}>
              <dt>
                <strong>{plain}</strong> {trade === "" ? "" : <span class="soft">({trade})</span>}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <div>
          <button type="button" class="primary" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </div>
    </dialog>
  );
}
