import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { screenKeys } from "../app/keys.ts";
import { changeSettings, route } from "../app/route.ts";
import { engine } from "../engine/open-engine.ts";
import { useFailure } from "../engine/use-failure.ts";
import { CopyField } from "../parts/share/copy-field.tsx";
import { reachOf } from "../parts/share/page-reach.ts";
import { LiveControls } from "../question/live/live-controls.tsx";
import { linkedLive, parseLive } from "../question/path-settings.ts";
import { type ClassSettings, classHash, ofStudent, withoutSeed } from "./class-settings.ts";
import { classOfCodes } from "./collect/class-of-codes.ts";
import { summariseClass } from "./collect/class-summary.ts";
import { lessonHash } from "./lesson/lesson-hash.ts";
import { agreed, ClassResults } from "./teacher/class-results.tsx";
import { answerWords, playedAgainWords } from "./teacher/class-words.ts";
import { RefusedCodes } from "./teacher/code-problems.tsx";
import { exampleCodes } from "./teacher/example-class.ts";
import { PlayedAgain, playedAgain } from "./teacher/played-again.tsx";
import { useChecking } from "./teacher/use-checking.ts";
import "./class.css";

/** What was pasted; it stays while the teacher looks at other screens, and goes with the page. */
const pasted: Signal<string> = signal("");

/** The codes of the example class that was filled in last. */
const example: Signal<string> = signal("");

/** What the pasted codes were made with, while there are any; settings may be moved since. */
const made: Signal<ClassSettings | undefined> = signal(undefined);

/** A fair price: as much movement comes as was paid for, and everything can happen. */
const FAIR = { paid: "24", came: "24" };

/** A class's link, its codes, and what they say together. */
export function TeacherScreen(): JSX.Element {
  const given = route.value.settings;
  const settings = useMemo(() => withoutSeed(parseLive({ ...FAIR, ...given }).settings), [given]);
  const text = pasted.value;
  const { settings: theirs, read } = useMemo(
    () => classOfCodes(text, settings, made.peek()),
    [text, settings],
  );
  const fail = useFailure();
  const { checking, stop } = useChecking(settings, read.results);
  const isOther = theirs !== settings;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    screenKeys.value = [];
  }, []);
  useEffect(() => {
    made.value = read.results.length === 0 ? undefined : theirs;
  }, [theirs, read]);
  const back = (): void => {
    changeSettings(linkedLive(theirs));
    title.current?.focus();
  };
  return (
    <section class="stack teacher">
      <h1>What did your class find, and how sure is that?</h1>
      <p class="lead" data-testid="answer">
        {isOther
          ? playedAgainWords(summariseClass(playedAgain(read.results, checking)))
          : answerWords(summariseClass(agreed(read.results, checking)))}
      </p>
      <div class="teacher-columns">
        <div class="stack">
          <h2>1. The link for your class</h2>
          <LinkPart settings={settings} />
          <h2>2. The codes of your students</h2>
          <CodesPart count={read.results.length} />
          <RefusedCodes read={read} />
        </div>
        <div class="stack">
          <h2 ref={title} tabIndex={-1}>
            3. What came
          </h2>
          {isOther ? (
            <PlayedAgain
              theirs={theirs}
              settings={settings}
              results={read.results}
              checking={checking}
              onStop={stop}
              onBack={back}
            />
          ) : (
            <ClassResults
              results={read.results}
              checking={checking}
              onStop={stop}
              onExample={text.trim() === "" ? () => fillIn(settings).catch(fail) : undefined}
            />
          )}
        </div>
      </div>
    </section>
  );
}

async function fillIn(settings: ClassSettings): Promise<void> {
  const codes = await exampleCodes(await engine(), settings);
  if (pasted.peek().trim() !== "") return;
  made.value = settings;
  example.value = codes;
  pasted.value = codes;
}

function LinkPart({ settings }: { readonly settings: ClassSettings }): JSX.Element {
  const link = `${location.href.split(/[?#]/)[0]}${classHash(settings, __VERSION__)}`;
  const reach = reachOf(location);
  return (
    <>
      <p>
        Every student opens this link and types the number that you give out: it makes the student's
        own path, with these settings, which are locked. No names, and nothing is sent: each path
        ends in a code of 20 characters for you.
      </p>
      <CopyField label="Class link" text={link} action="Copy the link" />
      <details class="class-settings">
        <summary>Settings of the class</summary>
        <LiveControls
          settings={ofStudent(settings, 1)}
          isLocked={false}
          hasSeed={false}
          onChange={(next) => changeSettings(linkedLive(withoutSeed(next)))}
        />
      </details>
      <p>
        <a href={lessonHash("lesson")}>A lesson of 50 minutes</a>, with a{" "}
        <a href={lessonHash("handout")}>handout</a> and its{" "}
        <a href={lessonHash("answers")}>answers</a>, to read and to print.
      </p>
      {reach !== "everybody" && (
        <p class="small">
          {reach === "file"
            ? "This page is a file of this computer."
            : "This address leads to this computer only."}{" "}
          On another one, open its own lab.html and put{" "}
          <code>{classHash(settings, __VERSION__)}</code> behind its address.
        </p>
      )}
    </>
  );
}

function CodesPart({ count }: { readonly count: number }): JSX.Element {
  const place = useRef<HTMLTextAreaElement>(null);
  const empty = (): void => {
    pasted.value = "";
    place.current?.focus();
  };
  return (
    <div class="control">
      <label for="codes">
        Paste them all here <strong>{count} read</strong>
      </label>
      <textarea
        ref={place}
        id="codes"
        rows={8}
        spellcheck={false}
        value={pasted.value}
        onInput={({ currentTarget }) => {
          pasted.value = currentTarget.value;
        }}
      />
      {pasted.value !== "" && pasted.value === example.value && (
        <div class="row">
          <span>An example: take it away before you paste your own.</span>
          <button type="button" onClick={empty}>
            Take the example away
          </button>
        </div>
      )}
      <span class="soft small">
        In any order, with anything between them. They stay in this page, on this computer.
      </span>
    </div>
  );
}
