"use strict";

const { native, settled } = require("./lib/bridge.js");
const { OsirixError, setErrors } = require("./lib/error.js");
const facade = require("./lib/facade.js");
const { Host, taken } = require("./lib/host.js");

setErrors(facade.errors);

/** The whole platform behind one handle. */
class Osirix {
  #bridge;

  constructor(token, opened) {
    if (token !== secret) throw new TypeError("open a client with `await Osirix.open(config)`");
    this.#bridge = opened;
    for (const [name, Service] of Object.entries(facade.services)) {
      Object.defineProperty(this, name, { value: new Service(opened), enumerable: true });
    }
  }

  static async open(config = {}) {
    const { settings, parts } = taken(config);
    const text = JSON.stringify(facade.json.writeConfig(settings));
    const host = new Host(parts);
    const opened = await settled((done) => native.open(text, host.listed, host.ask, done));
    const client = new Osirix(secret, opened);
    host.opened(client.work);
    return client;
  }

  async close() {
    await settled((done) => this.#bridge.close(done));
  }
}

const secret = Symbol("opened");
Object.defineProperty(Osirix.prototype, Symbol.asyncDispose ?? Symbol.for("nodejs.asyncDispose"), {
  value() {
    return this.close();
  },
});

const { services, errors, json, ...names } = facade;
module.exports = { Osirix, OsirixError, ...names };
