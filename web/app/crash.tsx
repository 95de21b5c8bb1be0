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

/** What broke, and how to come back to it; nothing is sent anywhere. */
export function Crash({ error }: { error: Error }): JSX.Element {
  const link = `${location.href.split("#")[0]}${formatRoute(route.value)}`;
  return (
    <section class="stack" role="alert">
      <h1>This is a fault of the program.</h1>
      <p>
        {error.name}: {error.message}
      </p>
      <p>
        Nothing was sent anywhere. This link leads to the same place; please report it with the
        words above: <a href={link}>{link}</a>
      </p>
      <div>
        <button type="button" class="primary" onClick={() => location.reload()}>
          Load the page again
        </button>
      </div>
    </section>
  );
}
