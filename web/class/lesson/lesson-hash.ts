import { formatRoute } from "../../app/route.ts";

/** The address of a page for teachers, or of a heading in it. */
export function lessonHash(page: string, part = ""): string {
  return formatRoute({ screen: "lesson", settings: { page, part } });
}
