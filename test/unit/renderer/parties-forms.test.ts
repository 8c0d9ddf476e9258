/** The forms of parties as they are typed: what must be mended first, what may stand and is said, and what was shown masked. */
import { describe, expect, it } from 'vitest';
import type { AccountView, PartyView } from '../../../shared/contract/parties.ts';
import { ACCOUNT_PROBLEMS } from '../../../shared/domain/account-form.ts';
import { IDENTITY_PROBLEMS } from '../../../shared/domain/identity-number.ts';
import { agreementSentence } from '../../../shared/wording/agreement-sentence.ts';
import { isWordKey, say } from '../../../shared/wording/catalogue.ts';
import { newAccount, ofKind, readAccount } from '../../../src-renderer/features/parties/account-draft.ts';
import {
  type AgreementFields,
  agreementFields,
  exampleOf,
  NEW_AGREEMENT,
  readAgreement,
} from '../../../src-renderer/features/parties/agreement-draft.ts';
import { standingOn } from '../../../src-renderer/features/parties/agreement-standing.ts';
import { leftOf } from '../../../src-renderer/features/parties/cool-off.tsx';
import { readParty } from '../../../src-renderer/features/parties/party-draft.ts';
import { readWatch } from '../../../src-renderer/features/parties/watch-paste.ts';
import { readFields } from '../../../src-renderer/ui/kept-fields.ts';
import { accountOf, partyOf, WRONG_CARD } from '../../support/parties.ts';

it('every problem of a number has its words', () => {
  for (const why of [...ACCOUNT_PROBLEMS, ...IDENTITY_PROBLEMS])
    expect(isWordKey(`account_form.${why}`)).toBe(true);
});

describe('an account', () => {
  const of = { partyId: 'M-1', now: null, isDiscovered: false };

  it('to be paid to is not bound with a number that is none, nor without a holder', () => {
    const read = readAccount(accountOf({ number: WRONG_CARD, holder: '' }), of);
    expect(read.body).toBeNull();
    expect(read.problems).toEqual({ number: 'account_form.card_check', holder: 'parties.holderNeeded' });
  });

  it('that money only comes from is bound all the same, and what is odd is said', () => {
    const read = readAccount(accountOf({ number: WRONG_CARD, purpose: 'receive' }), of);
    expect(read.body).not.toBeNull();
    expect(read.warnings).toEqual({ number: 'card_check' });
  });

  it('shown masked and untouched is what it was; a new number is held against its form', () => {
    const now = { ...accountOf({ number: '622202*********5702' }), formProblem: '' } as AccountView; // All that the form looks at.
    expect(readAccount(now, { ...of, now }).body).not.toBeNull();
    expect(readAccount({ ...now, number: '622202*********5703' }, { ...of, now }).problems.number).toBe(
      'account_form.masked',
    );
  });

  it('of a statement needs no number to be typed', () => {
    const found = newAccount('', { channel: 'wechat', number: '1900000109', currency: 'CNY' });
    expect(found).toMatchObject({ kind: 'channel', purpose: 'receive', channel: 'wechat' });
    expect(
      readAccount({ ...found, number: '' }, { ...of, partyId: '', isDiscovered: true }).problems,
    ).toEqual({});
  });

  it('of another kind is with another channel', () => {
    expect(ofKind(accountOf(), 'wallet').channel).toBe('wechat');
    expect(ofKind(accountOf({ purpose: 'pay' }), 'channel').purpose).toBe('receive');
    expect(ofKind(accountOf({ kind: 'channel', purpose: 'both' }), 'channel').purpose).toBe('both');
    expect(ofKind(accountOf({ kind: 'wallet', channel: 'alipay' }), 'bank').channel).toBe('bank');
  });
});

describe('a party', () => {
  it('is kept with an odd identity number, which is said; untouched it is not held against its form', () => {
    const typed = partyOf({ identityKind: 'uscc', identityNo: '91350100M000100Y44' });
    expect(readParty(typed, null)).toMatchObject({ body: typed, identityWarning: 'uscc_check' });
    const masked = partyOf({ identityKind: 'uscc', identityNo: '913501********0Y43' });
    const now = { ...masked, identityProblem: '' } as PartyView; // All that the form looks at.
    expect(readParty(masked, now).identityWarning).toBe('');
  });

  it('beneath a merchant says beneath which; a merchant is beneath nobody', () => {
    expect(readParty(partyOf({ kind: 'sub_merchant' }), null).parentProblem).toBe('parties.parentNeeded');
    expect(readParty(partyOf({ parentId: 'M-00000001' }), null).body?.parentId).toBe('');
  });
});

describe('an agreement', () => {
  const typed = (over: Partial<AgreementFields>) =>
    readAgreement({ ...NEW_AGREEMENT, from: '2026-01-01', ...over });
  const share = (partyId: string, text: string) => ({ partyId, share: text });

  it.each<[string, Partial<AgreementFields>, readonly string[]]>([
    ['a rate with five decimals', { rate: '0.60001' }, ['rate']],
    ['a rate above all', { rate: '100.1' }, ['rate']],
    ['a day that does not exist', { from: '2026-13-01x' }, ['from']],
    ['an end before the beginning', { to: '2025-12-31' }, ['to']],
    ['an amount with three decimals', { fixed: '0.105' }, ['fixed']],
    ['a least fee of less than nothing', { min: '-1' }, ['min']],
    ['a most below the least', { min: '2', cap: '1' }, ['cap']],
    ['a share left empty', { splits: [share('M-2', '')] }, ['share0']],
  ])('is not kept with %s', (_, over, bad) => {
    expect([...typed(over).bad]).toEqual(bad);
    expect(typed(over).body).toBeNull();
  });

  const STEP = { above: '1,000,000', rate: '0.55', fixed: '' };
  it.each<[string, Partial<AgreementFields>, 'badCycle' | 'badTiers' | 'badReserve', readonly string[]]>([
    ['half an hour', { cutOff: '22' }, 'badCycle', ['cutOff']],
    ['a least amount of nothing', { minimum: '0' }, 'badCycle', ['minimum']],
    [
      'steps that do not rise',
      { tierKind: 'whole', steps: [STEP, { ...STEP, above: '1000000' }] },
      'badTiers',
      ['above1'],
    ],
    ['a step without a rate', { tierKind: 'whole', steps: [{ ...STEP, rate: '' }] }, 'badTiers', ['rate0']],
    ['half a reserve', { reserveKind: 'fixed', reserveRate: '10' }, 'badReserve', ['reserveFixed']],
    [
      'a reserve before its first day',
      { reserveKind: 'rolling', reserveRate: '10', reserveFrom: '2025-12-31' },
      'badReserve',
      ['reserveFrom'],
    ],
  ])('is not kept with %s', (_, over, where, bad) => {
    const read = typed(over);
    expect([...read[where]]).toEqual(bad);
    expect(read.body).toBeNull();
  });

  it('comes back into its fields with all that was agreed', () => {
    const { body } = typed({
      ...{ rate: '0.6', fixed: '0.1', min: '0.5', cap: '20', to: '2026-12-31', isFeeReturned: false },
      ...{ days: '2', unit: 'calendar', cutOff: '9:30', minimum: '100', roll: 'modified_following' },
      ...{ tierKind: 'whole', tierBy: 'count', steps: [{ above: '1000', rate: '0.5', fixed: '0.05' }] },
      ...{ reserveKind: 'rolling', reserveRate: '10', reserveCap: '500000', holdDays: '90' },
    });
    expect(body).toMatchObject({
      cycle: { days: 2, unit: 'calendar', cutOff: '09:30', minimumMinor: 10_000, roll: 'modified_following' },
      feeTiers: { kind: 'whole', by: 'count', steps: [{ above: 1_000, ratePpm: 5_000, fixedMinor: 5 }] },
      reserve: { ratePpm: 100_000, capMinor: 50_000_000, holdDays: 90, from: '2026-01-01' },
    });
    const of = { id: 'G-1', version: 1, partyId: 'M-1', partyName: '', splitNames: [] };
    const view = body && { ...body, ...of, state: 'set' as const, at: '', byName: '' };
    expect(view && readAgreement(agreementFields(view)).body).toEqual(body);
  });

  it('of our own sales has neither a cycle of its own nor a reserve, whatever was typed before', () => {
    const { body } = typed({ mode: 'own', cutOff: '22', reserveKind: 'rolling', reserveRate: '10' });
    expect(body).toMatchObject({ cycle: { days: 1, cutOff: null }, reserve: null });
  });

  it('is not kept with shares above all, and says how much they are', () => {
    const read = typed({ splits: [share('M-2', '60'), share('M-3', '40.0001')] });
    expect(read.sharesOver).toBe(1_000_001);
    expect(read.body).toBeNull();
  });

  it('reads as a sentence, and says who gets what of a sale', () => {
    const { body } = typed({ rate: '0.6', fixed: '0.10', splits: [share('M-2', '10')] });
    expect(
      body &&
        agreementSentence(
          body,
          () => '城东仓库',
          (key, facts) => say('zh-CN', key, facts),
        ),
    ).toBe(
      '代理收款 · 全部渠道 · 手续费 0.6% · 每笔另加 0.10 CNY · 退款退还手续费 · 城东仓库 分 10% · T+1 结算 · 2026-01-01 起',
    );
    expect(body && exampleOf(body)).toMatchObject({ fee: 70, splits: [{ amount: 993 }], rest: 8_937 });
  });
});

it.each([
  ['before its first day', '2025-12-31', '2026-06-30', 'to_come'],
  ['on its first day', '2026-01-01', '2026-06-30', 'in_force'],
  ['on its last day', '2026-06-30', '2026-06-30', 'in_force'],
  ['after its last day', '2026-07-01', '2026-06-30', 'past'],
  ['without a last day', '2036-01-01', '', 'in_force'],
  ['taken back before it began', '2026-01-01', '2025-12-31', 'never'],
])('an agreement %s', (_, day, to, standing) => {
  expect(standingOn({ from: '2026-01-01', to }, day).standing).toBe(standing);
});

describe('what is pasted for the watch list', () => {
  const other = { what: 'name', source: '公安' } as const;
  it.each<[string, string, readonly string[]]>([
    [
      'names alone, a comma in one of them',
      '张三丰\nEvil Trading Co., Ltd.',
      ['name 张三丰 公安', 'name Evil Trading Co., Ltd. 公安'],
    ],
    [
      'three columns of a spreadsheet',
      '种类\t内容\t来源\n账号\t6222000000000000\t银联',
      ['account 6222000000000000 银联'],
    ],
    ['a CSV with quotes', '姓名,"Evil Trading Co., Ltd.",OFAC', ['name Evil Trading Co., Ltd. OFAC']],
    ['a CSV without a source', '身份证,11010519491231002X', ['identity 11010519491231002X 公安']],
  ])('%s', (_, text, expected) => {
    const { entries, bad } = readWatch(text, other);
    expect(entries.map((each) => `${each.what} ${each.value} ${each.source}`)).toEqual(expected);
    expect(bad).toEqual([]);
  });

  it('a line without a letter or digit is named', () => {
    expect(readWatch('张三丰\n\n？？', other).bad).toEqual([{ row: 3, text: '？？' }]);
  });
});

it('a cool-off counts down to the minute and then is over', () => {
  const until = '2026-03-02T10:00:00.000Z';
  expect(leftOf(until, Date.parse('2026-03-01T10:00:00.000Z'))).toEqual({ hours: 24, minutes: 0 });
  expect(leftOf(until, Date.parse('2026-03-02T09:59:01.000Z'))).toEqual({ hours: 0, minutes: 1 });
  expect(leftOf(until, Date.parse(until))).toBeNull();
});

it('a kept draft gives what it has of the form, and nothing that the form has not', () => {
  const first = { name: '', isBig: false, splits: ['a'] };
  expect(readFields('{"name":"茶","isBig":"yes","splits":{},"more":1}', first)).toEqual({
    ...first,
    name: '茶',
  });
  for (const body of ['', '[]', 'null', '7']) expect(readFields(body, first)).toBeNull();
});
