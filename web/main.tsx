import { render } from "preact";
import "./style/tokens.css";
import "./style/base.css";
import "./app/app.css";
import { App, KEYS_EVERYWHERE } from "./app/app.tsx";
import { followKeys } from "./app/keys.ts";
import { followAddress } from "./app/route.ts";
import { followTheme } from "./app/theme.ts";
import { FirstPaint } from "./first-paint.tsx";

const place = document.getElementById("app")!;
followTheme();
followAddress();
followKeys(KEYS_EVERYWHERE);
place.replaceChildren();
render(
  <App>
    <FirstPaint />
  </App>,
  place,
);
