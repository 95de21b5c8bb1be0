import type { Page } from "playwright-core";

/** Collects what a page should never do, in words. @param host That it may load from. */
export async function watchPage(page: Page, host: string, problems: string[]): Promise<void> {
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`thrown: ${error.message}`));
  page.on("crash", () => problems.push("the page crashed"));
  page.on("request", (request) => {
    const { protocol, host: asked } = new URL(request.url());
    const isInside = protocol === "blob:" || protocol === "data:";
    if (!isInside && asked !== host) problems.push(`asked elsewhere: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // Given up as the page was left; refused by the policy, which is told apart from code that was
    // switched off below: no faults.
    if (why !== "net::ERR_ABORTED" && why !== "csp")
      problems.push(`failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  // Chromium prints most violations of the policy as errors, too; those only reported, it does not.
  await page.exposeFunction("noteViolation", (text: string) => problems.push(`policy: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const note = (globalThis as unknown as { noteViolation: (text: string) => void })
        .noteViolation;
      note(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });
}
