import type { JSX } from "preact";

export function TeacherScreen(): JSX.Element {
  return <h1>TeacherScreen</h1>;
}
