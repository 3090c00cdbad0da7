// Where the platform asks the parts that were written in JavaScript.
"use strict";

const { OsirixError, invalid, typed } = require("./error.js");
const { next } = require("./bridge.js");
const { ports } = require("./ports.js");
const { AtWork } = require("./work.js");

/** Takes the parts out of a client's settings: the settings alone, and the parts with their ports. */
function taken(config) {
  if (typeof config !== "object" || config === null) return { settings: config, parts: [] };
  const settings = { ...config };
  const parts = [];
  for (const [setting, port] of Object.entries(ports)) {
    const given = settings[setting];
    delete settings[setting];
    if (given == null) continue;
    if (port.many && !Array.isArray(given)) throw invalid(`give ${setting} as an array`, setting);
    for (const part of port.many ? given : [given]) parts.push(checked(part, port, setting));
  }
  return { settings, parts };
}

function checked(part, port, setting) {
  for (const { method } of Object.values(port.questions)) {
    if (typeof part?.[method] !== "function") throw invalid(`a part has no method ${method}`, setting);
  }
  if (port.named && typeof part.name !== "string") throw invalid("a name is a string", `${setting}.name`);
  return { part, port };
}

/** Answers for the parts. A stream is known by its number until it ends or nobody wants more. */
class Host {
  #parts;
  #streams = new Map();
  #number = 0;
  #opened;
  #work = new Promise((resolve) => (this.#opened = resolve));

  constructor(parts) {
    this.#parts = parts;
  }

  /** Tells where work is told and kept. The platform keeps this: it must not keep the platform. */
  opened(work) {
    this.#opened(new WeakRef(work));
  }

  /** The port and name of each part. */
  get listed() {
    return this.#parts.map(({ part, port }) => [port.port, port.named ? part.name : ""]);
  }

  ask = async (number, method, text, input, reply) => {
    try {
      const answer = await this.#answer(number, method, JSON.parse(text), input);
      const wanted = reply.answer(answer);
      if (!wanted && typeof answer === "number") await this.#stop(answer);
    } catch (error) {
      if (error instanceof OsirixError) {
        reply.fail(error.code, error.sentence, Object.entries(error.context).map(([k, v]) => [k, String(v)]));
      } else {
        reply.fail("plugin", error instanceof Error ? `${error.name}: ${error.message}` : String(error), []);
      }
    }
  };

  async #answer(number, method, json, input) {
    if (method === "stream.next") return this.#next(json[0]);
    if (method === "stream.stop") return this.#stop(json[0]);
    const { part, port } = this.#parts[number];
    const question = port.questions[method];
    const pieces = input === null ? undefined : new Pieces(input);
    const answer = await part[question.method](...question.read(json, pieces, this.#atWork));
    if (!question.streams) return JSON.stringify(written(question, answer));
    const begin = answer?.[Symbol.asyncIterator] ?? answer?.[Symbol.iterator];
    if (begin === undefined) throw new TypeError(`${question.method} gave nothing to iterate`);
    this.#number += 1;
    this.#streams.set(this.#number, { iterator: begin.call(answer), question });
    return this.#number;
  }

  #atWork = (work) =>
    new AtWork(work, async () => {
      const told = (await this.#work).deref();
      if (told === undefined) throw typed("closed", "this client was let go", {});
      return told;
    });

  async #next(number) {
    const { iterator, question } = this.#streams.get(number);
    const { done, value } = await iterator.next();
    if (done) {
      this.#streams.delete(number);
      return null;
    }
    const item = written(question, value);
    return item instanceof Uint8Array ? Buffer.from(item.buffer, item.byteOffset, item.byteLength) : JSON.stringify(item);
  }

  async #stop(number) {
    const stream = this.#streams.get(number);
    this.#streams.delete(number);
    await stream?.iterator.return?.();
    return null;
  }
}

/** An answer that does not fit is a defect of the part, and never a refusal of what it did. */
function written(question, answer) {
  try {
    return question.write(answer);
  } catch (error) {
    if (!(error instanceof OsirixError)) throw error;
    throw typed("plugin", `its answer does not fit: ${error.sentence}`, error.context);
  }
}

/** A file's bytes that a part is given; they fail when nobody waits for its answer. */
class Pieces {
  #stream;

  constructor(stream) {
    this.#stream = stream;
  }

  async *[Symbol.asyncIterator]() {
    for (let piece; (piece = await next(this.#stream)) !== null; ) yield piece;
  }
}

module.exports = { Host, taken };
