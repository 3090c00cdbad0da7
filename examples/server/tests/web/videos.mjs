// Videos: asked for, followed stage by stage, played and fetched.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ask } from "./browser.mjs";
import { inspectHere } from "./look.mjs";

/** How long a video may take on a slow machine. */
const PATIENCE_MS = 240_000;

/** The shapes that the form offers, and the proportions that they promise. */
export async function shapes(page) {
  await page.goto("/jobs");
  const offered = await page.locator("input[name=aspect]").evaluateAll((all) => all.map((one) => one.value));
  assert.ok(offered.length >= 4, `wide, tall, square and for feeds: ${offered}`);
  return offered;
}

/** Writes a video of a shape, and presses twice: it is made once. */
export async function askFor(page, { script, aspect, look, captions, from = "/jobs" }) {
  await page.goto(from);
  const before = (await ask(page, "/api/jobs")).items.length;
  if (script) await page.getByLabel("Script").fill(script);
  await page.getByText("At most: what is not needed comes back.").waitFor();
  assert.match(await page.locator("#price").innerText(), /^\d+ credits/, "a price before one presses");
  await page.getByRole("radio", { name: "Creative Designer" }).check();
  await page.locator(`input[name=aspect][value="${aspect}"]`).check();
  if (captions) await page.getByLabel("Captions").selectOption(captions);
  if (look) assert.equal(await page.getByLabel("Look from your library").inputValue(), look);
  await page.getByRole("button", { name: "Make the video" }).dblclick();
  await page.waitForURL("**/jobs/job_*");
  await page.waitForLoadState();
  await page.reload();
  const after = (await ask(page, "/api/jobs")).items.length;
  assert.equal(after, before + 1, "pressed twice and loaded again, it is made once");
  return new URL(page.url()).pathname;
}

/** Watches a job until it is over, without loading its page again. */
export async function follow(page, looked = false) {
  const told = page.evaluate((patience) => new Promise((resolve, reject) => {
    const seen = { values: new Set(), steps: new Set() };
    const began = Date.now();
    const look = setInterval(() => {
      const bar = document.querySelector("progress");
      if (bar) seen.values.add(bar.value);
      const step = document.querySelector("[aria-current=step]");
      if (step) seen.steps.add(step.dataset.step);
      const over = document.querySelector("video") || Date.now() - began > patience;
      if (!over) return;
      clearInterval(look);
      resolve({ values: [...seen.values], steps: [...seen.steps], done: Boolean(document.querySelector("video")) });
    }, 50);
    addEventListener("pagehide", () => reject(new Error("the page was loaded again")));
  }), PATIENCE_MS);
  if (looked) await inspectHere(page, "job-live", true);
  const { values, steps, done } = await told;
  assert.ok(done, `the video is there in time: it went through ${steps}`);
  return { values, steps };
}

/** Plays a video: it moves, with captions beside it, in the proportions of its shape. */
export async function play(page, aspect) {
  const video = page.locator("video");
  const told = await video.evaluate(async (video) => {
    video.muted = true;
    await video.play();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { readyState, currentTime, videoWidth, videoHeight, duration, error } = video;
    const { width, height } = video.getBoundingClientRect();
    const cues = video.textTracks[0].cues?.length;
    return { readyState, currentTime, videoWidth, videoHeight, width, height, duration, error: error?.message, cues };
  });
  const [across, down] = aspect.split(":").map(Number);
  const close = (width, height) => Math.abs(width / height / (across / down) - 1) < 0.01;
  assert.ok(told.readyState >= 2 && told.currentTime > 0, JSON.stringify(told));
  assert.ok(close(told.videoWidth, told.videoHeight), `${aspect}: ${JSON.stringify(told)}`);
  assert.ok(close(told.width, told.height), `${aspect} as it is shown: ${JSON.stringify(told)}`);
  assert.ok(told.cues > 0, "the captions are there");
  return told.duration;
}

/** Fetches the captions as a file. */
export async function fetchCaptions(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Captions, SRT" }).click(),
  ]);
  assert.match(readFileSync(await download.path(), "utf8"), /-->/);
}
