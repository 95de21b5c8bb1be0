import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { screenKeys } from "../../app/keys.ts";
import { route } from "../../app/route.ts";
import { lessonHash } from "./lesson-hash.ts";
import { LESSON_PAGES } from "./lesson-pages.ts";
import { PageText, showPart } from "./page-text.tsx";
import "./lesson.css";

/** The pages of docs/teachers, to be read and printed by who has only the lab. */
export function LessonScreen(): JSX.Element {
  const { page = "", part = "" } = route.value.settings;
  const shown = LESSON_PAGES.find(({ id }) => id === page) ?? LESSON_PAGES[0]!;
  useEffect(() => {
    screenKeys.value = [];
  }, []);
  useEffect(() => {
    scrollTo(0, 0);
    showPart(part);
  }, [shown, part]);
  return (
    <section class="lesson">
      <div class="lesson-pages row">
        <nav class="row" aria-label="Pages for teachers">
          {LESSON_PAGES.map(({ id, name }) => (
            <a
              key={id}
              href={lessonHash(id)}
              {...(id === shown.id ? { "aria-current": "page" as const } : {})}
            >
              {name}
            </a>
          ))}
        </nav>
        <button type="button" onClick={() => print()}>
          Print this page
        </button>
      </div>
      <article class={`page-text ${shown.id}`}>
        <PageText text={shown.text} page={shown.id} />
      </article>
    </section>
  );
}
