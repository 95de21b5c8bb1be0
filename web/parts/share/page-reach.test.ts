import { expect, it } from "vitest";
import { reachOf } from "./page-reach.ts";

it.each([
  ["file:///lab.html#/trades", "file"],
  ["http://127.0.0.1:8700/#/trades", "computer"],
  ["http://localhost:8700/", "computer"],
  ["http://[::1]:8700/", "computer"],
  ["https://lab.example/course/lab.html", "everybody"],
  ["https://127.0.0.1.example/", "everybody"],
  ["http://localhost.example/", "everybody"],
])("%s can be opened by: %s", (address, reach) => {
  expect(reachOf(new URL(address))).toBe(reach);
});
