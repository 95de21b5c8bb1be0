import { describe, expect, it } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { runServe } from "./support/run-serve.ts";

describe("bothsides serve", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "serves the lab until %s, and ends well",
    async (signal) => {
      const lab = await runServe(["serve", "--port", "0", "--no-open"]);
      const { status, headers } = await fetch(lab.address);
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(await lab.end(signal)).toBe(0);
      expect(lab.stdout()).toMatch(
        /^The lab: http:\/\/127\.0\.0\.1:\d+\/\nFiles .* Ctrl-C ends it\.\n$/,
      );
    },
  );

  it("takes a free port where no port was named, however many labs are open", async () => {
    const [one, other] = await Promise.all([runServe(["serve"]), runServe(["serve"])]);
    expect(one.address).not.toBe(other.address);
    expect((await fetch(one.address)).status).toBe(200);
    expect((await fetch(other.address)).status).toBe(200);
    expect(await Promise.all([one.end("SIGTERM"), other.end("SIGTERM")])).toEqual([0, 0]);
  });

  it("refuses a named port that is taken", async () => {
    const lab = await runServe(["serve", "--port", "0"]);
    const { port } = new URL(lab.address);
    const { status, stdout, stderr } = runCli(["serve", "--port", port]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(
      /^error: --port \d+ is taken\. Another program .*\. Choose another .*\n$/,
    );
    await lab.end("SIGTERM");
  });

  it.each(["-1", "65536", "80.5", "web"])("refuses --port %s", (port) => {
    const { status, stderr } = runCli(["serve", "--port", port]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: --port ".*" is refused\. Expected a whole number from 0 to 65535/,
    );
  });
});
