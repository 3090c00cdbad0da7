// X's own count of texts that are made up of what is hard to count. Its arguments are how many, and
// a seed; it prints a line of JSON for each: the text and its weighted length.

import { createRequire } from 'node:module';

const twitter = createRequire(import.meta.url)('twitter-text');

let state = Number(process.argv[3]) >>> 0;
// Mulberry32.
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (count) => Math.floor(random() * count);
const pick = (list) => list[below(list.length)];
const many = (most, make) => Array.from({ length: below(most) }, make).join('');
const between = (from, to) => String.fromCodePoint(from + below(to - from + 1));

const emoji = [
  '😀',
  '👍',
  '👍🏽',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇩🇪',
  '🇩',
  '🇦🇶🇧',
  '❤️',
  '❤︎',
  '❤',
  '☺︎',
  '1️⃣',
  '#⃣',
  '*️⃣',
  '9︎⃣',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '👩🏿‍🚀',
  '⛹🏻‍♀️',
  '⛹️‍♂️',
  '©',
  '©️',
  '™',
  '™️',
  '🫠',
  '🧑‍🤝‍🧑',
  '👨‍❤️‍💋‍👨',
  '🤦🏼‍♂️',
  '✌🏿',
  '☝︎',
  '♟',
  '♟️',
  '\ufe0f',
  '\u200d',
  '🏽',
  '🕵️‍♀️',
  '👁‍🗨',
  '👁️‍🗨️',
  '㊗️',
  '〰',
  '🀄',
  '🃏',
  '🅰️',
  '\u20e3',
  '😀\ufe0e',
  '🧑🏻‍❤️‍🧑🏽',
];
const letters = () =>
  pick([
    () => between(0x61, 0x7a),
    () => between(0x41, 0x5a),
    () => between(0x30, 0x39),
    () => between(0x20, 0x7e),
    () => between(0xa0, 0x24f),
    () => between(0x300, 0x36f),
    () => between(0x370, 0x4ff),
    () => between(0x590, 0x6ff),
    () => between(0x900, 0x97f),
    () => between(0xe00, 0xe7f),
    () => between(0x1100, 0x11ff),
    () => between(0x1e00, 0x1fff),
    () => between(0x2000, 0x206f),
    () => between(0x2100, 0x2bff),
    () => between(0x3040, 0x30ff),
    () => between(0x4e00, 0x9fff),
    () => between(0xac00, 0xd7a3),
    () => between(0xf900, 0xfaff),
    () => between(0xfe00, 0xfeff),
    () => between(0xff00, 0xffef),
    () => between(0x10000, 0x1ffff),
    () => between(0x20000, 0x2fa1d),
    () => '\u202e',
    () => '\u200f',
    () => '\u2067',
    () => '\ufeff',
    () => 'e\u0301',
    () => 'Å',
    () => '\u1112\u1161\u11ab',
    () => '\u0915\u093c',
    () => '\uff21',
    () => 'ſ',
    () => 'K',
  ])();
const word = () => many(12, letters) || 'x';
const label = () =>
  pick([
    () => many(8, () => between(0x61, 0x7a)) || 'a',
    () => 'exämple',
    () => 'my-site',
    () => 'a_b',
    () => '-x',
    () => 'x-',
    () => '日本',
    () => 'xn--a',
    () => word(),
    () => 'www',
    () => pick(emoji),
    () => 'a'.repeat(60 + below(8)),
    () => 'ö'.repeat(50 + below(10)),
  ])();
const ending = () =>
  pick([
    'com',
    'CoM',
    'org',
    'co',
    'co.uk',
    'de',
    'museum',
    'com1',
    'рф',
    'РФ',
    '中国',
    '中國',
    '香港',
    'xn--p1ai',
    'invalid',
    'onion',
    'app',
    'dev',
    'c',
    'みんな',
    'भारत',
    'भारतम्',
    'com-',
    'com@',
    'com+',
    'comé',
    'museſ',
    'zſ',
    'uſ',
  ]);
const path = () =>
  '/' +
  many(14, () =>
    pick([
      () => between(0x61, 0x7a),
      () => between(0x21, 0x7e),
      () =>
        pick(['(', ')', '/', '@', '.', ',', '!', '_', '(a)', '(a(b)c)', '@x/', '%20', '#', '&']),
      () => between(0xc0, 0x24f),
      () => between(0x400, 0x4ff),
      () => pick(emoji),
      () => pick(['Ι', 'ɐ', 'ꟈ', 'ᲀ', 'ẞ']),
    ])(),
  );
const query = () =>
  '?' + many(10, () => pick([() => between(0x21, 0x7e), () => pick(['=', '&', 'é', '日'])])());
const url = () =>
  pick([
    'https://',
    'http://',
    'HTTPS://',
    'httpſ://',
    'ftp://',
    '',
    '',
    '',
    '//',
    'https:/',
    'HtTp://',
  ]) +
  pick([
    () => 't.co/' + many(45, () => between(0x61, 0x7a)),
    () => 't.co/abc?x=1',
    () => [...Array(1 + below(4))].map(label).join('.') + '.' + ending(),
  ])() +
  pick(['', '', ':80', ':', ':99999999']) +
  pick([() => '', path, path])() +
  pick([() => '', () => '', query])();
const glue = [
  '',
  '',
  ' ',
  ' ',
  '\n',
  '.',
  ',',
  '@',
  '#',
  '$',
  '-',
  '_',
  '/',
  '(',
  ')',
  '"',
  '\u3000',
  '\u200e',
  '\ufeff',
  '＠',
  '＃',
  '😀',
  'a',
  '0',
];
const piece = () =>
  pick([
    word,
    word,
    url,
    url,
    () => pick(emoji),
    () => pick(emoji) + pick(emoji),
    () => '@' + word(),
    () => '#' + word(),
    () => '$ABC',
  ])();
const text = () => [...Array(1 + below(8))].map(() => piece() + pick(glue)).join('');

for (let i = 0; i < Number(process.argv[2]); i += 1) {
  const made = text().toWellFormed?.() ?? text().replace(/[\ud800-\udfff]/gu, '');
  const length = twitter.parseTweet(made).weightedLength;
  process.stdout.write(`${JSON.stringify({ text: made, length })}\n`);
}
