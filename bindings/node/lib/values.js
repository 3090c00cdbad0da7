// Values that JSON has no form for, on their way.
"use strict";

const { fileURLToPath } = require("node:url");
const { invalid } = require("./error.js");

function readTime(microseconds) {
  return new Date(microseconds / 1000);
}

function writeTime(date) {
  if (!(date instanceof Date)) throw invalid("give a Date");
  return date.getTime() * 1000;
}

function writePath(path) {
  return path instanceof URL ? fileURLToPath(path) : path;
}

function readRange({ start, end }) {
  return [start, end];
}

/** Milliseconds. */
function readDuration({ secs, nanos }) {
  return secs * 1000 + nanos / 1e6;
}

/** Base64 of 32-bit floats, little-endian, as every machine has them that Node runs on. */
function readSamples(text) {
  const bytes = Buffer.from(text, "base64");
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function writeSamples(samples) {
  if (!(samples instanceof Float32Array)) throw invalid("give samples as a Float32Array", "samples");
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString("base64");
}

module.exports = { readTime, writeTime, writePath, readRange, readDuration, readSamples, writeSamples };
