import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { proof } from "../app/proof.ts";
import { route } from "../app/route.ts";
import { Refused } from "../parts/states.tsx";
import { LivePath, type Revealed } from "../question/live-path.tsx";
import { type ClassSettings, ofStudent, parseClass } from "./class-settings.ts";
import { HandIn } from "./student/hand-in.tsx";
import { LinkForm } from "./student/link-form.tsx";
import { NumberForm } from "./student/number-form.tsx";
import "./class.css";

/** A student's way: number, guess, path, code. */
export function ClassScreen(): JSX.Element {
  const { code = "" } = route.value.settings;
  const parsed = useMemo(() => parseClass(code), [code]);
  return (
    <section class="stack class-screen">
      <h1>You sell an option. Who will gain: you, your buyer, or both?</h1>
      {code === "" && <LinkForm />}
      {code !== "" && !parsed.ok && (
        <Refused
          refused={{
            what: "this class link is not whole",
            why: parsed.why,
            mend: "Ask your teacher for the link, and copy all of it",
          }}
        >
          <LinkForm />
        </Refused>
      )}
      {parsed.ok && <OtherVersion version={parsed.version} />}
      {parsed.ok && <Student key={code} settings={parsed.settings} />}
    </section>
  );
}

function OtherVersion({ version }: { readonly version: string }): JSX.Element | null {
  if (version === "" || version === __VERSION__) return null;
  return (
    <p class="notice" role="status">
      Your teacher's lab has version {version}, this one {__VERSION__}: your numbers may differ from
      those that your teacher finds.
    </p>
  );
}

function Student({ settings }: { readonly settings: ClassSettings }): JSX.Element {
  const [student, setStudent] = useState<number | undefined>(undefined);
  if (student === undefined) return <NumberForm onNumber={setStudent} />;
  const another = (): void => {
    proof.value = undefined;
    setStudent(undefined);
  };
  return <Path key={student} settings={settings} student={student} onAnother={another} />;
}

interface PathProps {
  readonly settings: ClassSettings;
  readonly student: number;
  readonly onAnother: () => void;
}

function Path({ settings, student, onAnother }: PathProps): JSX.Element {
  const [revealed, setRevealed] = useState<Revealed | undefined>(undefined);
  const live = useMemo(() => ofStudent(settings, student), [settings, student]);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <div class="row">
        <h2 ref={title} tabIndex={-1}>
          Number {student}: your path
        </h2>
        {revealed === undefined && (
          <button type="button" onClick={onAnother}>
            Another number
          </button>
        )}
      </div>
      <p>
        You sell one option on 100 shares at $100. Your buyer pays for the swings that he expects,
        and keeps neutral by trading shares until the last day.
      </p>
      <LivePath settings={live} isLocked asksAmount onReveal={setRevealed}>
        {() =>
          revealed === undefined ? null : (
            <HandIn settings={settings} student={student} revealed={revealed} />
          )
        }
      </LivePath>
    </>
  );
}
