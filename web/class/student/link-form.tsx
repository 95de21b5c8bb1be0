import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { parseRoute } from "../../app/route.ts";

/** For who opened the lab without the class's link: its end is enough. */
export function LinkForm(): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isRefused, setRefused] = useState(false);
  const open = (): void => {
    const hash = classHashIn(typed);
    setRefused(hash === undefined);
    if (hash !== undefined) location.hash = hash;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <div class="control">
        <label for={id}>The class link, or its end from #class= on</label>
        <input
          id={id}
          type="text"
          autocomplete="off"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      {isRefused && (
        <p role="alert" class="problems">
          There is no #class= in it: ask your teacher for the link.
        </p>
      )}
      <div>
        <button type="submit" class="primary">
          Open
        </button>
      </div>
    </form>
  );
}

/** The part of a link that belongs to a class, whatever page it was made for. */
export function classHashIn(text: string): string | undefined {
  const at = text.indexOf("#class=");
  const hash = at < 0 ? undefined : text.slice(at).trim();
  return hash !== undefined && parseRoute(hash).settings.code !== "" ? hash : undefined;
}
