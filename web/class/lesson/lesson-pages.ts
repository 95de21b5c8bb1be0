import answers from "../../../docs/teachers/answers.md?raw";
import handout from "../../../docs/teachers/handout.md?raw";
import lesson from "../../../docs/teachers/lesson.md?raw";
import teachers from "../../../docs/teachers.md?raw";

/** A page of docs/teachers, and its name on the screen. */
export interface LessonPage {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export const LESSON_PAGES: readonly LessonPage[] = [
  { id: "lesson", name: "Lesson", text: lesson },
  { id: "teachers", name: "How to prepare it", text: teachers },
  { id: "handout", name: "Handout", text: handout },
  { id: "answers", name: "Answers", text: answers },
];

/** Where a link of a page leads in the lab; undefined: to a page that the lab does not have. */
export function linkInLab(
  href: string,
  page: string,
): { readonly page: string; readonly part: string } | undefined {
  const [path = "", part = ""] = href.split("#");
  const id = path === "" ? page : /(?:^|\/)([a-z]+)\.md$/.exec(path)?.[1];
  return LESSON_PAGES.some((one) => one.id === id) ? { page: id!, part } : undefined;
}

/** The name of a heading in links, as hosts of repositories make it. */
export function partOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\d -]/gu, "")
    .replaceAll(" ", "-");
}
