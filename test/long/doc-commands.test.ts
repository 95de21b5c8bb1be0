import { describeCommands } from "../support/describe-commands.ts";

describeCommands(([name]) => name === "run" || name === "claims");
