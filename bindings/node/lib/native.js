// The native module: built here by `npm install`, or brought by a package for this platform.
"use strict";

const { existsSync } = require("node:fs");
const path = require("node:path");

const packages = require("./platform.js");

const local = path.join(__dirname, "..", "osirix.node");

function load() {
  if (existsSync(local)) return require(local);
  let cause;
  for (const name of packages) {
    try {
      return require(name);
    } catch (error) {
      cause ??= error;
    }
  }
  const sources = existsSync(path.join(__dirname, "..", "Cargo.toml"));
  const hint = sources
    ? "run `npm rebuild osirix` with Rust and a C compiler at hand"
    : `install ${packages.join(" or ")}, or build it from its sources`;
  throw new Error(`there is no native module for this platform: ${hint}`, { cause });
}

module.exports = load();
