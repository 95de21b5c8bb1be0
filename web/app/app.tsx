import { type Signal, signal, useSignalEffect } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { nextTask } from "../parts/turn/in-turn.ts";
import { Crash, ErrorBoundary } from "./crash.tsx";
import { Footer } from "./footer.tsx";
import { HelpDialog, isHelpOpen } from "./help-dialog.tsx";
import type { KeyHelp } from "./keys.ts";
import { proof } from "./proof.ts";
import { formatRoute, isEmbedded, otherVersion, type Route, route } from "./route.ts";
import { SCREENS, screenOf } from "./screens.ts";
import { themeChoice } from "./theme.ts";

export const KEYS_EVERYWHERE: readonly KeyHelp[] = [
  {
    key: "?",
    does: "this help",
    act: () => {
      isHelpOpen.value = true;
    },
  },
];

/** The screen that has been loaded, by its id; under none, that one could not be. */
const opened: Signal<{ readonly id: string; readonly Screen: ComponentType } | undefined> =
  signal(undefined);

/** The settings that each screen was left with, by its id, as long as the page. */
const left = new Map<string, Route["settings"]>();

/** Loads the screen of the address; what was shown stays until it is there. */
function open(id: string): void {
  if (opened.peek()?.id === id) return;
  screenOf(id)
    .load()
    .then(async (Screen) => {
      // To begin its code and to draw it are a task each.
      await nextTask();
      show(id, id, Screen);
    })
    .catch((error: Error) => {
      show(id, "", () => <Crash error={error} />);
    });
}

/** Shows what was asked for, unless another screen has been asked for since. */
function show(asked: string, id: string, Screen: ComponentType): void {
  if (screenOf(route.peek().screen).id !== asked) return;
  proof.value = undefined;
  opened.value = { id, Screen };
}

/** The frame around every screen. @param children what is shown until a screen is loaded. */
export function App({ children }: { children?: JSX.Element }): JSX.Element {
  useSignalEffect(() => {
    const { screen, settings } = route.value;
    const { id } = screenOf(screen);
    left.set(id, settings);
    open(id);
  });
  const shown = opened.value;
  return (
    <div class={isEmbedded ? "page embed" : "page"}>
      <Masthead />
      <main id="main" tabIndex={-1}>
        <OtherVersion />
        <ErrorBoundary key={shown?.id ?? ""}>
          {shown === undefined ? children : <shown.Screen />}
        </ErrorBoundary>
      </main>
      <Footer />
      <HelpDialog everywhere={KEYS_EVERYWHERE} />
    </div>
  );
}

/** A link of another version is said to be one: what it shows may have been something else. */
function OtherVersion(): JSX.Element | null {
  const made = otherVersion();
  if (made === undefined) return null;
  return (
    <p class="notice" role="status">
      This link was made with version {made} of bothsides; this is {__VERSION__}. Its settings are
      the same, its numbers may not be.
    </p>
  );
}

/** Name, screens, theme and help. Other screens open as they were left, this one anew. */
export function Masthead(): JSX.Element {
  const current = screenOf(route.value.screen).id;
  return (
    <header class="masthead">
      <button type="button" class="skip" onClick={focusMain}>
        Skip to the content
      </button>
      <a class="brand" href={formatRoute({ screen: "question", settings: {} })}>
        bothsides
      </a>
      <nav aria-label="Screens">
        {SCREENS.filter(({ name }) => name !== "").map(({ id, name }) => (
          <a
            key={id}
            href={formatRoute({ screen: id, settings: (id !== current && left.get(id)) || {} })}
            {...(id === current ? { "aria-current": "page" as const } : {})}
          >
            {name}
          </a>
        ))}
      </nav>
      <div class="tools row small">
        <label class="row">
          <span>Theme</span>
          <select
            value={themeChoice.value}
            onChange={({ currentTarget }) => {
              themeChoice.value = currentTarget.value;
            }}
          >
            <option value="auto">as the computer</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
        <button
          type="button"
          onClick={() => {
            isHelpOpen.value = true;
          }}
        >
          Keys and words <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}

/** The hash is the route: no link can jump inside the page. */
function focusMain(): void {
  document.getElementById("main")?.focus();
}
