import { render } from "preact";
import "./style/tokens.css";
import "./style/base.css";
import "./app/app.css";
import { App, KEYS_EVERYWHERE } from "./app/app.tsx";
import { followKeys } from "./app/keys.ts";
import { followAddress } from "./app/route.ts";
import { followTheme } from "./app/theme.ts";
import "./question/example/example.css";

const place = document.getElementById("app")!;
followTheme();
followAddress();
followKeys(KEYS_EVERYWHERE);
// To begin the code and to draw are a task each.
setTimeout(() => {
  // What is seen already stays until a screen is there.
  const painted = [...place.querySelectorAll("main > *")];
  place.replaceChildren();
  render(
    <App>
      <div ref={(kept) => kept?.append(...painted)} />
    </App>,
    place,
  );
});
