import { describe, expect, it } from "vitest";
import { checkMachineWords } from "./machine-words.ts";

/** Joined here, so that this file passes the rule it tests. */
const slash = (...parts: string[]): string => parts.join("/");

function count(text: string): number {
  return checkMachineWords({ path: "docs/a.md", text }).length;
}

describe("words of one machine", () => {
  it.each([
    slash("see ", "work", "main"),
    slash('"', "root", ".cache"),
    slash("", "home", "anna", "x.csv"),
    slash("", "Users", "Anna", "x.csv"),
    slash("file:", "", "", "work", "x"),
    ["C:", "Users", "anna"].join("\\"),
    ["https://registry", "npmjs", "org"].join("."),
  ])("are found in %s", (text) => {
    expect(count(`one\n${text}`)).toBe(1);
  });

  it.each([
    slash("..", "work", "a.csv"),
    slash("https://example.org", "work", "a"),
    "POST /workers/1",
    "rework/this",
    "the registry. It is",
    "/usr/bin/env node",
  ])("are not seen in %s", (text) => {
    expect(count(text)).toBe(0);
  });
});
