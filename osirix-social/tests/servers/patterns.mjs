// Writes what X's count of a text needs of twitter-text 3.1.0 (Apache-2.0) and twemoji-parser
// 11.0.2 (MIT), in the form in which src/preflight/x reads it: the top-level domains, and the
// pattern of an emoji. Its argument is the folder.

import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const text = dirname(require.resolve('twitter-text'));
const folder = process.argv[2];

const domains = (name) => {
  const { source } = require(join(text, `regexp/${name}.js`));
  return source.slice('(?:(?:'.length, source.indexOf(')')).split('|').join('\n');
};
writeFileSync(join(folder, 'tlds.txt'), `${domains('validGTLD')}\n\n${domains('validCCTLD')}\n`);

const unit = (text) => parseInt(text, 16);
const point = (high, low) =>
  `\\x{${(0x10000 + ((unit(high) - 0xd800) << 10) + (unit(low) - 0xdc00)).toString(16)}}`;
const emoji = require('twemoji-parser/dist/lib/regex')
  .default.source// Pairs of surrogates are characters, and so are a high one and a class of low ones.
  .replace(
    /\\u(d8[0-9a-f]{2})\[([^\]]*)\]|\\u(db[0-9a-f]{2})\[([^\]]*)\]/g,
    (_, a, b, c, d) =>
      `[${(b ?? d).replace(/\\u(d[c-f][0-9a-f]{2})/g, (_, low) => point(a ?? c, low))}]`,
  )
  .replace(/\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/g, (_, high, low) => point(high, low))
  // What looks ahead for the selector of a text takes it instead: who reads it refuses the match.
  .replaceAll('(?:\\ufe0f|(?!\\ufe0e))', '(?:\\ufe0f|\\ufe0e)?')
  .replace(/\[©®/, '[\\u00a9\\u00ae')
  .replace(/\\u([0-9a-f]{4})/g, '\\x{$1}')
  .replaceAll('#', '\\#');
const lines = emoji.match(/(?:\[[^\]]*\]|\\x\{[^}]*\}|.){1,10}/g).join('\n');
writeFileSync(join(folder, 'emoji.txt'), `${lines}\n`);
