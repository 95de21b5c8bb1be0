import type { JSX } from "preact";
import { Example } from "./example/example.tsx";

/** Screen 1: who bought the option, and who paid whom. */
export function QuestionScreen(): JSX.Element {
  return <Example />;
}
