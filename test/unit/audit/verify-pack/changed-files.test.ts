/** Files of a pack changed, taken out, put in, renamed and moved after it was signed: named with the file, and of a table with the record. */
import { expect, test } from 'vitest';
import { csv, type Files, newSigner, smallPack, zipOf } from './small-pack.ts';
import { faultsOf } from './verdict.ts';

const signer = newSigner();
const forged = (change: (files: Files) => void): Buffer => smallPack({ signer, forged: change });
/** Every file of a pack but the two that no manifest lists. */
const NAMES: string[] = [];
smallPack({ signer, forged: (files) => void NAMES.push(...files.keys()) });
const LISTED = NAMES.filter((name) => !name.startsWith('manifest'));

const edit = (name: string, change: (text: string) => string) =>
  forged((files) => files.set(name, Buffer.from(change(files.get(name)?.toString('utf8') ?? ''), 'utf8')));

test('one byte of any file, packed anew as if nothing had been, is named', async () => {
  for (const name of LISTED) {
    const faults = await faultsOf(
      forged((files) => {
        const bytes = Buffer.from(files.get(name) ?? '');
        const at = bytes.length - 2;
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        files.set(name, bytes);
      }),
    );
    expect(faults[0], name).toMatch(new RegExp(`^files ${name} \\d+ (record_)?changed$`));
  }
});

test('the record that was changed, removed, put in or moved is named', async () => {
  const first = async (change: (text: string) => string) =>
    (await faultsOf(edit('data/lines.csv', change)))[0];
  expect(await first((text) => text.replace('20.50', '20.60'))).toBe('files data/lines.csv 3 record_changed');
  expect(await first((text) => text.replace(/2,in.*\n/, ''))).toBe('files data/lines.csv 3 record_changed');
  expect(await first((text) => text.replace('3,out', '9,in,CNY,1.00\n3,out'))).toBe(
    'files data/lines.csv 4 record_changed',
  );
  expect(await first((text) => text.replace(/(1,in.*\n)(2,in.*\n)/, '$2$1'))).toBe(
    'files data/lines.csv 2 record_changed',
  );
  expect(await first((text) => text.replace(/3,out.*\n/, ''))).toBe('files data/lines.csv 4 record_changed');
  expect(await first((text) => text.replace(/\n$/, ''))).toBe('files data/lines.csv 4 record_changed');
  expect(await first((text) => text.replace('\u{feff}', ''))).toBe('files data/lines.csv 1 record_changed');
  expect(await first((text) => `${text}4,in,CNY,1.00\n`)).toBe('files data/lines.csv 5 record_changed');
});

test('what the record was worth is missed in the totals, too', async () => {
  const faults = await faultsOf(edit('data/lines.csv', (text) => text.replace('20.50', '20.60')));
  expect(faults).toEqual([
    'files data/lines.csv 3 record_changed',
    'totals tie-out.csv 8 total',
    'totals data/lines.csv 2 sums_differ',
  ]);
});

test('an event that was changed is named by its number, a leaf by its line', async () => {
  const event = await faultsOf(
    edit('log/events.jsonl', (text) => text.replace('[\\"import\\",5]', '[\\"import\\",6]')),
  );
  expect(event).toEqual([
    'files log/events.jsonl 4 record_changed',
    'events log/events.jsonl 5 event_changed',
  ]);
  const leaf = await faultsOf(edit('log/leaves.txt', (text) => text.replace(/^(.*\n.*\n)./, '$1z')));
  expect(leaf[0]).toBe('files log/leaves.txt 3 record_changed');
  expect(leaf).toContain('checkpoint log/leaves.txt 3 leaf_form');
});

test('a file that is gone, came to it, or has another name is named', async () => {
  for (const name of LISTED)
    expect(await faultsOf(forged((files) => files.delete(name)))).toContain(`files ${name} 0 missing`);
  expect(await faultsOf(forged((files) => files.set('data/more.csv', csv(['a', '1']))))).toEqual([
    'files data/more.csv 0 unlisted',
  ]);
  const renamed = await faultsOf(
    forged((files) => {
      files.set('data/lines2.csv', files.get('data/lines.csv') ?? Buffer.of());
      files.delete('data/lines.csv');
    }),
  );
  expect(renamed.slice(0, 2).toSorted()).toEqual([
    'files data/lines.csv 0 missing',
    'files data/lines2.csv 0 unlisted',
  ]);
});

test('a name twice, a name that leads out of the folder, and another order are no canonical archive', async () => {
  const files: Files = new Map();
  smallPack({ signer, forged: (all) => void [...all].map(([name, bytes]) => files.set(name, bytes)) });
  const inOrder = (all: Files) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const manifest = forged((all) => {
    files.set('manifest.json', all.get('manifest.json') ?? Buffer.of());
    files.set('manifest.sig', all.get('manifest.sig') ?? Buffer.of());
  });
  expect(await faultsOf(zipOf(files, inOrder))).toEqual(await faultsOf(manifest));
  const reversed = await faultsOf(zipOf(files, (all) => inOrder(all).toReversed()));
  expect(reversed).toEqual(
    ['archive tie-out.csv 0 order'].map((each) => expect.stringMatching(each.replace('tie-out.csv', '.*'))),
  );
  const twice = await faultsOf(
    zipOf(files, (all) =>
      inOrder(all).flatMap((each) => (each[0] === 'data/lines.csv' ? [each, each] : [each])),
    ),
  );
  expect(twice).toEqual(['archive data/lines.csv 0 order', 'files data/lines.csv 0 twice']);
  for (const name of ['../lines.csv', '/lines.csv', 'data\\lines.csv'])
    expect(await faultsOf(forged((all) => all.set(name, Buffer.from('x'))))).toContain(
      `archive ${name} 0 name`,
    );
});

test('where everything was packed anew, what was changed is still named, and first', async () => {
  const pack = smallPack({
    signer,
    files: (files) => {
      for (let i = 10; i < 40; i += 1) files.set(`data/a${i}.csv`, csv(['a', String(i)]));
    },
    manifest: ({ files }) => {
      for (const file of files) Object.assign(file, { packedSha256: '0'.repeat(64) });
    },
    forged: (files) => {
      const lines = files.get('data/lines.csv')?.toString('utf8') ?? '';
      files.set('data/lines.csv', Buffer.from(lines.replace('20.50', '20.60'), 'utf8'));
    },
  });
  const faults = (await faultsOf(pack)).filter((each) => each.startsWith('files'));
  expect(faults).toHaveLength(20);
  expect(faults[0]).toBe('files data/lines.csv 3 record_changed');
  expect(faults[1]).toBe('files data/a10.csv 0 packed_changed');
});
