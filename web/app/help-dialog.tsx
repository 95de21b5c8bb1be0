import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { Modal } from "../parts/modal.tsx";
import { GLOSSARY } from "../words/glossary.ts";
import { type KeyHelp, screenKeys } from "./keys.ts";

export const isHelpOpen: Signal<boolean> = signal(false);

const KEY_NAMES: Readonly<Record<string, string>> = {
  " ": "space",
  ArrowLeft: "left arrow",
  ArrowRight: "right arrow",
};

/** Keys of this screen and the words of the lab; `?` opens it, Escape closes it. */
export function HelpDialog({ everywhere }: { everywhere: readonly KeyHelp[] }): JSX.Element | null {
  if (!isHelpOpen.value) return null;
  return (
    <Modal
      title="Keys and words"
      onClose={() => {
        isHelpOpen.value = false;
      }}
    >
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
    </Modal>
  );
}
