import { expose } from "comlink";
import { Engine } from "./engine.ts";
import { WarmUp } from "./warm-up.ts";

// What follows by itself can wait.
expose(new Engine(self.name === "answers" ? new WarmUp() : undefined));
// What waits for it hears that it has begun.
postMessage("begun");
