import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import "./copy-field.css";

interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
  /** Of the button: "Copy the link". */
  readonly action: string;
  readonly isLarge?: boolean;
}

/** Text that can be read, selected, and copied by one button. */
export function CopyField({ label, text, action, isLarge = false }: CopyFieldProps): JSX.Element {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [told, setTold] = useState("");
  useEffect(() => setTold(""), [text]);
  const copy = async (): Promise<void> => {
    const isCopied = await copyFrom(field.current!);
    setTold(isCopied ? "Copied." : "It is selected: copy it with the keyboard.");
  };
  return (
    <div class="copy-field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        class={isLarge ? "code" : ""}
        readOnly
        rows={1}
        value={text}
        spellcheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div class="row">
        <button type="button" class={isLarge ? "primary" : ""} onClick={copy}>
          {action}
        </button>
        <span role="status">{told}</span>
      </div>
    </div>
  );
}

/** A page that came over plain http may not use the clipboard; there the older way works. */
async function copyFrom(field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}
