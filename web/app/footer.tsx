import type { JSX } from "preact";
import { fingerprint } from "../../src/reports/statement/frame/frame.ts";
import { proof } from "./proof.ts";

/** Why this can be believed: version, seed, fingerprint, price source, whose data it is. */
export function Footer(): JSX.Element {
  const shown = proof.value;
  return (
    <footer class="footer">
      <span>bothsides {__VERSION__}</span>
      {shown !== undefined && (
        <>
          <span>seed {shown.seed}</span>
          <span>
            fingerprint <strong data-testid="state-hash">{fingerprint(shown.stateHash)}</strong>,
            same as the command line: <code>{shown.command}</code>
          </span>
          <span>Prices: {shown.priceSource}</span>
          {shown.licence !== "" && <span>Data: {shown.licence}</span>}
        </>
      )}
      <span>A laboratory, not advice. Nothing leaves this computer.</span>
    </footer>
  );
}
