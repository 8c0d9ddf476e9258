/** Packs made to deceive by somebody without the key, and by somebody who has it: what the signature, the totals and the log say to each. */
import { expect, test } from 'vitest';
import { catalogues } from '../../../../shared/wording/catalogue.ts';
import { reportLines } from '../../../../src-main/areas/audit/verify-pack/core/report.js';
import {
  csv,
  entryOf,
  type Files,
  type Manifest,
  newSigner,
  type PackPlan,
  sha256,
  signatureOf,
  smallPack,
} from './small-pack.ts';
import { faultsOf, verdictOf } from './verdict.ts';

const signer = newSigner();
const manifestOf = (files: Files) => files.get('manifest.json')?.toString('utf8') ?? '';
/** The manifest says what the forger wants it to, in its one form. */
function editManifest(files: Files, change: (manifest: Manifest & Record<string, unknown>) => void): void {
  const manifest = JSON.parse(manifestOf(files));
  change(manifest);
  files.set('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}

test('a manifest that was edited to fit the edited file is not the one that was signed', async () => {
  const pack = smallPack({
    signer,
    forged: (files) => {
      const honest = smallPackFiles({
        signer,
        files: (all) => all.set('readme-en.txt', Buffer.from('Lies.\n')),
      });
      files.set('readme-en.txt', honest.get('readme-en.txt') ?? Buffer.of());
      files.set('manifest.json', honest.get('manifest.json') ?? Buffer.of());
    },
  });
  expect(await faultsOf(pack)).toEqual(['signature manifest.json 0 manifest_changed']);
});

function smallPackFiles(about: Partial<PackPlan> & Pick<PackPlan, 'signer'>): Files {
  const kept: Files = new Map();
  smallPack({
    ...about,
    forged: (files) => {
      for (const [name, bytes] of files) kept.set(name, bytes);
    },
  });
  return kept;
}

test('a signature of another workspace, or by a key put in its place, is said to be that', async () => {
  const other = newSigner();
  const theirs = smallPackFiles({ signer: other, workspace: 'ws-2' });
  const swapped = smallPack({
    signer,
    forged: (files) => files.set('manifest.sig', theirs.get('manifest.sig') ?? Buffer.of()),
  });
  expect(await faultsOf(swapped)).toEqual([
    'signature manifest.sig 0 other_key',
    'signature manifest.json 0 other_head',
  ]);

  // All of it signed anew by a thief's key: the pack is one piece, and the log's first event still names the house's key.
  const thief = smallPack({ signer: other, told: new Map([[1, entryOf({ signer, workspace: 'ws-1' }, 1)]]) });
  expect(await faultsOf(thief)).toEqual(['events log/events.jsonl 1 first_event']);
  const { keyId } = await verdictOf(thief);
  expect(keyId).toBe(sha256(other.publicKey).toString('hex'));

  const named = smallPack({
    signer,
    forged: (files) =>
      editManifest(
        files,
        (manifest) => void Object.assign(manifest, { keyId: sha256(other.publicKey).toString('hex') }),
      ),
  });
  expect((await faultsOf(named)).slice(0, 2)).toEqual([
    'signature manifest.json 0 key_id',
    'signature manifest.json 0 manifest_changed',
  ]);
});

test('a manifest in another form, or of another format, is not read as one', async () => {
  const first = async (change: (text: string) => string) => {
    const pack = smallPack({
      signer,
      forged: (files) => files.set('manifest.json', Buffer.from(change(manifestOf(files)))),
    });
    const { faults, checks } = await verdictOf(pack);
    return [faults[0]?.kind, checks[2]?.state];
  };
  expect(await first((text) => text.replace('evidence/1', 'evidence/2'))).toEqual([
    'other_format',
    'not_asked',
  ]);
  expect(await first((text) => text.slice(0, -3))).toEqual(['manifest_unreadable', 'not_asked']);
  expect(await first((text) => text.replace('"bytes": ', '"bytes": -'))).toEqual([
    'manifest_form',
    'not_asked',
  ]);
  expect(await first((text) => text.replace('"name"', '"nom"'))).toEqual(['manifest_form', 'not_asked']);
  expect(await first((text) => text.replace('  "format"', '   "format"'))).toEqual([
    'manifest_form',
    'holds',
  ]);
});

test('the signed note has one signature and four lines, nothing beside', async () => {
  const first = async (change: (text: string) => string) =>
    (
      await faultsOf(
        smallPack({
          signer,
          forged: (files) =>
            files.set('manifest.sig', Buffer.from(change(files.get('manifest.sig')?.toString('utf8') ?? ''))),
        }),
      )
    )[0];
  expect(await first((text) => `${text}${text.split('\n\n')[1] ?? ''}`)).toBe(
    'signature manifest.sig 0 note_shape',
  );
  expect(await first((text) => text.replace('/evidence', '/evidence2'))).toBe(
    'signature manifest.sig 0 bad_signature',
  );
  expect(await first((text) => text.trimEnd())).toBe('signature manifest.sig 0 note_shape');
  expect(await first((text) => text.replace('— countinghouse.local/ws-1 ', '— somebody.else '))).toBe(
    'signature manifest.sig 0 other_key',
  );
});

/** By who has the key: hashes and signature are right, and the content is not. */
const honest = (files: (files: Files) => void) => smallPack({ signer, files });
const rewrite = (name: string, change: (text: string) => string) =>
  honest((files) => files.set(name, Buffer.from(change(files.get(name)?.toString('utf8') ?? ''))));

test('a manifest that counts more or fewer records than its file has, or names an original by another hash, is found out', async () => {
  for (const records of [2, 4]) {
    const pack = smallPack({
      signer,
      manifest: ({ files }) => {
        for (const file of files) if (file.name === 'data/lines.csv') file.records = records;
      },
    });
    expect(await faultsOf(pack)).toContain('totals data/lines.csv 0 records');
  }
  const name = `originals/${'a'.repeat(64)}-bill.csv`;
  expect(await faultsOf(honest((files) => files.set(name, Buffer.from('bill'))))).toContain(
    `files ${name} 0 original_name`,
  );
});

test('totals that were edited in step with each other do not tie to the table', async () => {
  const pack = smallPack({
    signer,
    files: (files) =>
      files.set(
        'tie-out.csv',
        Buffer.from(
          (files.get('tie-out.csv')?.toString('utf8') ?? '').replaceAll('120.50,120.50', '130.50,130.50'),
        ),
      ),
    manifest: ({ totals }) => {
      for (const total of totals) if (total.amount === 12050) total.amount = 13050;
    },
  });
  expect(await faultsOf(pack)).toEqual(['totals tie-out.csv 3 total', 'totals tie-out.csv 5 total']);
});

test('pack and left out that are not the ledger, a total that is missing, a total of the manifest alone', async () => {
  expect(await faultsOf(rewrite('tie-out.csv', (text) => text.replace('0.00,10.00', '0.00,9.00')))).toEqual([
    'totals tie-out.csv 8 tie',
  ]);
  expect(
    await faultsOf(rewrite('tie-out.csv', (text) => text.replace('130.50,0.00', '130.50,0.01'))),
  ).toEqual(['totals tie-out.csv 8 tie']);
  const without = await faultsOf(rewrite('tie-out.csv', (text) => text.replace(/journal,debit,JPY.*\n/, '')));
  expect(without).toEqual(['totals tie-out.csv 0 untied', 'totals manifest.json 0 manifest_total']);
  const alone = smallPack({ signer, manifest: ({ totals }) => void totals.pop() });
  expect(await faultsOf(alone)).toEqual(['totals manifest.json 0 manifest_total']);
});

test('debits that are not credits are named with the entry, a number that is no amount with its record', async () => {
  const unbalanced = await verdictOf(
    rewrite('data/journal.csv', (text) =>
      text.replace('J-2,1001,"a, b",JPY,300,', 'J-3,1001,"a, b",JPY,300,'),
    ),
  );
  expect(unbalanced.faults.map(({ kind, record, expected }) => [kind, record, expected])).toEqual([
    ['sums_differ', 4, '0 (journal.debit, journal.credit: J-3 JPY)'],
  ]);
  for (const [bad, kind] of [
    ['1e2', 'amount'],
    ['100.', 'amount'],
    ['--1.00', 'amount'],
    ['99999999999999999.00', 'amount'],
    ['100.000', 'decimals'],
  ])
    expect(await faultsOf(rewrite('data/lines.csv', (text) => text.replace('20.50', bad ?? '')))).toContain(
      `totals data/lines.csv 3 ${kind}`,
    );
  expect(await faultsOf(rewrite('data/lines.csv', (text) => text.replace('CNY,20', 'CNY,20,20')))).toContain(
    'totals data/lines.csv 3 cells',
  );
  expect(await faultsOf(rewrite('data/lines.csv', (text) => text.replace('2,in', '"2"x,in')))).toContain(
    'totals data/lines.csv 3 quotes',
  );
  expect(await faultsOf(rewrite('data/lines.csv', (text) => text.replace('net', 'nett')))).toContain(
    'totals data/lines.csv 1 column',
  );
});

test('sums between tables that do not come to nought are named with the first record that counts', async () => {
  const told = async (name: string, from: string, to: string) => {
    const { faults } = await verdictOf(rewrite(`data/${name}.csv`, (text) => text.replace(from, to)));
    return faults.map(({ file, record, kind, expected, found }) =>
      [file, record, kind, expected, found].join(' '),
    );
  };
  expect(await told('statement_totals', 'CNY,2,', 'CNY,3,')).toEqual([
    'data/lines.csv 2 sums_differ 3 (lines.records, statement_totals.lines: 7 in CNY) 2',
  ]);
  expect(await told('trial_balance', '125.50\n', '125.51\n')).toEqual([
    'data/trial_balance.csv 2 sums_differ 5.01 (trial_balance.opening_balance, trial_balance.debit, trial_balance.credit, trial_balance.closing_balance: 1001  CNY) 5.00',
    'data/trial_balance.csv 2 sums_differ 0.00 (trial_balance.closing_balance: CNY) 0.01',
  ]);
  expect(await told('statement_totals', '8,out,CNY,1,-0.50\n', '')).toEqual([
    'data/lines.csv 4 sums_differ 0 (lines.records, statement_totals.lines: 8 out CNY) 1',
    'data/lines.csv 4 sums_differ 0.00 (lines.net, statement_totals.net: 8 out CNY) -0.50',
  ]);
});

test('sums beyond what a float can hold are exact', async () => {
  const large = '90071992547409.91';
  const rows = Array.from({ length: 300 }, (_, i) => `${i},in,CNY,${large}`);
  const total = ((9007199254740991n * 300n) / 100n).toString();
  const pack = honest((files) => {
    files.delete('data/statement_totals.csv');
    files.set('data/lines.csv', csv(['line,direction,currency,net', ...rows]));
    const ties = (files.get('tie-out.csv')?.toString('utf8') ?? '')
      .replace('lines,records,,,3,4,0,1', 'lines,records,,,300,300,0,0')
      .replace('120.50,130.50,0.00,10.00', `${total}.00,${total}.00,0.00,0.00`)
      .replace('-0.50,-0.50', '0.00,0.00');
    files.set('tie-out.csv', Buffer.from(ties));
  });
  expect((9007199254740991n * 300n) % 100n).toBe(0n);
  expect(await faultsOf(pack)).toEqual([]);
});

test('a leaf that was dropped, and an event told otherwise than it was logged', async () => {
  const dropped = await faultsOf(rewrite('log/leaves.txt', (text) => text.replace(/^.*\n/, '')));
  expect(dropped[0]).toBe('checkpoint log/leaves.txt 0 leaf_count');
  expect(dropped).toContain('events log/events.jsonl 1 event_changed');
  const turned = await faultsOf(
    rewrite('log/leaves.txt', (text) =>
      text.replace(/^((?:.*\n){2})(.)/, (_, before, digit) => `${before}${digit === '0' ? '1' : '0'}`),
    ),
  );
  expect(turned).toEqual(['checkpoint log/leaves.txt 0 root']); // Number 3 is outside the scope: only the root tells.
  const told = await faultsOf(
    rewrite('log/events.jsonl', (text) => text.replace('[\\"import\\",2]', '[\\"import\\",7]')),
  );
  expect(told).toEqual(['events log/events.jsonl 2 event_changed']);
  const unproved = await faultsOf(
    rewrite('log/events.jsonl', (text) => text.replace(/"proof":\["..../, '"proof":["0000')),
  );
  expect(unproved).toEqual(['events log/events.jsonl 1 proof']);
  const again = await faultsOf(rewrite('log/events.jsonl', (text) => text.replace(/^(.*\n)(.*\n)/, '$2$1')));
  expect(again).toEqual(['events log/events.jsonl 2 event_order', 'events log/events.jsonl 1 event_order']);
  const cut = await faultsOf(
    rewrite('log/events.jsonl', (text) => text.replace(/"proof":\[[^\]]*\]/, '"proof":[]')),
  );
  expect(cut).toEqual(['events log/events.jsonl 1 proof']);
});

test('a checkpoint of another size, and one that nobody signed', async () => {
  const other = smallPackFiles({ signer, events: 9 });
  const swapped = honest((files) =>
    files.set('log/checkpoint.txt', other.get('log/checkpoint.txt') ?? Buffer.of()),
  );
  expect(await faultsOf(swapped)).toEqual(['checkpoint log/checkpoint.txt 0 other_head']);
  const unsigned = await faultsOf(rewrite('log/checkpoint.txt', (text) => text.replace('\n11\n', '\n12\n')));
  expect(unsigned).toEqual(['checkpoint log/checkpoint.txt 0 bad_signature']);
  const headless = smallPack({
    signer,
    forged: (files) => {
      const plan = { signer, workspace: 'ws-1', events: 12 };
      files.set(
        'manifest.sig',
        Buffer.from(signatureOf(files.get('manifest.json') ?? Buffer.of(), plan, Buffer.alloc(32))),
      );
    },
  });
  expect(await faultsOf(headless)).toEqual(['signature manifest.json 0 other_head']);
});

test('texts of a pack cannot write a line of the report, nor turn the direction it is read in', async () => {
  const name = 'data/x\u001b[2K\u202e.csv';
  const pack = smallPack({
    signer,
    files: (files) => files.set(name, csv(['a'])),
    manifest: (manifest) => void Object.assign(manifest, { name: '小店\n\nThe pack holds' }),
    forged: (files) => files.set(name, csv(['b'])),
  });
  const verdict = await verdictOf(pack);
  const text = reportLines(catalogues.en, verdict);
  expect(verdict.holds).toBe(false);
  expect(text.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(text).toContain('Workspace: 小店��The pack holds (ws-1)');
});

test('the first event is always there, and every event where no days were asked for', async () => {
  const everything = { from: '', to: '' };
  expect(await faultsOf(smallPack({ signer, days: everything }))).toEqual([]);
  const without = (seq: number, about: Partial<PackPlan>) =>
    faultsOf(
      smallPack({
        ...about,
        signer,
        files: (files) => {
          const kept = (files.get('log/events.jsonl')?.toString('utf8') ?? '').split('\n');
          files.set(
            'log/events.jsonl',
            Buffer.from(kept.filter((line) => !line.startsWith(`{"seq":${seq},`)).join('\n')),
          );
        },
      }),
    );
  expect(await without(1, {})).toEqual(['events log/events.jsonl 2 event_order']);
  expect(await without(1, { days: everything })).toEqual(['events log/events.jsonl 2 event_order']);
  expect(await without(5, { days: everything })).toEqual(['events log/events.jsonl 6 event_order']);
  expect(await without(11, { days: everything })).toEqual(['events log/events.jsonl 11 event_order']);
  expect(await without(5, {})).toEqual([]);
});

test('a pack that does not say what was left out, and why, is not whole', async () => {
  const pack = smallPack({
    signer,
    files: (files) => files.delete('exclusions.csv'),
  });
  expect(await faultsOf(pack)).toEqual(['files exclusions.csv 0 missing']);
});
