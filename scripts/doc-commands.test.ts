import { describe, expect, it } from "vitest";
import { describeCommands } from "../test/support/describe-commands.ts";
import { commandsOf, splitArguments } from "./doc-commands.ts";

// Whole markets are played in test/long.
describeCommands(([name]) => name !== "run" && name !== "claims");

describe("commands of a page", () => {
  it("are the npx bothsides lines inside sh blocks only", () => {
    const page = [
      "npx bothsides outside",
      "```",
      "npx bothsides in-another-block",
      "```",
      "```sh",
      "npm ci",
      "npx bothsides replay \\",
      "  --prices a.csv   # yours",
      "npx bothsides-else",
      "```",
      "npx bothsides after",
    ].join("\n");
    expect(commandsOf(page)).toEqual([
      {
        line: 7,
        text: "npx bothsides replay --prices a.csv   # yours",
        argv: ["replay", "--prices", "a.csv"],
      },
    ]);
  });

  it("are split at blanks, with quotes kept together", () => {
    expect(splitArguments(`a  'b c' "d e"f ''`)).toEqual(["a", "b c", "d ef", ""]);
  });

  it("are refused when they need a shell or leave a quote open", () => {
    expect(() => splitArguments("npx bothsides run > out.json")).toThrow("needs a shell");
    expect(() => splitArguments("npx bothsides run | head")).toThrow("needs a shell");
    expect(() => splitArguments("npx bothsides 'run")).toThrow("left open");
    expect(splitArguments("echo '>'")).toEqual(["echo", ">"]);
  });
});
