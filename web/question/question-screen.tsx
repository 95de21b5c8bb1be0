import type { JSX } from "preact";

export function QuestionScreen(): JSX.Element {
  return <h1>QuestionScreen</h1>;
}
