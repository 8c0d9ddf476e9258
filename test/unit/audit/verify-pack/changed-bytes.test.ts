/** One byte of the archive changed anywhere: the file it belongs to is named. Every byte of the archive was gone through once; here a sample is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newSigner, smallPack } from './small-pack.ts';
import { faultsOf, verdictOf } from './verdict.ts';

const PACK = smallPack({ signer: newSigner() });

interface Region {
  readonly file: string;
  readonly part: 'header' | 'content' | 'directory' | 'end';
  readonly from: number;
  readonly to: number;
}
/** Which bytes belong to which file, told from the good archive. */
function regionsOf(pack: Buffer): Region[] {
  const regions: Region[] = [];
  let at = 0;
  while (pack.readUInt32LE(at) === 0x04034b50) {
    const begin = at + 30 + pack.readUInt16LE(at + 26);
    const file = pack.toString('utf8', at + 30, begin);
    const to = begin + pack.readUInt32LE(at + 18);
    regions.push({ file, part: 'header', from: at, to: begin }, { file, part: 'content', from: begin, to });
    at = to;
  }
  while (pack.readUInt32LE(at) === 0x02014b50) {
    const to = at + 46 + pack.readUInt16LE(at + 28);
    regions.push({ file: pack.toString('utf8', at + 46, to), part: 'directory', from: at, to });
    at = to;
  }
  return [...regions, { file: '', part: 'end', from: at, to: pack.length }];
}
const REGIONS = regionsOf(PACK);

function changed(at: number, by: number): Buffer {
  const pack = Buffer.from(PACK);
  pack.writeUInt8(pack.readUInt8(at) ^ by, at);
  return pack;
}
async function expectNamed({ file }: Region, at: number, by: number) {
  const { holds, faults } = await verdictOf(changed(at, by));
  expect(holds, `byte ${at}`).toBe(false);
  expect(
    faults.map((fault) => fault.file),
    `byte ${at}`,
  ).toContain(file);
}

test('the good archive is gone through from its first byte to its last', () => {
  expect(REGIONS.map(({ to }) => to).at(-1)).toBe(PACK.length);
  expect(REGIONS.filter(({ part }) => part === 'content')).toHaveLength(21);
});

test('a byte turned in the header, the content and the directory of every file, and at the end, is named with its file', async () => {
  for (const region of REGIONS) await expectNamed(region, Math.floor((region.from + region.to) / 2), 0x10);
  // Where header chain and directory meet, a mark that is no mark any more breaks both.
  for (const part of ['header', 'directory'] as const) {
    const region = REGIONS.find((each) => each.part === part);
    if (region) await expectNamed(region, region.from, 0x10);
  }
});

test('a byte turned anywhere is named with its file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: PACK.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const region = REGIONS.find(({ from, to }) => at >= from && at < to);
        if (region) await expectNamed(region, at, by);
      },
    ),
    { numRuns: 25 },
  );
});

test('a sum or size that the archive states wrongly in both places is found by the content', async () => {
  for (const [inHeader, inDirectory] of [
    [14, 16],
    [22, 24],
  ] as const)
    for (const file of ['data/lines.csv', 'manifest.sig']) {
      const pack = Buffer.from(PACK);
      for (const { part, from } of REGIONS.filter((each) => each.file === file)) {
        const at = from + (part === 'header' ? inHeader : inDirectory);
        if (part !== 'content') pack.writeUInt8(pack.readUInt8(at) ^ 1, at);
      }
      expect(await faultsOf(pack), `${file} ${inHeader}`).toEqual([`archive ${file} 0 sum`]);
    }
});

test('an archive that was cut, lengthened, or is none, is said to be that', async () => {
  expect((await faultsOf(PACK.subarray(0, PACK.length - 1)))[0]).toMatch(/^archive {2}\d+ (cut|layout)$/);
  expect((await faultsOf(Buffer.concat([PACK, Buffer.of(0)])))[0]).toMatch(
    /^archive {2}\d+ (trailing|layout)$/,
  );
  const lines = REGIONS.find(({ file, part }) => file === 'data/lines.csv' && part === 'content');
  const cut = await verdictOf(PACK.subarray(0, (lines?.from ?? 0) + 3));
  expect(cut.holds).toBe(false);
  expect(cut.faults.map(({ check, file, kind }) => `${check} ${file} ${kind}`)).toEqual([
    'archive data/lines.csv cut',
    'signature manifest.json missing',
  ]);
  for (const none of [Buffer.of(), Buffer.from('PK'), Buffer.from('not an archive at all')]) {
    const { holds, faults, checks } = await verdictOf(none);
    expect(holds).toBe(false);
    expect(faults.map(({ kind }) => kind)).toEqual(['no_archive']);
    expect(checks.filter(({ state }) => state === 'not_asked').map(({ check }) => check)).toContain('files');
  }
});
