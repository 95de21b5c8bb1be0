import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { parseStudent } from "../class-settings.ts";
import { STUDENT_MAX } from "../result-code.ts";

/** Asks for the student's number: it is all that is ever known of the student. */
export function NumberForm({
  onNumber,
}: {
  readonly onNumber: (student: number) => void;
}): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isRefused, setRefused] = useState(false);
  const begin = (): void => {
    const student = parseStudent(typed);
    setRefused(student === undefined);
    if (student !== undefined) onNumber(student);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <div class="control">
        <label for={id}>Your number in the class</label>
        <input
          id={id}
          class="student-number"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={6}
          value={typed}
          aria-describedby={`${id}-hint`}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <span id={`${id}-hint`} class="soft small">
          Your teacher gives it to you. It makes your own path; no name is asked.
        </span>
      </div>
      {isRefused && (
        <p role="alert" class="problems">
          A whole number from 1 to {STUDENT_MAX}, please.
        </p>
      )}
      <div>
        <button type="submit" class="primary">
          Begin
        </button>
      </div>
    </form>
  );
}
