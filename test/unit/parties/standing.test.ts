/** An account as it stands, who is watched, and which agreement holds: pure, without a ledger. */
import { describe, expect, it } from 'vitest';
import type { AccountBody } from '../../../shared/contract/parties.ts';
import { plainNumber } from '../../../shared/domain/plain-account.ts';
import type { FeeTiers, ReserveTerms } from '../../../shared/domain/settlement-terms.ts';
import { accountUnfitness } from '../../../src-main/areas/parties/rules/account-fitness.ts';
import {
  agreementOn,
  overlapping,
  type StoredAgreement,
} from '../../../src-main/areas/parties/rules/agreement-days.ts';
import { agreementUnfitness } from '../../../src-main/areas/parties/rules/agreement-fitness.ts';
import { partyProblem } from '../../../src-main/areas/parties/rules/party-problem.ts';
import {
  type AccountCheck,
  type AccountVersion,
  coolsOffAt,
  standingAccount,
  verifierOf,
} from '../../../src-main/areas/parties/rules/standing-account.ts';
import { type WatchEntry, watchHits, watchIndex } from '../../../src-main/areas/parties/rules/watch-hits.ts';
import { accountOf, agreementOf, CARD, partyOf, WRONG_CARD } from '../../support/parties.ts';

const OTHER = '6222021001116245710';
const day = (of: number) => `2026-03-${String(of).padStart(2, '0')}T01:00:00.000Z`;
type Parts = readonly Partial<AccountVersion>[];
const versions = (...bodies: Parts): AccountVersion[] =>
  bodies.map((over, at) => ({
    ...accountOf(),
    id: 'A-00000001',
    version: at + 1,
    partyId: 'M-00000001',
    state: 'bound',
    reason: '',
    at: day(at + 1),
    by: `P-${at + 1}`,
    ...over,
  }));
const check = (version: number, over: Partial<AccountCheck> = {}): AccountCheck => ({
  id: 'A-00000001',
  version,
  outcome: 'verified',
  method: 'document',
  note: '',
  at: day(20),
  by: 'P-9',
  ...over,
});

describe('what was verified', () => {
  const verification = (bodies: Parts, checks: readonly AccountCheck[]) =>
    standingAccount(versions(...bodies), checks)?.verification;

  it('holds on when something else is changed than where the money goes', () => {
    expect(verification([{}, { mandateId: 'D-1' }], [check(1)])).toBe('verified');
    expect(verification([{}, { number: '6222 0210 0111 6245 702' }], [check(1)])).toBe('verified');
  });

  it.each<[string, Partial<AccountBody>]>([
    ['another number', { number: OTHER }],
    ['another holder', { holder: '李掌柜' }],
    ['another bank code', { bankCode: '103100000026' }],
    ['another bank', { bankName: '农业银行城北支行' }],
    ['another currency', { currency: 'USD' }],
  ])('is worth nothing after a change: %s', (_, change) => {
    expect(verification([{}, change], [check(1)])).toBe('unverified');
  });

  it('does not come back when the number is changed there and back', () => {
    expect(verification([{}, { number: OTHER }, {}], [check(1)])).toBe('unverified');
    // However many ways it went: what was seen of the last of them is nothing seen of this one.
    const ways = [{}, { number: OTHER }, { holder: '李掌柜' }, {}];
    expect(verification(ways, [check(3)])).toBe('unverified');
    expect(verification(ways, [check(4)])).toBe('verified');
  });

  it('is what was found last', () => {
    expect(verification([{}], [check(1), check(1, { outcome: 'rejected' })])).toBe('rejected');
  });

  it('nobody verifies who changed where the money goes, nor who changed anything after that', () => {
    const account = standingAccount(versions({}, { number: OTHER }, { number: OTHER, mandateId: 'D-1' }), []);
    expect(account?.makers).toEqual(['P-2', 'P-3']);
  });

  it('the case of letters counts in an openid', () => {
    const wallet = { kind: 'wallet', channel: 'wechat' } as const;
    const number = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';
    expect(
      verification(
        [
          { ...wallet, number },
          { ...wallet, number: number.toLowerCase() },
        ],
        [check(1)],
      ),
    ).toBe('unverified');
  });
});

describe('who may verify', () => {
  const house =
    (...persons: readonly string[]) =>
    (except: readonly string[]) =>
      persons.some((each) => !except.includes(each));
  it.each([
    ['somebody without a hand in it', verifierOf({ makers: ['A'] }, 'B', house('A', 'B')), 'other'],
    ['who bound it', verifierOf({ makers: ['A'] }, 'A', house('A', 'B')), 'refused'],
    ['who bound it, alone in the house', verifierOf({ makers: ['A'] }, 'A', house('A')), 'unchecked'],
    [
      'who changed a mandate, while a third could',
      verifierOf({ makers: ['A', 'B'] }, 'B', house('A', 'B', 'C')),
      'refused',
    ],
    ['who changed a mandate, of two', verifierOf({ makers: ['A', 'B'] }, 'B', house('A', 'B')), 'unchecked'],
    [
      'who bound it, of two who both had a hand in it',
      verifierOf({ makers: ['A', 'B'] }, 'A', house('A', 'B')),
      'refused',
    ],
  ])('%s: %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('the cool-off', () => {
  const until = (bodies: Parts, now: string) => {
    const account = standingAccount(versions(...bodies), []);
    return account ? coolsOffAt(account, 24, now) : null;
  };

  it('runs from the binding, and is over to the second', () => {
    expect(until([{}], '2026-03-01T12:00:00.000Z')).toBe(day(2));
    expect(until([{}], '2026-03-02T00:59:59.999Z')).toBe(day(2));
    expect(until([{}], day(2))).toBe('');
  });

  it('begins anew with another number, not with another remark', () => {
    expect(until([{}, { mandateId: 'D-1' }], day(2))).toBe('');
    expect(until([{}, { number: OTHER }], day(2))).toBe(day(3));
  });

  it('begins when an account that only took money is to be paid to', () => {
    expect(until([{ purpose: 'receive' }, { purpose: 'both' }], day(2))).toBe(day(3));
  });

  it('is none for the house and for what is not paid to', () => {
    expect(until([{ partyId: '' }], day(1))).toBe('');
    expect(until([{ purpose: 'receive' }], day(1))).toBe('');
  });
});

describe('what cannot be bound', () => {
  const bound = (over: Partial<AccountVersion>) => versions(over);
  const why = (body: Partial<AccountBody>, partyId = 'M-00000002', sharing: readonly AccountVersion[] = []) =>
    accountUnfitness({ id: '', partyId, body: accountOf(body) }, sharing);

  it.each<[string, string, string]>([
    ['a number that is none, to be paid to', why({ number: WRONG_CARD }), 'form'],
    ['the same where money only comes from', why({ number: WRONG_CARD, purpose: 'receive' }), ''],
    ['an account to be paid to without a holder', why({ holder: ' ' }), 'holder'],
    ['a bank code that is none', why({ bankCode: '123' }), 'bank_code'],
    ['client funds of a party', why({ purpose: 'client_funds' }), 'purpose'],
    ['a bank account with a channel', why({ channel: 'wechat' }), 'channel'],
    ['the same number twice for one', why({}, 'M-00000001', bound({})), 'bound_already'],
    ['one card of two parties', why({}, 'M-00000002', bound({})), ''],
    ['a number of the house', why({}, 'M-00000002', bound({ partyId: '' })), 'number_of_another'],
    [
      'a merchant number of another party',
      why({ kind: 'channel', channel: 'wechat', number: '1900000109', purpose: 'receive' }, 'M-00000002', [
        ...bound({ kind: 'channel', channel: 'wechat', number: '1900000109' }),
      ]),
      'number_of_another',
    ],
  ])('%s: "%s"', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('parties', () => {
  const merchant = {
    ...partyOf({ identityKind: 'uscc', identityNo: '91350100M000100Y43' }),
    id: 'M-1',
    state: 'active',
  };
  const why = (over: Parameters<typeof partyOf>[0], id = 'M-2') =>
    partyProblem(id, partyOf(over), [merchant]);

  it.each([
    ['a sub-merchant of nobody', why({ kind: 'sub_merchant' }), 'parent_needed'],
    ['a sub-merchant of a merchant', why({ kind: 'sub_merchant', parentId: 'M-1' }), ''],
    ['a customer beneath a merchant', why({ kind: 'customer', parentId: 'M-1' }), 'parent'],
    [
      'the same identity number again',
      why({ identityKind: 'uscc', identityNo: '91350100m000100y43' }),
      'identity_taken',
    ],
    [
      'the same as a customer',
      why({ kind: 'customer', identityKind: 'uscc', identityNo: '91350100M000100Y43' }),
      '',
    ],
  ])('%s: "%s"', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('the watch list', () => {
  const entry = (what: WatchEntry['what'], value: string, id: string): WatchEntry => ({
    id,
    what,
    value,
    source: '公安',
    version: '',
    reason: '',
    at: '',
    by: '',
  });
  const index = watchIndex([
    entry('name', '张三丰', 'W-1'),
    entry('account', CARD, 'W-2'),
    entry('identity', '11010519491231002X', 'W-3'),
    entry('name', 'Evil Trading Co., Ltd.', 'W-4'),
  ]);
  const hits = (
    name: string,
    number = '',
    identityNo = '',
    sharers: Parameters<typeof watchHits>[2] = () => [],
  ) => watchHits({ name, number, identityNo }, index, sharers).map((hit) => `${hit.what} ${hit.entryId}`);

  it.each<[string, readonly string[], readonly string[]]>([
    ['a name with blanks and in full width', hits('张 三 丰'), ['name W-1']],
    ['a name in other case, width and points', hits('ＥＶＩＬ trading co ltd'), ['name W-4']],
    ['a name that only begins the same', hits('张三'), []],
    ['an account with blanks', hits('李四', '6222 0210 0111 6245 702'), ['account W-2']],
    ['an identity number in small letters', hits('李四', '', '11010519491231002x'), ['identity W-3']],
    ['nothing known of somebody', hits(''), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('an account shared with somebody who is listed is hit by that', () => {
    const sharers = (number: string) =>
      number === plainNumber('777') ? [{ name: '张三丰', identityNo: '' }] : [];
    expect(hits('李四', '7 7 7', '', sharers)).toEqual(['shared_account W-1']);
    expect(hits('张三丰', '777', '', sharers)).toEqual(['name W-1']);
  });
});

describe('agreements', () => {
  const stored = (over: Partial<StoredAgreement>): StoredAgreement => ({
    ...agreementOf(),
    id: 'G-1',
    version: 1,
    partyId: 'M-1',
    state: 'set',
    reason: '',
    at: '',
    by: '',
    ...over,
  });
  const first = stored({ to: '2026-06-30' });
  const second = stored({ id: 'G-2', from: '2026-07-01' });
  const wechat = stored({ id: 'G-3', channel: 'wechat', from: '2026-05-01', to: '2026-05-31' });
  const on = (channel: 'wechat' | 'alipay', of: string) =>
    agreementOn([first, second, wechat], channel, of)?.id ?? '';

  it.each([
    ['the day before the first', on('alipay', '2025-12-31'), ''],
    ['the last day of the first', on('alipay', '2026-06-30'), 'G-1'],
    ['the day after', on('alipay', '2026-07-01'), 'G-2'],
    ['one for the channel goes before one for all', on('wechat', '2026-05-31'), 'G-3'],
    ['and gives way when it is over', on('wechat', '2026-06-01'), 'G-1'],
  ])('%s: "%s"', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('two of one party and channel never hold on one day', () => {
    const asked = (over: Partial<StoredAgreement>) =>
      overlapping(stored({ id: '', ...over }), [first, second, wechat]);
    expect(asked({ from: '2026-06-30', to: '2026-06-30' })?.id).toBe('G-1');
    expect(asked({ from: '2025-01-01', to: '2026-01-01' })?.id).toBe('G-1');
    expect(asked({ from: '2025-01-01', to: '2025-12-31' })).toBeUndefined();
    expect(asked({ channel: 'wechat', from: '2026-06-01' })).toBeUndefined();
    expect(asked({ partyId: 'M-2' })).toBeUndefined();
    // One that was ended before it began holds on no day.
    expect(
      overlapping(stored({ id: '' }), [stored({ from: '2026-01-01', to: '2025-12-31' })]),
    ).toBeUndefined();
  });

  const known = (id: string) =>
    ['M-1', 'M-2', 'M-3'].includes(id) ? { id, kind: 'merchant' as const } : null;
  const why = (over: Parameters<typeof agreementOf>[0]) =>
    agreementUnfitness('M-1', agreementOf(over), known);
  const share = (partyId: string, sharePpm: number) => ({ partyId, sharePpm });
  const WHOLE: FeeTiers = { kind: 'whole', by: 'value', steps: [{ above: 1, ratePpm: 1, fixedMinor: 0 }] };
  const RESERVE: ReserveTerms = {
    kind: 'rolling',
    ratePpm: 100_000,
    fixedMinor: 0,
    capMinor: null,
    holdDays: 90,
    from: '2026-01-01',
  };
  it.each([
    ['a plain one', why({}), ''],
    ['shares above all', why({ splits: [share('M-2', 600_000), share('M-3', 400_001)] }), 'shares'],
    ['shares of all', why({ splits: [share('M-2', 600_000), share('M-3', 400_000)] }), ''],
    ['a share of herself', why({ splits: [share('M-1', 1)] }), 'split_party'],
    ['one partner twice', why({ splits: [share('M-2', 1), share('M-2', 1)] }), 'split_party'],
    ['a partner nobody knows', why({ splits: [share('M-9', 1)] }), 'split_party'],
    ['a partner share without partners', why({ mode: 'partner_share' }), 'splits_needed'],
    ['own sales with partners', why({ mode: 'own', splits: [share('M-2', 1)] }), 'splits'],
    ['a most of the fee below its least', why({ feeMinMinor: 10, feeCapMinor: 9 }), 'fee_bounds'],
    ['steps slice by slice', why({ feeTiers: { ...WHOLE, kind: 'marginal' } }), 'tiers'],
    ['steps of the whole month', why({ feeTiers: WHOLE }), ''],
    ['own sales with a reserve', why({ mode: 'own', reserve: RESERVE }), 'agent_only'],
    ['a reserve from the first day on', why({ reserve: RESERVE }), ''],
    ['a reserve before anything is agreed', why({ reserve: { ...RESERVE, from: '2025-12-31' } }), 'reserve'],
    [
      'a reserve after the last day',
      why({ to: '2026-06-30', reserve: { ...RESERVE, from: '2026-07-01' } }),
      'reserve',
    ],
    ['a day that does not exist', why({ from: '2026-02-30' }), 'days'],
    ['an end before the beginning', why({ to: '2025-12-31' }), 'days'],
  ])('%s: "%s"', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});
