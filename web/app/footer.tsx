import type { JSX } from "preact";
import { fingerprint } from "../../src/reports/statement/frame/frame.ts";
import { proof } from "./proof.ts";

/** Saved already: it is the file. */
const IS_ONE_FILE = import.meta.env.MODE === "file";

/** Why this can be believed: version, seed, fingerprint, price source, whose data it is. */
export function Footer(): JSX.Element {
  const shown = proof.value;
  return (
    <footer class="footer">
      <span>bothsides {__VERSION__}</span>
      {shown !== undefined && (
        <>
          {shown.seed !== undefined && <span>seed {shown.seed}</span>}
          <span>
            {shown.stateHash === undefined ? (
              "checked on the command line: "
            ) : (
              <>
                fingerprint <strong data-testid="state-hash">{fingerprint(shown.stateHash)}</strong>
                , same as the command line:{" "}
              </>
            )}
            <code>{shown.command}</code>
          </span>
          <span>Prices: {shown.priceSource}</span>
          {shown.licence !== "" && <span>Data: {shown.licence}</span>}
        </>
      )}
      {!IS_ONE_FILE && (
        <a href="lab.html" download="lab.html">
          Save the lab as one file
        </a>
      )}
      <span>A laboratory, not advice. Nothing leaves this computer.</span>
    </footer>
  );
}
