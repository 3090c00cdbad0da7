// Pictures of pages beside what they looked like before: the file that LOOKS names has the first
// screen of each in coarse points, so that a date or a name may change, and the fonts of another
// machine, but not what stands where or what colour it has.
import { readFileSync, writeFileSync } from "node:fs";
import { browser, faults, pictures } from "./browser.mjs";

const ACROSS = 16;
const DOWN = 12;
/** How far a point's colour may be from what it was: of 255, in the mean of its three parts. */
const FAR = 20;
/** How many points may be farther than that. */
const POINTS = 16;
/** How far all of them may be, in the mean. */
const MEAN = 6;

const before = JSON.parse(readFileSync(process.env.LOOKS, "utf8"));
const now = {};
const desk = await (await browser.newContext()).newPage();

/** The first screen of a picture, in points: red, green and blue of each. */
async function points(picture, { width, height }) {
  return desk.evaluate(async ([base64, width, height, across, down]) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }), 0, 0, width, height, {
      resizeWidth: across, resizeHeight: down, resizeQuality: "high",
    });
    const canvas = new OffscreenCanvas(across, down).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, across, down);
    return Array.from(data).filter((_, at) => at % 4 < 3);
  }, [picture.toString("base64"), width, height, ACROSS, DOWN]);
}

/** Tells of a picture that does not look like the one before it. */
export async function compare(name, picture, viewport) {
  const seen = await points(picture, viewport);
  now[name] = Buffer.from(seen).toString("base64");
  if (!before[name]) {
    faults.push(`nothing is known of how ${name} looked before: ${pictures}/looks.json has it`);
    return;
  }
  const known = Buffer.from(before[name], "base64");
  const far = Array.from({ length: ACROSS * DOWN }, (_, at) => {
    const parts = [0, 1, 2].map((part) => Math.abs(seen[at * 3 + part] - known[at * 3 + part]));
    return parts.reduce((sum, part) => sum + part) / 3;
  });
  const mean = far.reduce((sum, one) => sum + one) / far.length;
  const changed = far.filter((one) => one > FAR).length;
  if (changed > POINTS || mean > MEAN) {
    faults.push(`${name} looks otherwise than before: ${changed} points are far, ${mean.toFixed(1)} in the mean`);
  }
}

/** Keeps what was seen beside the pictures. Where that is how the pages are meant to look, it takes
 * the place of the file that LOOKS names. */
export function keepLooks() {
  const sorted = Object.fromEntries(Object.entries(now).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(`${pictures}/looks.json`, `${JSON.stringify(sorted, null, 1)}\n`);
}
