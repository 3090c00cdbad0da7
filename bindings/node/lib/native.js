// The native module: built here by `npm install`, or brought by a package for this platform.
"use strict";

const { existsSync } = require("node:fs");
const path = require("node:path");

const local = path.join(__dirname, "..", "osirix.node");
const name = `@osirix/native-${process.platform}-${process.arch}`;

function load() {
  if (existsSync(local)) return require(local);
  try {
    return require(name);
  } catch (cause) {
    const hint = "run `npm rebuild osirix` with Rust and a C compiler at hand";
    throw new Error(`Osirix was not built for ${process.platform}-${process.arch}: ${hint}`, { cause });
  }
}

module.exports = load();
