// The packages that may bring the native module for this platform.
"use strict";

const name = `@osirix/native-${process.platform}-${process.arch}`;

// Linux has two C libraries; npm installs the package whose `libc` is the system's.
module.exports = process.platform === "linux" ? [name, `${name}-musl`] : [name];
