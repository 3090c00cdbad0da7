// How calls reach the native module.
"use strict";

const native = require("./native.js");
const { invalid, typed } = require("./error.js");

function told(record) {
  const { code, message, context } = JSON.parse(record);
  return typed(code, message, Object.fromEntries(context));
}

/**
 * Begins work and waits for what it gives. The native side answers at once where it can, and
 * calls back where it has to wait.
 */
function settled(begin, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw signal.reason;
    let waiting;
    const abort = () => {
      waiting?.stop();
      reject(signal.reason);
    };
    const done = (failure, value) => {
      signal?.removeEventListener("abort", abort);
      if (failure !== null) reject(told(failure));
      else resolve(value);
    };
    waiting = begin(done);
    if (waiting !== null) signal?.addEventListener("abort", abort, { once: true });
  });
}

function written(values) {
  try {
    return JSON.stringify(values(), (_, value) => {
      if (typeof value === "number" && !Number.isFinite(value)) {
        throw invalid(`${value} is no number that Osirix could take`);
      }
      return typeof value === "bigint" ? Number(value) : value;
    });
  } catch (error) {
    throw error instanceof TypeError ? invalid(error.message) : error;
  }
}

const read = (value) => (typeof value === "string" ? JSON.parse(value) : value);

async function call(bridge, name, values, convert, options) {
  const text = written(values);
  return convert(read(await settled((done) => bridge.call(name, text, done), options?.signal)));
}

async function* stream(bridge, name, values, convert, options) {
  const text = written(values);
  const signal = options?.signal;
  const opened = await settled((done) => bridge.stream(name, text, done), signal);
  for (let item; (item = await next(opened, signal)) !== null; ) yield convert(read(item));
}

/** What comes next of a native stream, or null at its end. */
function next(opened, signal) {
  return settled((done) => opened.next(done), signal);
}

/** Refuses what is no object, and names that the record does not have. */
function record(value, name, known) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid(`give an object with the fields of ${name}`, name);
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw invalid(`${name} has no field \`${unknown}\`: it has ${known.join(", ")}`, unknown);
  }
}

module.exports = { native, settled, call, stream, next, record };
