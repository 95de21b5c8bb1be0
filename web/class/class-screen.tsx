import type { JSX } from "preact";

export function ClassScreen(): JSX.Element {
  return <h1>ClassScreen</h1>;
}
