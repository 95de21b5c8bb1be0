import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { InputError } from "../input/input-error.ts";
import { numberFlag } from "../request/flags.ts";
import { failureOf } from "./fail.ts";

describe("failure", () => {
  it("of the input is exit code 2 and the message alone", () => {
    const error = new InputError({ file: "f.csv", line: 7, what: "it is wrong", mend: "Mend it" });
    expect(failureOf(error)).toEqual({
      exitCode: 2,
      text: "error: f.csv:7: it is wrong. Mend it\n",
    });
  });

  it("of the command line is exit code 2, of --help 0: commander has printed both", () => {
    const unknown = new CommanderError(1, "commander.unknownOption", "error: unknown option");
    expect(failureOf(unknown)).toEqual({ exitCode: 2, text: "" });
    const help = new CommanderError(0, "commander.helpDisplayed", "(outputHelp)");
    expect(failureOf(help)).toEqual({ exitCode: 0, text: "" });
  });

  it("of the program is exit code 1, without a stack trace", () => {
    const { exitCode, text } = failureOf(new RangeError("day 1 is outside"));
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^error: the run failed\. RangeError: day 1 is outside\. This is a fault/);
    expect(text).not.toContain("    at ");
    expect(failureOf("plain").text).toMatch(/^error: the run failed\. plain\./);
  });

  it("takes at most 8 lines", () => {
    const what = Array.from({ length: 20 }, (_, i) => `line ${i}`).join("\n");
    const { text } = failureOf(new InputError({ what }));
    expect(text.split("\n").length).toBe(9);
    expect(text.endsWith("line 7\n")).toBe(true);
  });
});

describe("number flag", () => {
  it("is a number in its range, or is refused with what is expected", () => {
    const parse = numberFlag("--spot", "dollars above 0", (value) => value > 0);
    expect(parse("102.5")).toBe(102.5);
    for (const text of ["", "12abc", "-1", "Infinity", "--strike"]) {
      expect(() => parse(text)).toThrow(
        new InputError({
          what: `--spot ${JSON.stringify(text)} is refused`,
          mend: "Expected dollars above 0",
        }),
      );
    }
  });
});
