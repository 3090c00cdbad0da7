// How pages look: on a desk and in a hand, in light and in dark. And that no page is forgotten.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { faults, open, pictures } from "./browser.mjs";
import { compare } from "./looks.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What a page may load at first, in bytes, without pictures and films. */
const MOST = 100_000;
const DESK = { width: 1280, height: 900 };
const HAND = { width: 320, height: 720 };
const LOOKS = [
  { name: "light-desktop", colorScheme: "light", viewport: DESK },
  { name: "dark-desktop", colorScheme: "dark", viewport: DESK },
  { name: "light-phone", colorScheme: "light", viewport: HAND },
  { name: "dark-phone", colorScheme: "dark", viewport: HAND },
];
/** The paths that were looked at. */
const seen = new Set();

/** What a page's first load brings, in bytes on the wire. */
async function weigh(page, path) {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  const kinds = new Map();
  let bytes = 0;
  client.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!["Image", "Media"].includes(kinds.get(requestId))) bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: "networkidle" }).catch(() => page.waitForTimeout(500));
  await client.detach();
  return bytes;
}

/** Whether anything hinders people, or a page must be scrolled sideways; and a picture of it, which
 * looks as it did before unless the page moves. */
async function examine(page, name, look, moves) {
  const where = `${new URL(page.url()).pathname} (${name}), ${look.name}`;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) faults.push(`${where}: ${wide} pixels too wide`);
  const picture = await page.screenshot({ path: `${pictures}/${name}-${look.name}.png`, fullPage: true });
  if (!moves) await compare(`${name}-${look.name}`, picture, look.viewport);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { id, nodes } of violations) {
    faults.push(`${where}: ${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  }
}

/** Loads a page in every look, as the person of a state does. */
export async function inspect(state, name, path) {
  seen.add(path.split("?")[0]);
  await Promise.all(LOOKS.map(async (look) => {
    const { context, page } = await open({ ...look, storageState: state });
    const bytes = await weigh(page, path);
    if (look === LOOKS[0]) console.log(`${path.padEnd(60)} ${String(bytes).padStart(7)} bytes`);
    if (bytes > MOST) faults.push(`${path} loads ${bytes} bytes: ${MOST} is the most`);
    await examine(page, name, look);
    await context.close();
  }));
}

/** Looks at pages, one after the other: their names, and where they are. */
export async function inspectAll(state, pages) {
  for (const [name, path] of Object.entries(pages)) await inspect(state, name, path);
}

/** Looks at what a window shows: a page that answers a form, which no address has, or one that moves. */
export async function inspectHere(page, name, moves = false) {
  for (const look of LOOKS) {
    await page.setViewportSize(look.viewport);
    // Colours that are on their way to others are no colours to look at.
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
    await page.waitForTimeout(100);
    await examine(page, name, look, moves);
  }
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
}

/** Routes that give files, no pages. */
const FILES = ["/assets/{*path}", "/avatars/{slug}/picture", "/admin/users/{user}/audit.jsonl"];

/** The routes of the pages, as their sources have them. */
function routes() {
  const sources = readdirSync(process.env.PAGES, { recursive: true });
  const texts = sources.filter((name) => name.endsWith(".rs")).map((name) =>
    readFileSync(join(process.env.PAGES, name), "utf8"));
  const found = texts.flatMap((text) => text.split(".route(").slice(1)).flatMap((rest) => {
    const route = /^\s*"([^"]+)",\s*get\(/.exec(rest);
    return route ? [route[1]] : [];
  });
  return found.filter((route) => !FILES.includes(route));
}

/** Whoever adds a page has it looked at. */
export function everyPageWasSeen() {
  const all = routes();
  if (all.length < 30) faults.push(`only ${all.length} routes were found in the sources`);
  // A path belongs to the route that says the most about it.
  const fixed = new Set(all.filter((route) => !route.includes("{")));
  const paths = [...seen];
  for (const route of all) {
    const shape = new RegExp(`^${route.replace(/\{[^}]+\}/g, "[^/]+")}$`);
    const was = paths.some((path) => path === route || (!fixed.has(path) && shape.test(path)));
    if (!was) faults.push(`nobody looked at ${route}`);
  }
}
