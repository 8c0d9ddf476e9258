/** Bytes changed, lost, put in and repeated anywhere, and files that end too early. Nobody knows what such a file means. */
import type { Random } from '../random.ts';
import type { Mutation } from './mutation.ts';

const change = (name: string, make: (bytes: Buffer, random: Random) => Buffer): Mutation => ({
  name: `bytes: ${name}`,
  apply: ({ seed }, random) => ({ bytes: make(seed.bytes, random), promised: 'vouched' }),
});

const spliced = (bytes: Buffer, at: number, drop: number, put: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
const anyBytes = (random: Random, count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, () => random.below(256)));
/** Mostly a few, now and then a great part. */
const some = (random: Random, bytes: Buffer): number =>
  1 + random.below(random.next() < 0.7 ? 12 : Math.ceil(bytes.length / 2));

export const BYTE_MUTATIONS: readonly Mutation[] = [
  change('one bit flipped', (bytes, random) => {
    const at = random.below(bytes.length);
    return spliced(bytes, at, 1, Buffer.from([(bytes[at] ?? 0) ^ (1 << random.below(8))]));
  }),
  change('a few set', (bytes, random) => {
    const changed = Buffer.from(bytes);
    for (let count = 1 + random.below(6); count > 0; count -= 1)
      changed[random.below(bytes.length)] = random.below(256);
    return changed;
  }),
  change('dropped', (bytes, random) =>
    spliced(bytes, random.below(bytes.length), some(random, bytes), Buffer.alloc(0)),
  ),
  change('put in', (bytes, random) =>
    spliced(bytes, random.below(bytes.length), 0, anyBytes(random, 1 + random.below(12))),
  ),
  change('zeroed', (bytes, random) => {
    const count = some(random, bytes);
    return spliced(bytes, random.below(bytes.length), count, Buffer.alloc(count));
  }),
  change('repeated', (bytes, random) => {
    const from = random.below(bytes.length);
    return spliced(bytes, from, 0, bytes.subarray(from, from + some(random, bytes)));
  }),
  change('cut off', (bytes, random) => bytes.subarray(0, random.below(bytes.length))),
  change('cut off behind a line', (bytes, random) => {
    const end = bytes.indexOf(0x0a, random.below(bytes.length));
    return end < 0 ? bytes.subarray(0, bytes.length - 1) : bytes.subarray(0, end + random.below(2));
  }),
  change('its beginning lost', (bytes, random) => bytes.subarray(random.below(bytes.length))),
];
