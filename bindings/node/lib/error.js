"use strict";

/** Anything that went wrong. */
class OsirixError extends Error {
  constructor(code, message, context = {}) {
    const details = Object.entries(context).map(([name, value]) => `${name}: ${value}`);
    super(details.length > 0 ? `${message} (${details.join(", ")})` : message);
    this.name = new.target.name;
    this.code = code;
    this.context = context;
    // What crosses to the platform: the message without its details.
    Object.defineProperty(this, "sentence", { value: message });
  }
}

/** The error class of each code; the facade brings them. */
let classes = {};

function setErrors(byCode) {
  classes = byCode;
}

function typed(code, message, context) {
  const Kind = classes[code] ?? classes.internal;
  return new Kind(message, context);
}

function invalid(message, field) {
  return typed("invalid_input", message, field === undefined ? {} : { field });
}

module.exports = { OsirixError, setErrors, typed, invalid };
