// The browser, its windows, and what their pages complain of.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

export const base = process.argv[2];
export const pictures = process.env.PICTURES;
export const password = "correct horse battery";
/** What is wrong with pages: told together at the end. */
export const faults = [];

mkdirSync(pictures, { recursive: true });
export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

/** A browser's window. What its pages complain of is a fault. */
export async function open(options = {}) {
  const viewport = { width: 1280, height: 900 };
  const context = await browser.newContext({ baseURL: base, viewport, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
  page.on("console", (message) => {
    const refused = /Failed to load resource: the server responded with a status of (4\d\d)/;
    if (message.type() === "error" && !refused.test(message.text())) {
      faults.push(`${page.url()}: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    // Who goes elsewhere by a link leaves the page, which loads nothing by it.
    const leaves = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const own = request.url().startsWith(base) || /^(data|blob):/.test(request.url());
    if (!own && !leaves) faults.push(`${page.url()} loads ${request.url()}`);
  });
  return { context, page };
}

/** Asks the API as the person of a window does. */
export async function ask(page, path) {
  const answer = await page.request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** The name of a button that tells what it is about to who does not see where it stands. */
export function about(what, whom) {
  return new RegExp(`^${what} ?: ${whom}$`);
}
