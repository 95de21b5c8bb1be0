import type { JSX } from "preact";

export function TradesScreen(): JSX.Element {
  return <h1>TradesScreen</h1>;
}
