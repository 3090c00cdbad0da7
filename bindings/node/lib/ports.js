// The parts that you can write yourself, and how each is asked: its arguments from JSON,
// its answer to JSON. Written by `cargo xtask bindgen`.
"use strict";

const { writeBlobInfo, writeOwnAccount, writeOwnLimits, readOwnMessage, writePublished, writeSpeechChunk, writeTaskSettings, readUtterance, writeVoice, readWork, writeWorkDone } = require("./facade.js").json;
const { readDuration, readRange, readSamples, writeSamples } = require("./values.js");

const ports = Object.freeze({
  speechEngines: {
    port: "speech_engine",
    named: true,
    many: true,
    questions: {
      voices: { method: "voices", streams: false, read: (json, pieces, atWork) => [], write: (value) => value.map((item) => writeVoice(item)) },
      check: { method: "check", streams: false, read: (json, pieces, atWork) => [readUtterance(json[0])], write: (value) => null },
      speak: { method: "speak", streams: true, read: (json, pieces, atWork) => [readUtterance(json[0])], write: (value) => writeSpeechChunk(value) },
    },
  },
  blobStore: {
    port: "blob_store",
    named: false,
    many: false,
    questions: {
      put: { method: "put", streams: false, read: (json, pieces, atWork) => [json[0], pieces], write: (value) => writeBlobInfo(value) },
      get: { method: "get", streams: true, read: (json, pieces, atWork) => [json[0], json[1] === null ? null : readRange(json[1])], write: (value) => value },
      head: { method: "head", streams: false, read: (json, pieces, atWork) => [json[0]], write: (value) => writeBlobInfo(value) },
      delete: { method: "delete", streams: false, read: (json, pieces, atWork) => [json[0]], write: (value) => null },
      list: { method: "list", streams: false, read: (json, pieces, atWork) => [json[0]], write: (value) => value.map((item) => writeBlobInfo(item)) },
      signed_url: { method: "signedUrl", streams: false, read: (json, pieces, atWork) => [json[0], readDuration(json[1])], write: (value) => value },
    },
  },
  jobTasks: {
    port: "job_task",
    named: true,
    many: true,
    questions: {
      settings: { method: "settings", streams: false, read: (json, pieces, atWork) => [], write: (value) => writeTaskSettings(value) },
      quote: { method: "quote", streams: false, read: (json, pieces, atWork) => [json[0]], write: (value) => value },
      run: { method: "run", streams: false, read: (json, pieces, atWork) => [atWork(readWork(json[0]))], write: (value) => writeWorkDone(value) },
    },
  },
  ownNetwork: {
    port: "own_network",
    named: true,
    many: false,
    questions: {
      limits: { method: "limits", streams: false, read: (json, pieces, atWork) => [], write: (value) => writeOwnLimits(value) },
      sign_in: { method: "signIn", streams: false, read: (json, pieces, atWork) => [json[0], json[1]], write: (value) => writeOwnAccount(value) },
      publish: { method: "publish", streams: false, read: (json, pieces, atWork) => [readOwnMessage(json[0])], write: (value) => writePublished(value) },
      find: { method: "find", streams: false, read: (json, pieces, atWork) => [readOwnMessage(json[0])], write: (value) => value == null ? null : writePublished(value) },
    },
  },
});

module.exports = { ports };
