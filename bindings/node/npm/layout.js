// Lays out what npm serves: `osirix`, which is pure JavaScript, and the package with the native
// module for this platform, on which it depends where that fits. Packages for other platforms that
// stand beside it already become dependencies too.
//
//     node layout.js MODULE FOLDER
//
// says the name of the platform's package.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const names = require("../lib/platform.js");
const source = path.join(__dirname, "..");
// What is served builds nothing and tests nothing.
const { devDependencies, scripts, ...shared } = require("../package.json");
const { version, license, engines } = shared;
const licences = ["LICENSE-APACHE", "LICENSE-MIT"];
const [built, folder] = process.argv.slice(2);

/** A package's folder, with what every package has. */
function begin(name) {
  const place = path.join(folder, name);
  fs.rmSync(place, { recursive: true, force: true });
  fs.mkdirSync(place, { recursive: true });
  for (const file of licences) {
    fs.copyFileSync(path.join(source, "..", "..", file), path.join(place, file));
  }
  return place;
}

function finish(place, description) {
  fs.writeFileSync(path.join(place, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
}

/** The package for this platform; npm leaves it out where it does not fit. */
function platform() {
  const glibc = process.report.getReport().header.glibcVersionRuntime !== undefined;
  const libc = process.platform !== "linux" ? {} : { libc: [glibc ? "glibc" : "musl"] };
  const name = names[process.platform === "linux" && !glibc ? 1 : 0];
  const place = begin(name);
  fs.copyFileSync(built, path.join(place, "osirix.node"));
  const fits = { os: [process.platform], cpu: [process.arch], ...libc };
  const description = `The native module of osirix for ${process.platform}-${process.arch}`;
  const main = "osirix.node";
  const files = [main, ...licences];
  finish(place, { name, version, description, license, engines, ...fits, main, files });
  console.log(name);
}

/** Every platform's package that is there, in this very version. */
function platforms() {
  const scope = path.join(folder, "@osirix");
  const found = fs.readdirSync(scope).sort().map((name) => {
    return JSON.parse(fs.readFileSync(path.join(scope, name, "package.json"), "utf8"));
  });
  const other = found.find((one) => one.version !== version);
  if (other) throw new Error(`${other.name} is ${other.version}, and osirix ${version}`);
  return Object.fromEntries(found.map(({ name }) => [name, version]));
}

function main() {
  const place = begin("osirix");
  const files = shared.files.filter((file) => file !== "scripts");
  for (const file of [...files, "README.md"]) {
    fs.cpSync(path.join(source, file), path.join(place, file), { recursive: true });
  }
  const description = { ...shared, files: [...files, ...licences] };
  finish(place, { ...description, optionalDependencies: platforms() });
}

platform();
main();
