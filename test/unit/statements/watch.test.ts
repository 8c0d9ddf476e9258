/**
 * The watched folder: a file counts when it stood still and can be read, is read once whatever it is called, waits for a person and stays where
 * it is. What is no file of a person's is named, and read neither now nor later.
 */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FILE_BYTES_MAX } from '../../../src-main/areas/statements/containers.ts';
import { fitFolder } from '../../../src-main/areas/statements/watch/fit-folder.ts';
import { readSteady } from '../../../src-main/areas/statements/watch/read-steady.ts';
import { type Desk, openDesk } from '../../../src-main/engine/desk.ts';
import { lookIntoFolder, watchPlaceIn } from '../../../src-main/engine/watching.ts';
import { openSettings } from '../../../src-main/workspace/settings.ts';
import { openThrowAway } from '../../../src-main/workspace/workspace.ts';
import { aroundOf, info } from '../../support/desk.ts';
import '../../support/quick-scrypt.ts';

const HEAD = 'Date,Description,Reference,Amount,Balance\n';
const bankFile = (day: number) =>
  `${HEAD}2026-03-${String(day).padStart(2, '0')},Till ${day},REF-0000${day},10.00,${10 * day}.00\n`;

let home: string;
let inbox: string;
let desk: Desk;
const opened: Desk[] = [];

async function openedDesk(): Promise<Desk> {
  const settings = await openSettings(home);
  const workspace = await openThrowAway(mkdtempSync(join(home, 'workspace-')), '2026-10-19T01:00:00.000Z');
  const made = await openDesk(workspace, {
    ...aroundOf(home),
    watchPlace: (id) => watchPlaceIn(settings, id),
  });
  opened.push(made);
  return made;
}
const put = (name: string, text = bankFile(1)) => {
  mkdirSync(join(inbox, name, '..'), { recursive: true });
  writeFileSync(join(inbox, name), text);
};
const look = (at = desk) => lookIntoFolder(at, info, () => true);
const looks = async (times: number) => {
  for (let turn = 0; turn < times; turn += 1) await look();
};
const waiting = () => desk.shelf.plans().map((plan) => plan.view.file);
const problems = () => desk.watch.status().problems.map(({ file, problem }) => `${file} ${problem}`);

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'countinghouse-watch-'));
  desk = await openedDesk();
  await desk.handlers['statements.setWatch']({ isOn: true }, info);
  inbox = desk.watchPlace.folder;
});
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
  rmSync(home, { recursive: true, force: true });
});

describe('a file in the watched folder', () => {
  test('is read at the second look that finds it as it was, waits for a person, and stays where it is', async () => {
    put('bank.csv');
    await look();
    expect(waiting()).toEqual([]);
    await look();
    expect(waiting()).toEqual(['bank.csv']);
    expect(desk.lines.imports()).toEqual([]);
    expect(readFileSync(join(inbox, 'bank.csv'), 'utf8')).toBe(bankFile(1));
    expect(desk.watch.status()).toMatchObject({ filesRead: 1, lastLookAt: '2026-10-19T01:00:00.000Z' });
  });

  test('that is still being written is waited for, and an empty one too', async () => {
    put('growing.csv', HEAD);
    put('empty.csv', '');
    await look();
    put('growing.csv', bankFile(1));
    await look();
    expect(waiting()).toEqual([]);
    await looks(2);
    expect(waiting()).toEqual(['growing.csv']);
    expect(desk.shelf.refused()).toEqual([]);
  });

  test('is read once: not again when it waits, was discarded, was committed, or has another name', async () => {
    put('bank.csv');
    await looks(4);
    expect(waiting()).toEqual(['bank.csv']);
    renameSync(join(inbox, 'bank.csv'), join(inbox, 'renamed.csv'));
    await looks(3);
    expect(waiting()).toEqual(['bank.csv']);
    const [plan] = desk.shelf.plans();
    const { planId = '', hash = '' } = plan?.view ?? {};
    await desk.handlers['statements.commit']({ plans: [{ planId, hash }], taskId: '' }, info);
    put('copy.csv');
    await looks(3);
    expect(waiting()).toEqual([]);
    put('other.csv', bankFile(2));
    await looks(2);
    await desk.handlers['statements.discard'](
      { planIds: desk.shelf.plans().map((each) => each.view.planId) },
      info,
    );
    put('other-copy.csv', bankFile(2));
    await looks(3);
    expect(waiting()).toEqual([]);
  });

  test('that was committed in an earlier sitting is known again', async () => {
    put('bank.csv');
    await looks(2);
    const plans = desk.shelf.plans().map(({ view: { planId, hash } }) => ({ planId, hash }));
    await desk.handlers['statements.commit']({ plans, taskId: '' }, info);
    const next = await openDesk(desk.workspace, { ...aroundOf(home), watchPlace: () => desk.watchPlace });
    await look(next);
    await look(next);
    expect(next.shelf.views()).toEqual({ plans: [], refused: [] });
    expect(next.watch.status().filesRead).toBe(0);
  });

  test('that was handed in by hand is not read a second time', async () => {
    const bytes = Buffer.from('dear aunt\nno figures here\n');
    const own = { ...info, file: async () => ({ name: 'letter.csv', bytes }) };
    await desk.handlers['statements.plan']({ files: ['a'], taskId: '' }, own);
    expect(desk.shelf.refused()).toHaveLength(1);
    writeFileSync(join(inbox, 'letter.csv'), bytes);
    await looks(3);
    expect(desk.shelf.refused()).toHaveLength(1);
  });

  test('that is no statement is refused once, with its reason', async () => {
    put('letter.csv', 'dear aunt\nno figures here\n');
    await looks(4);
    expect(desk.shelf.refused().map(({ file }) => file)).toEqual(['letter.csv']);
    put('letter.csv', bankFile(3));
    await looks(2);
    expect(waiting()).toEqual(['letter.csv']);
  });

  test('is found in folders below it; what programs leave behind is not', async () => {
    put('2026/03/bank.csv', bankFile(3));
    for (const name of ['.hidden.csv', '~$bank.xlsx', 'bank.csv.crdownload', 'bank.csv.part', '.git/a.csv'])
      put(name);
    await looks(3);
    expect(waiting()).toEqual(['bank.csv']);
    expect(problems()).toEqual([]);
  });
});

describe('what is not read is named', () => {
  test('links, programs, pipes, files above the limit', async () => {
    const outside = join(home, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'secret.csv'), bankFile(4));
    symlinkSync(outside, join(inbox, 'a-folder'));
    symlinkSync(join(outside, 'secret.csv'), join(inbox, 'b.csv'));
    symlinkSync(inbox, join(inbox, 'c-loop'));
    put('Numbers.app/data.csv');
    execFileSync('mkfifo', [join(inbox, 'e-pipe')]);
    put('f-large.csv', '');
    truncateSync(join(inbox, 'f-large.csv'), FILE_BYTES_MAX + 1);
    await looks(3);
    expect(waiting()).toEqual([]);
    expect(problems()).toEqual([
      'Numbers.app program_folder',
      'a-folder link',
      'b.csv link',
      'c-loop link',
      'e-pipe not_a_file',
      'f-large.csv too_large',
    ]);
  });

  test('a folder that is not there, and folders too deep', async () => {
    put(`${Array(12).fill('d').join('/')}/bank.csv`);
    await looks(2);
    expect(problems()).toEqual([`${Array(9).fill('d').join('/')} too_deep`]);
    rmSync(inbox, { recursive: true });
    await look();
    expect(problems()).toEqual([' missing_folder']);
    mkdirSync(inbox);
    await look();
    expect(problems()).toEqual([]);
  });

  test('a file that one may not read; one that changed or became a link meanwhile is not read either', async () => {
    put('bank.csv');
    const path = join(inbox, 'bank.csv');
    const { size, mtimeMs } = statSync(path);
    const seen = { path, name: 'bank.csv', size, mtimeMs };
    expect(String(await readSteady(seen))).toBe(bankFile(1));
    expect(await readSteady({ ...seen, size: size + 1 })).toBe('changing');
    symlinkSync(path, join(inbox, 'link.csv'));
    expect(await readSteady({ ...seen, path: join(inbox, 'link.csv') })).toBe('unreadable');
    expect(await readSteady({ ...seen, path: join(path, 'below') })).toBe('unreadable');
    expect(await readSteady({ ...seen, path: join(inbox, 'gone.csv') })).toBe('changing');
  });

  test('a file for which no room is left among the plans that wait', async () => {
    for (let day = 1; day <= 502; day += 1)
      put(`b-${String(day).padStart(3, '0')}.csv`, bankFile(1).replace('REF-00001', `REF-${10_000 + day}`));
    await looks(2);
    expect(waiting()).toHaveLength(500);
    expect(problems()).toEqual(['b-501.csv waits', 'b-502.csv waits']);
    desk.shelf.discard(desk.shelf.plans().map((each) => each.view.planId));
    await look();
    expect(waiting()).toHaveLength(2);
    expect(problems()).toEqual([]);
  }, 60_000);
});

describe('the switch', () => {
  test('is off until a person turns it on, makes the folder, and is in the record', async () => {
    const other = await openedDesk();
    expect(other.watch.status()).toMatchObject({ isOn: false, filesRead: 0 });
    const before = other.record.head().size;
    await other.handlers['statements.setWatch']({ isOn: true }, info);
    expect(readdirSync(other.watchPlace.folder)).toEqual([]);
    await other.handlers['statements.setWatch']({ isOn: true }, info);
    await other.handlers['statements.setWatch']({ isOn: false }, info);
    expect(other.record.head().size).toBe(before + 2);
    expect(desk.watch.status().isOn).toBe(true);
  });
});

describe('a folder that may be watched', () => {
  test('is neither a root nor a home nor around or within what is ours', async () => {
    const own = join(home, 'workspaces', 'one');
    const free = join(home, 'incoming');
    for (const each of [own, free]) mkdirSync(each, { recursive: true });
    expect(await fitFolder(free, [own])).toContain('incoming');
    const why = (folder: string) =>
      fitFolder(folder, [own]).then(
        () => '',
        (fault: { facts: { why: string } }) => fault.facts.why,
      );
    expect(await why('/')).toBe('too_wide');
    expect(await why(homedir())).toBe('too_wide');
    expect(await why(join(home, 'workspaces'))).toBe('own');
    expect(await why(own)).toBe('own');
    expect(await why(join(home, 'nowhere'))).toBe('missing');
    symlinkSync(own, join(home, 'a-link'));
    expect(await why(join(home, 'a-link'))).toBe('own');
  });
});
