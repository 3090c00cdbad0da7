// The code that the documents show: each block passes the compiler, and is run.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (place) => fileURLToPath(new URL(place, import.meta.url));
const read = (place) => readFileSync(at(place), "utf8");
const guide = read("../../../docs/guide/node.md");
const readme = read("../README.md");

/** A document's blocks of code, by their lines. */
function* blocks(name, text) {
  for (const { 1: code, index } of text.matchAll(/^```(?:js|ts)\n(.*?)^```/gms)) {
    const line = text.slice(0, index).split("\n").length;
    yield { name: `${name}_line_${line}`, code };
  }
}

/** What calls the functions of a block that defines some for an open client and an account. */
const calls = (name) => `
  import { Osirix } from "osirix";
  import * as block from "./${name}.mjs";
  const client = await Osirix.open({ home: "osirix-data" });
  const account = await client.accounts.open("Ada", "ada");
  for (const called of Object.values(block)) await called(client, account);
  await client.close();
`;

describe("the documents", () => {
  const all = [...blocks("guide", guide), ...blocks("readme", readme)];
  const folder = mkdtempSync(path.join(tmpdir(), "osirix-"));
  after(() => rmSync(folder, { recursive: true }));

  before(() => {
    mkdirSync(path.join(folder, "node_modules"));
    symlinkSync(at(".."), path.join(folder, "node_modules", "osirix"));
    symlinkSync(at("../node_modules/@types"), path.join(folder, "node_modules", "@types"));
    const { compilerOptions } = JSON.parse(read("tsconfig.json"));
    const options = { ...compilerOptions, noEmit: false, noUnusedLocals: true };
    const config = { compilerOptions: options, include: ["*.mts"] };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
    for (const { name, code } of all) writeFileSync(path.join(folder, `${name}.mts`), code);
  });

  test("every block is read", () => {
    const opened = `${guide}${readme}`.match(/^```(js|ts)/gm).length;
    assert.ok(all.length === opened && opened > 10, `${all.length} of ${opened}`);
  });

  test("every block passes the compiler", () => {
    const tsc = at("../node_modules/typescript/bin/tsc");
    const done = spawnSync(process.execPath, [tsc, "--project", folder], { encoding: "utf8" });
    assert.equal(done.status, 0, done.stdout);
  });

  for (const { name, code } of all) {
    test(`${name} runs`, () => {
      const cwd = path.join(folder, name);
      mkdirSync(cwd);
      let program = `${name}.mjs`;
      if (/^export async function \w+\(client: Osirix, account: Account\)/m.test(code)) {
        program = `${name}_calls.mjs`;
        writeFileSync(path.join(folder, program), calls(name));
      } else {
        assert.match(code, /^(const client|await using)/m, "the block does nothing");
      }
      const args = ["--unhandled-rejections=strict", path.join(folder, program)];
      const done = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
      assert.equal(done.status, 0, done.stderr);
      for (const [, video] of code.matchAll(/\.save\(.*"(\w+\.mp4)"/g)) {
        assert.equal(readFileSync(path.join(cwd, video)).subarray(4, 8).toString(), "ftyp");
      }
    });
  }

  test("the README begins with a program that makes a video", () => {
    assert.match([...blocks("readme", readme)][0].code, /"hello\.mp4"/);
  });

  test("the table of settings is the configuration and the parts", () => {
    const rows = [...guide.matchAll(/^\| (`\w+`.*?) \| (.*?) \|/gm)];
    const named = rows.flatMap(([, names]) => names.match(/\w+/g));
    const fields = (types, name) => {
      const [, body] = new RegExp(`^export interface ${name} {\n(.*?)^}`, "ms").exec(types);
      return [...body.matchAll(/^  (\w+)\?:/gm)].map((field) => field[1]);
    };
    const config = fields(read("../lib/facade.d.ts"), "Config");
    assert.deepEqual(named, [...config, ...fields(read("../lib/ports.d.ts"), "Parts")]);
    const defaults = read("../../../osirix/src/config.rs");
    for (const [, name, value] of rows) {
      if (!/^`[\d_]+`$/.test(value)) continue;
      const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const line = ` ${snake}: ${value},\n`.replaceAll("`", "");
      assert.ok(defaults.includes(line), line);
    }
  });
});
