/**
 * An adversary looks for a suspicious case by every path: every call of the contract, asked by every role that may not know of it, with inputs that lie
 * near and with the case's own words as queries; every answer, every event and every file that is laid out is searched. (反洗钱法 art. 35.)
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ROLES, type Role } from '../../../shared/contract/access.ts';
import { CALL_NAMES, type CallName, calls } from '../../../shared/contract/calls.ts';
import { OPEN_PANEL_NAMES } from '../../../shared/domain/analytics/panels.ts';
import { rightsOf } from '../../../src-main/areas/access/rules/rights.ts';
import { Screening } from '../../../src-main/areas/risk/screening/screening.ts';
import { openZip } from '../../../src-main/areas/statements/zip.ts';
import { IN_TURN } from '../../../src-main/engine/in-turn.ts';
import { filterOf } from '../../support/every-cell.ts';
import { wellFormed } from '../../support/hostile-values.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { alert, finding } from './officers.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

/** What is asked with, and what must not come back: the one begins the other, so an echo of a question is no answer. */
const WORD = { asked: '石榴', secret: '石榴树下的暗号' };
const KEYS = {
  open: 'laundering/2026-10-12/abcabcabcabcabcabcab',
  dropped: 'insider/2026-10-13/defdefdefdefdefdefde',
};
const secrets: string[] = [WORD.secret, ...Object.values(KEYS)];
let caseNo = '';
const signals: { before: string[]; after: string[] } = { before: [], after: [] };
const looks: { before: Map<string, string>; after: Map<string, string> } = {
  before: new Map(),
  after: new Map(),
};
/** What grows by itself, whoever works: the log's own size, who is at work, and backups. A second factor is a new secret each time. */
const GROWS = /^(?:record|backup|signals)\.|^retention\.classes$|^access\.beginSecondFactor$/;
const READ = CALL_NAMES.filter(
  (name) =>
    !IN_TURN.has(name) && !GROWS.test(name) && !/^(?:workspace|session)\.|^access\.rotateKey$/.test(name),
);
/** Every chart that everybody may see, over all there is. */
const ALL = filterOf('2026-01-01', '2026-12-31');
const everyPanel = (): Record<string, unknown>[] =>
  OPEN_PANEL_NAMES.map((panel) => ({ ...wellFormed('analytics.panel'), panel, filter: ALL }));
const everyTotal = (): Record<string, unknown>[] =>
  everyPanel().map(({ panel }) => ({
    ...wellFormed('analytics.behind'),
    ...{ panel, filter: ALL, currency: '', of: null, offset: 0, limit: 500 },
  }));

/** Every call that reads, asked by everybody who may ask it. */
async function look(): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const { role, seat } of others)
    for (const name of READ) {
      if (!rightsOf([role]).has(calls[name].right)) continue;
      for (const input of name === 'analytics.panel' ? everyPanel() : [wellFormed(name)]) {
        const answer = JSON.stringify(await house.engine.call(seat.session, name, input));
        const key = 'panel' in input ? ` ${String(input['panel'])}` : '';
        seen.set(
          `${role} ${name}${key}`,
          answer.replace(/"ms":\d+|"token":"[^"]+"|\d{4}-\d\d-\d\dT[\d:.]+Z/g, ''),
        );
      }
    }
  return seen;
}
const raised = async () =>
  (await house.owner.get('signals.list', { offset: 0, limit: 500, onlyOpen: false })).rows.map(
    ({ key }) => key,
  );

/** What these do is end the window's log-in, or take the place of the workspace. */
const NOT_ASKED = /^(?:workspace|session)\.|^access\.(?:changePassword|rotateKey)$/;

const ASKED = CALL_NAMES.filter((name) => !NOT_ASKED.test(name));

let house: House;
let officer: Seat;
const others: { readonly role: Role; readonly seat: Seat }[] = [];

beforeAll(async () => {
  const alerts = [
    alert(KEYS.open, { findings: [finding({ facts: { what: WORD.secret } })] }),
    alert(KEYS.dropped, { typology: 'insider' }),
  ];
  vi.spyOn(Screening.prototype, 'look').mockImplementation(() => ({
    alerts,
    byKey: new Map(alerts.map((each) => [each.key, each])),
    outcomes: new Map(),
    lines: 0,
    days: 0,
  }));
  house = await House.make();
  for (const role of ROLES) {
    if (role === 'compliance') officer = await house.person(role);
    else others.push({ role, seat: role === 'owner' ? house.owner : await house.person(role) });
  }
  const second = await house.person('compliance', { name: '赵合规' });
  await look(); // What looking itself leaves behind is there before and after.
  looks.before = await look();
  signals.before = await raised();
  await plant(second);
  signals.after = await raised();
  looks.after = await look();
});
afterAll(() => house.close());

/** All that officers can do, with the word in every text of it. */
async function plant(second: Seat): Promise<void> {
  const text = WORD.secret;
  await officer.get('risk.sweep', { taskId: taskId() });
  await officer.get('risk.dismiss', { keys: [KEYS.dropped], reason: text });
  ({ caseNo } = await officer.get('risk.openCase', { keys: [KEYS.open], title: text }));
  secrets.push(caseNo);
  await officer.get('risk.assign', { caseNo, owner: second.who.id, due: '2026-12-01' });
  await officer.get('risk.note', { caseNo, text });
  const file = await officer.upload(`${text}.txt`, text);
  await officer.get('risk.attach', { caseNo, file });
  const [attached] = (await officer.get('risk.case', { caseNo })).attachments;
  await officer.get('risk.attachment', { caseNo, id: attached?.id ?? 0 });
  const report = {
    urgency: 'urgent',
    trigger: 'staff',
    suspectedCrime: text,
    facts: text,
    analysis: text,
    measures: text,
    firstReport: text,
  } as const;
  await officer.get('risk.saveReport', { caseNo, report });
  await officer.get('drafts.keep', { form: 'risk', body: `${text} ${caseNo}` });
  await officer.get('risk.propose', { caseNo, decision: 'reported', reason: text });
  const { proposal } = (await second.get('risk.case', { caseNo })).case;
  await second.get('risk.confirm', { caseNo, proposal, isRight: true, note: text });
  const today = (await officer.get('risk.case', { caseNo })).case.openedAt.slice(0, 10);
  await second.get('risk.filed', { caseNo, reference: text, on: today });
  for (const kind of ['suspicious', 'cases', 'alerts'] as const)
    await officer.get('risk.export', {
      ...{ kind, format: 'csv', from: '', to: '', caseNo: kind === 'suspicious' ? caseNo : '' },
      ...{ recipient: text, purpose: text, taskId: taskId() },
    });
}

/** A pack of everything, originals and unmasked fields with it; tests of the auditor's with nothing set. */
const SCOPE = {
  ...{ from: '', to: '', channels: [], accounts: [], parties: [] },
  ...{ originals: true, workbooks: true, revealed: true },
};
const OWN: Partial<Record<CallName, Record<string, unknown>>> = {
  'evidence.plan': { scope: SCOPE },
  'evidence.build': { scope: SCOPE },
  'analytics.riskBehind': { panel: 'hits', metric: 'alerts', filter: ALL, currency: '', of: null },
  'audit.runTest': { parameters: {} },
  'audit.testPaper': { parameters: {} },
};

/** Inputs of a call: the widest one, and where it takes texts, the word, the beginning of the case's number, of an alert's key. */
function inputsOf(name: CallName): readonly Record<string, unknown>[] {
  if (name === 'analytics.panel') return everyPanel();
  if (name === 'analytics.behind') return everyTotal();
  const takes = (input: Record<string, unknown>) => calls[name].input.safeParse(input).success;
  let wide = { ...wellFormed(name), ...OWN[name] };
  const isFree = (field: string) => takes({ ...wide, [field]: 'any text' });
  for (const [field, widest] of [
    ['limit', 500],
    ['offset', 0],
    ...Object.keys(wide).flatMap((each) => (isFree(each) ? [] : [[each, 'all'] as const])),
  ] as const)
    if (field in wide && takes({ ...wide, [field]: widest })) wide = { ...wide, [field]: widest };
  // Files of everything are made once: what is typed with them goes into the record of handing over.
  const free = name in OWN ? [] : Object.keys(wide).filter(isFree);
  const near = [WORD.asked, caseNo.slice(0, 9), KEYS.open.slice(0, 22)];
  const [first = ''] = near;
  // A list is asked for each; where a text goes elsewhere, one is enough.
  return [
    free.includes('query') ? { ...wide, query: '' } : wide,
    ...free.flatMap((field) =>
      (field === 'query' ? near : [first]).map((text) => ({ ...wide, [field]: text })),
    ),
  ];
}

const foundIn = (text: string): string | undefined => secrets.find((secret) => text.includes(secret));

/** As text, unpacked where it is packed. */
async function textOf(bytes: Uint8Array, depth = 0): Promise<string> {
  const buffer = Buffer.from(bytes);
  if (buffer.subarray(0, 2).toString('latin1') !== 'PK' || depth > 2) return buffer.toString('utf8');
  const members = openZip(buffer).map(
    async (member) => `${member.name} ${await textOf(await member.read(), depth + 1)}`,
  );
  return (await Promise.all(members)).join('\n');
}

/** Everything a seat may ask, as one list of what came back with the secret in it. */
async function search(
  role: Role,
  seat: Seat,
): Promise<{ readonly told: string[]; readonly asked: number; readonly files: number }> {
  const told: string[] = [];
  let asked = 0;
  let files = 0;
  const may = rightsOf([role]);
  for (const name of ASKED)
    for (const input of inputsOf(name).slice(0, may.has(calls[name].right) ? undefined : 1)) {
      const answer = JSON.stringify(await house.engine.call(seat.session, name, input));
      if (answer.includes('"kind":"locked"'))
        throw new Error(`locked out before ${name} ${JSON.stringify(input)}`);
      asked += 1;
      const found = foundIn(answer);
      if (found !== undefined) told.push(`${name} ${JSON.stringify(input)}: ${found}`);
      const token = /"token":"([^"]+)"/.exec(answer)?.[1];
      const file = token === undefined ? null : await house.engine.takeFile(seat.session, token);
      if (!file) continue;
      files += 1;
      const inside = foundIn(`${file.name} ${await textOf(file.bytes)}`);
      if (inside !== undefined) told.push(`${name}: the file ${file.name}: ${inside}`);
    }
  return { told, asked, files };
}

describe('a case, its alerts and its report', () => {
  test('are nowhere for anybody but the officers', async () => {
    for (const { role, seat } of others) {
      const { told, asked, files } = await search(role, seat);
      expect([role, told]).toEqual([role, []]);
      expect(asked).toBeGreaterThanOrEqual(ASKED.length);
      if (role === 'owner') expect(files).toBeGreaterThan(3);
    }
  });

  test('leave every answer to others as it was, to the last count', () => {
    expect(looks.before.size).toBeGreaterThan(200);
    for (const [asked, answer] of looks.after)
      expect([asked, answer]).toEqual([asked, looks.before.get(asked)]);
  });

  test('nor in what windows were told as it happened', () => {
    for (const { role, seat } of others) {
      const heard = JSON.stringify(seat.events());
      expect([role, foundIn(heard)]).toEqual([role, undefined]);
      expect([role, heard.includes('"risk"')]).toEqual([role, false]);
    }
    expect(JSON.stringify(officer.events())).toContain('"risk"');
  });

  test('and the search finds them where they may be found', async () => {
    const { told } = await search('compliance', officer);
    const names = new Set(told.map((each) => each.split(' ')[0]));
    for (const name of ['risk.alerts', 'risk.cases', 'analytics.riskBehind']) expect(names).toContain(name);
  });
});

test('the record says of all of it that something was kept, by whom, and nothing else', async () => {
  const auditor = others.find(({ role }) => role === 'auditor')?.seat;
  const { rows = [] } =
    (await auditor?.get('record.list', {
      action: 'risk',
      person: '',
      from: '',
      to: '',
      offset: 0,
      limit: 500,
    })) ?? {};
  expect(rows.length).toBeGreaterThan(12);
  for (const { seq, action } of rows) {
    expect(action).toBe('risk.kept');
    const { event, entry } = (await auditor?.get('record.event', { seq })) ?? { event: null, entry: '' };
    expect(event).toMatchObject({ subject: {} });
    expect(foundIn(entry)).toBeUndefined();
  }
  const whole = await auditor?.get('record.verify', { anchor: '', taskId: taskId() });
  expect(whole?.holds).toBe(true);
  expect(foundIn(JSON.stringify(whole))).toBeUndefined();
});

test('no signal is raised by what officers do', () => {
  expect(signals.after).toEqual(signals.before);
});
