import { type Signal, signal } from "@preact/signals";

/** A screen and its settings, as the address bar has them: `#/trades?strike=atm&data=apple`. */
export interface Route {
  /** Empty: the first screen. */
  readonly screen: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Reads a hash; `#class=...` is the screen `class` with its code as the setting `code`. */
export function parseRoute(hash: string): Route {
  const text = hash.replace(/^#/, "");
  if (text.startsWith("class=")) {
    return { screen: "class", settings: { code: decoded(text.slice(6)) } };
  }
  const [path = "", query = ""] = text.replace(/^\//, "").split("?");
  return { screen: path, settings: Object.fromEntries(new URLSearchParams(query)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The hash of a route; settings in the order of their names, so that equal routes are equal. */
export function formatRoute({ screen, settings }: Route): string {
  const query = new URLSearchParams(
    Object.entries(settings)
      .filter(([, value]) => value !== "")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).toString();
  return `#/${screen}${query === "" ? "" : `?${query}`}`;
}

export const route: Signal<Route> = signal(parseRoute(globalThis.location?.hash ?? ""));

/** Follows the address bar; called once, when the page begins. */
export function followAddress(): void {
  addEventListener("hashchange", () => {
    route.value = parseRoute(location.hash);
  });
}

/** Goes to another screen; the way back leads here. */
export function goTo(to: Route): void {
  location.hash = formatRoute(to);
}

/**
 * Changes settings of this screen in place: the link in the address bar is always that of what is
 * seen. An empty value takes a setting out.
 */
export function changeSettings(changes: Readonly<Record<string, string>>): void {
  const { screen, settings } = route.value;
  const next = { screen, settings: withoutEmpty({ ...settings, ...changes }) };
  history.replaceState(null, "", formatRoute(next));
  route.value = next;
}

/**
 * A link that leads to what is seen: the address of this page, the settings, and the version that
 * they were chosen in. Settings hold no file and nothing of one.
 *
 * @param more settings than the address has.
 */
export function shareLink(more: Readonly<Record<string, string>> = {}): string {
  const { screen, settings } = route.value;
  const hash = formatRoute({ screen, settings: { ...settings, ...more, v: __VERSION__ } });
  return `${location.href.split(/[?#]/)[0]}${hash}`;
}

/** The version that made the link of this page, where it is another: numbers may differ. */
export function otherVersion(): string | undefined {
  const made = route.value.settings.v;
  return made === undefined || made === __VERSION__ ? undefined : made;
}

function withoutEmpty(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ""));
}

/** `?embed=1`: inside another page, without the way around. */
export const isEmbedded: boolean =
  new URLSearchParams(globalThis.location?.search ?? "").get("embed") === "1";
