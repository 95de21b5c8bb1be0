import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Loading } from "../../parts/states.tsx";
import { dropFiles, reading } from "./dropped.ts";
import "./drop-zone.css";
import { useFailure } from "../../engine/use-failure.ts";

/** Where files are dropped, or chosen by keyboard. @param children what there is without a file. */
export function DropZone({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const isOver = useSignal(false);
  const fail = useFailure();
  const input = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]): void => {
    dropFiles(files).catch(fail);
  };
  useEffect(() => {
    return takeAnywhere(take, (over) => {
      isOver.value = over;
    });
  }, []);
  return (
    <div class={isOver.value ? "drop-zone over" : "drop-zone"}>
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

/**
 * Files may be let go anywhere: beside the zone the browser would leave the page for them.
 *
 * @returns what ends it.
 */
function takeAnywhere(
  take: (files: readonly File[]) => void,
  tellOver: (isOver: boolean) => void,
): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const on = (type: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void): void =>
    addEventListener(type, (event) => hasFiles(event) && act(event), { signal });
  on("dragover", (event) => {
    event.preventDefault();
    tellOver(true);
  });
  on("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) tellOver(false);
  });
  on("drop", (event) => {
    event.preventDefault();
    tellOver(false);
    take(Array.from(event.dataTransfer!.files));
  });
  return () => ended.abort();
}

/** Text that is dragged into a field is none of ours. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true;
}
