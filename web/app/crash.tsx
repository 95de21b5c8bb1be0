import { Component, type ComponentChildren, type JSX } from "preact";
import { formatRoute, route } from "./route.ts";

interface Props {
  readonly children?: ComponentChildren;
}

/** A defect of the lab is shown where it happened, with a link that leads there again. */
export class ErrorBoundary extends Component<Props, { readonly error?: Error }> {
  override componentDidCatch(error: unknown): void {
    this.setState({ error: error instanceof Error ? error : new Error(String(error)) });
  }

  override render(): ComponentChildren {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Crash error={error} />;
  }
}

/** How browsers, the builder and the lab itself say that a file did not come. */
const NOT_LOADED = /dynamically imported module|module script failed|preload CSS|be loaded/;

/** What broke, and what can be done about it; nothing is sent anywhere. */
export function Crash({ error }: { error: Error }): JSX.Element {
  const isNotLoaded = NOT_LOADED.test(error.message);
  const link = `${location.href.split("#")[0]}${formatRoute(route.value)}`;
  return (
    <section class="stack" role="alert">
      <h1>
        {isNotLoaded
          ? "A part of this screen could not be loaded."
          : "This is a fault of the program."}
      </h1>
      <p>
        {error.name}: <code>{error.message}</code>
      </p>
      {isNotLoaded ? (
        <p>
          Perhaps you are offline, or this page is of an older version than the files of its server.
          Load it again when you are online: its address keeps your settings.
        </p>
      ) : (
        <p>
          Nothing was sent anywhere. This link leads to the same place; please report it with the
          words above: <a href={link}>{link}</a>
        </p>
      )}
      <div>
        <button type="button" class="primary" onClick={() => location.reload()}>
          Load the page again
        </button>
      </div>
    </section>
  );
}
