// Parts of the platform, written in JavaScript: a speech engine of tones, a store in memory, a kind
// of job, and a network.

import {
  InvalidInputError,
  NotFoundError,
  UnauthenticatedError,
  UnavailableError,
  UnsupportedError,
} from "../index.mjs";

const RATE_HZ = 16_000;
const WORD_US = 250_000;
export const VOICE = "tones/a4";

/** The words, once they can be said. */
function checked({ script, voice, settings: { speed, pitch } }) {
  if (voice !== VOICE) throw new NotFoundError("there is no such voice", { field: "voice" });
  if (!(speed >= 0.5 && speed <= 2 && pitch >= -12 && pitch <= 12)) {
    throw new InvalidInputError("the settings are out of range", { field: "settings" });
  }
  if (!/[a-z0-9]/i.test(script)) {
    const [first] = script;
    throw new UnsupportedError(`${first} cannot be said`, { character: first });
  }
  return script.split(/\s+/u);
}

/** A quarter of a second of tone for each word. */
export function said(words) {
  const times = words.map((_, at) => ({ startUs: at * WORD_US, endUs: (at + 1) * WORD_US }));
  const count = (words.length * WORD_US * RATE_HZ) / 1_000_000;
  return {
    samples: Float32Array.from({ length: count }, (_, at) => 0.5 * Math.sin((2 * Math.PI * 440 * at) / RATE_HZ)),
    phonemes: times.map((span) => ({ phoneme: "aa", stress: 1, ...span })),
    words: words.map((text, at) => ({ text, ...times[at] })),
  };
}

/** Speaks in tones, eight words at a time. */
export class Tones {
  name = "tones";

  voices() {
    return [{ id: VOICE, name: "A4", language: "en", sampleRateHz: RATE_HZ }];
  }

  async check(utterance) {
    checked(utterance);
  }

  async *speak(utterance) {
    const words = checked(utterance);
    for (let at = 0; at < words.length; at += 8) yield said(words.slice(at, at + 8));
  }
}

/** The same without `async`. */
export class TonesAtOnce extends Tones {
  check(utterance) {
    checked(utterance);
  }

  *speak(utterance) {
    const words = checked(utterance);
    for (let at = 0; at < words.length; at += 8) yield said(words.slice(at, at + 8));
  }
}

/** Keeps blobs in a map. */
export class Memory {
  blobs = new Map();

  #found(key) {
    const blob = this.blobs.get(key);
    if (blob === undefined) throw new NotFoundError("there is no such blob", { key });
    return blob;
  }

  async put(key, bytes) {
    const pieces = [];
    for await (const piece of bytes) pieces.push(piece);
    const blob = Buffer.concat(pieces);
    this.blobs.set(key, blob);
    return { key, bytes: blob.length };
  }

  get(key, range) {
    const blob = this.#found(key);
    const [start, end] = range ?? [0, blob.length];
    if (start > blob.length || end < start) {
      throw new InvalidInputError("the range is not within the blob", { field: "range" });
    }
    return (function* pieces(rest) {
      for (let at = 0; at < rest.length; at += 100_000) yield rest.subarray(at, at + 100_000);
    })(blob.subarray(start, end));
  }

  head(key) {
    return { key, bytes: this.#found(key).length };
  }

  delete(key) {
    this.blobs.delete(key);
  }

  list(prefix) {
    const keys = [...this.blobs.keys()].filter((key) => key.startsWith(prefix)).sort();
    return keys.map((key) => ({ key, bytes: this.blobs.get(key).length }));
  }

  signedUrl(key, lifetime) {
    this.#found(key);
    throw new UnsupportedError("memory has no address", { lifetime: `${lifetime} ms` });
  }
}

/** Counts words, at a credit for each; and finds a reason to begin anew, once. */
export class Words {
  name = "count-words";
  #counted = 0;

  settings() {
    return { pauseMs: 1 };
  }

  quote(request) {
    return request.split(" ").length;
  }

  async run(work) {
    const counted = await work.step("count", () => (this.#counted += 1));
    if (work.attempt === 1) throw new UnavailableError("come back later", {});
    const words = work.request.split(" ").length;
    return { result: { words, counted }, price: words };
  }
}

/** A network in memory: a board, on which one can fall. */
export class Board {
  name = "the board";
  secret = "hunter2-secret";
  token = "hunter2-token";
  client = null;
  tried = [];
  file = Buffer.alloc(0);

  limits() {
    return { textChars: 500 };
  }

  signIn(identifier, secret) {
    if (secret !== this.secret) throw new UnauthenticatedError("the board does not know you", {});
    return { account: { id: "1", handle: identifier }, secret: this.token };
  }

  async publish({ key, secret, text, media }) {
    if (secret !== this.token) throw new TypeError("this is not the token");
    this.tried.push(text);
    if (text === "refuse") throw new InvalidInputError("the board does not take this", { field: "text" });
    if (text === "fall") throw new RangeError("the board fell");
    // Somebody who forgot what publishing gives.
    if (text === "forget") return undefined;
    for (const { blob } of media) {
      const pieces = [];
      for await (const piece of this.client.files.read(blob)) pieces.push(piece);
      this.file = Buffer.concat(pieces);
    }
    return { remoteId: key, permalink: `https://board.example/${this.tried.length}` };
  }

  find() {
    throw new TypeError("the board cannot look, and has said so");
  }
}
