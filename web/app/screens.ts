import type { ComponentType } from "preact";

/** A screen of the lab; its code is loaded when it is first opened. */
export interface Screen {
  /** As in the address: `#/trades`. */
  readonly id: string;
  /** In the navigation; empty: a screen that only a link opens. */
  readonly name: string;
  readonly load: () => Promise<ComponentType>;
}

export const SCREENS: readonly Screen[] = [
  {
    id: "question",
    name: "The question",
    load: async () => (await import("../question/question-screen.tsx")).QuestionScreen,
  },
  {
    id: "trades",
    name: "My trades",
    load: async () => (await import("../trades/trades-screen.tsx")).TradesScreen,
  },
  {
    id: "claims",
    name: "The article, checked",
    load: async () => (await import("../claims/claims-screen.tsx")).ClaimsScreen,
  },
  {
    id: "class",
    name: "",
    load: async () => (await import("../class/class-screen.tsx")).ClassScreen,
  },
  {
    id: "teacher",
    name: "For teachers",
    load: async () => (await import("../class/teacher-screen.tsx")).TeacherScreen,
  },
  {
    id: "lesson",
    name: "",
    load: async () => (await import("../class/lesson/lesson-screen.tsx")).LessonScreen,
  },
];

/** The screen of an address; the first one where there is no such screen. */
export function screenOf(id: string): Screen {
  return SCREENS.find((screen) => screen.id === id) ?? SCREENS[0]!;
}
