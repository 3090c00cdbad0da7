// How the native module is found: built here, or brought by a package for the platform.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const at = (place) => fileURLToPath(new URL(place, import.meta.url));
const names = require("../lib/platform.js");

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "osirix-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args) => spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });

/** The package without sources and without its native module, as it is in `node_modules`. */
function installed() {
  const place = path.join(folder, "node_modules", "osirix");
  for (const part of ["lib", "scripts", "index.js", "package.json"]) {
    cpSync(at(`../${part}`), path.join(place, part), { recursive: true });
  }
  return place;
}

/** A package for a platform, with some main file. */
function bring(name, main) {
  const place = path.join(folder, "node_modules", name);
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, "package.json"), JSON.stringify({ name, main: "main.js" }));
  writeFileSync(path.join(place, "main.js"), main);
}

describe("the build of an installation", () => {
  test("does nothing where a package brings the module", () => {
    const place = installed();
    bring(names.at(-1), "");
    const built = run(path.join(place, "scripts", "build.js"));
    assert.deepEqual([built.status, built.stdout, built.stderr], [0, "", ""]);
    assert.ok(!existsSync(path.join(place, "osirix.node")));
  });

  test("says that there is nothing to build", () => {
    const built = run(path.join(installed(), "scripts", "build.js"));
    assert.equal(built.status, 1);
    assert.match(built.stderr, /no build for this platform, and no sources/);
  });
});

describe("the module", () => {
  test("comes from the package that works, whichever C library it is for", () => {
    installed();
    for (const name of names) bring(name, "throw new Error('another C library');");
    const real = JSON.stringify(at("../osirix.node"));
    bring(names.at(-1), `module.exports = require(${real});`);
    const loaded = run("-p", "typeof require('osirix').Osirix.open");
    assert.deepEqual([loaded.stdout, loaded.stderr], ["function\n", ""]);
  });

  test("is missed with the names of the packages that bring it", () => {
    installed();
    const loaded = run("-e", "require('osirix')");
    assert.equal(loaded.status, 1);
    for (const name of names) assert.ok(loaded.stderr.includes(name), name);
  });
});

describe("what npm serves", () => {
  const json = (...place) => JSON.parse(readFileSync(path.join(folder, ...place, "package.json")));
  const lay = () => run(at("../npm/layout.js"), at("../osirix.node"), "npm");

  test("is JavaScript alone, and a package for this platform", () => {
    const name = lay().stdout.trim();
    assert.ok(names.includes(name), name);
    const { version } = require("../package.json");
    const main = json("npm", "osirix");
    assert.deepEqual(main.optionalDependencies, { [name]: version });
    assert.deepEqual([main.scripts, main.devDependencies], [undefined, undefined]);
    for (const file of main.files) assert.ok(existsSync(path.join(folder, "npm", "osirix", file)));
    assert.ok(!existsSync(path.join(folder, "npm", "osirix", "osirix.node")));
    const platform = json("npm", name);
    assert.deepEqual([platform.os, platform.cpu], [[process.platform], [process.arch]]);
    assert.equal(platform.libc === undefined, process.platform !== "linux");
  });

  test("depends on platforms that were built elsewhere, in the same version only", () => {
    const other = path.join(folder, "npm", "@osirix", "native-other-x64");
    mkdirSync(other, { recursive: true });
    const write = (version) => {
      const description = JSON.stringify({ name: "@osirix/native-other-x64", version });
      writeFileSync(path.join(other, "package.json"), description);
    };
    write(require("../package.json").version);
    assert.equal(lay().status, 0);
    assert.ok("@osirix/native-other-x64" in json("npm", "osirix").optionalDependencies);
    write("0.0.0");
    assert.match(lay().stderr, /native-other-x64 is 0\.0\.0/);
  });
});

test("the version is the workspace's", () => {
  const [, version] = /^version = "(.*)"/m.exec(readFileSync(at("../../../Cargo.toml"), "utf8"));
  assert.equal(require("../package.json").version, version);
});
