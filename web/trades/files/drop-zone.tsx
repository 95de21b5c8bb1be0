import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useRef } from "preact/hooks";
import { Loading } from "../../parts/states.tsx";
import { dropFiles, reading } from "./dropped.ts";
import "./drop-zone.css";

/** Where files are dropped, or chosen by keyboard. @param children what there is without a file. */
export function DropZone({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const isOver = useSignal(false);
  const failure = useSignal<unknown>(undefined);
  const input = useRef<HTMLInputElement>(null);
  if (failure.value !== undefined) throw failure.value;
  const take = (files: Iterable<File>): void => {
    dropFiles(files).catch((error: unknown) => {
      failure.value = error;
    });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the file input inside does it by keyboard
    <div
      class={isOver.value ? "drop-zone over" : "drop-zone"}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        take(Array.from(event.dataTransfer?.files ?? []));
      }}
    >
      <div class="drop-here">
        <label for="drop">
          <strong>Drop a price file or a broker statement, or both</strong>
          <span class="soft small">
            Schwab, Fidelity, Interactive Brokers, Robinhood, tastytrade, or any CSV. It stays on
            this computer.
          </span>
        </label>
        <input
          id="drop"
          ref={input}
          type="file"
          multiple
          data-testid="drop"
          onChange={() => {
            take(Array.from(input.current!.files ?? []));
            input.current!.value = "";
          }}
        />
      </div>
      <div class="row">{children}</div>
      {reading.value !== undefined && <Loading what={`Reading ${reading.value}`} />}
    </div>
  );
}
