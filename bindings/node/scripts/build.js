// Builds the native module with cargo, where no package for this platform brings it.
"use strict";

const { spawnSync } = require("node:child_process");
const { copyFileSync, existsSync, renameSync } = require("node:fs");
const path = require("node:path");

const packages = require("../lib/platform.js");

const here = path.join(__dirname, "..");
const profile = process.argv.includes("--debug") ? "debug" : "release";

function prebuilt(name) {
  try {
    return Boolean(require.resolve(name));
  } catch {
    return false;
  }
}

function library(target) {
  const names = { linux: "libosirix_node.so", darwin: "libosirix_node.dylib", win32: "osirix_node.dll" };
  return path.join(target, profile, names[process.platform] ?? "libosirix_node.so");
}

if (!packages.some(prebuilt)) {
  if (!existsSync(path.join(here, "Cargo.toml"))) {
    console.error("osirix: there is no build for this platform, and no sources to build it from");
    process.exit(1);
  }
  const flags = ["build", "--locked", "-p", "osirix-node", "--message-format=short"];
  if (profile === "release") flags.push("--release");
  const built = spawnSync("cargo", flags, { cwd: here, stdio: "inherit" });
  if (built.error) {
    console.error("osirix: cargo is missing: install Rust from https://rustup.rs");
    process.exit(1);
  }
  if (built.status !== 0) process.exit(built.status ?? 1);
  const target = process.env.CARGO_TARGET_DIR ?? path.join(here, "..", "..", "target");
  const to = path.join(here, "osirix.node");
  copyFileSync(library(target), `${to}.new`);
  // A program that has the old one loaded keeps it.
  renameSync(`${to}.new`, to);
}
