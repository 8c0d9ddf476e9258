/** What the screens of the record and of backups work out themselves: an event, a fault and a signal in words; what a backup is worth. */
import { describe, expect, test } from 'vitest';
import { FAULT_KINDS, SIGNAL_KINDS } from '../../../shared/contract/record.ts';
import { LOCALES } from '../../../shared/wording/catalogue.ts';
import {
  actionText,
  factText,
  personText,
  rowsOf,
  subjectText,
} from '../../../src-renderer/features/audit/event-words.ts';
import { durationText, reasonText } from '../../../src-renderer/features/audit/signal-words.ts';
import { ageText, standingOf } from '../../../src-renderer/ui/backup-standing.ts';
import { sizeText } from '../../../src-renderer/ui/size-text.ts';
import { faultText } from '../../../src-renderer/ui/verification/fault-words.ts';
import { wordsIn } from '../../support/words.ts';

const words = wordsIn('zh-CN');
const english = wordsIn('en');
const names = new Map([
  ['P-aaaaaaaaaa', '林会计'],
  ['P-bbbbbbbbbb', ''],
]);

describe('an event of the record', () => {
  test('is said in words, and one without a word by its own name', () => {
    expect(actionText(words, 'statements.committed_held')).toBe('核对不符仍入账');
    expect(actionText(english, 'review.accepted')).toBe('Match confirmed');
    expect(actionText(words, 'later.invented')).toBe('later.invented');
  });

  test('names people where their names are kept, and the program as itself', () => {
    expect(personText(words, 'P-aaaaaaaaaa', '林会计')).toBe('林会计');
    expect(personText(words, 'P-bbbbbbbbbb', '')).toBe('P-bbbbbbbbbb');
    expect(personText(words, '', '')).toBe('程序');
    expect(factText(words, 'maker', 'P-aaaaaaaaaa', names)).toBe('林会计');
    expect(factText(words, 'maker', 'P-bbbbbbbbbb', names)).toBe('P-bbbbbbbbbb');
  });

  test('says what it is about in one line, hashes by their first digits', () => {
    const subject = [
      { name: 'request', value: '3' },
      { name: 'kind', value: 'import_undo' },
      { name: 'hash', value: 'ab'.repeat(32) },
      { name: 'reason', value: '' },
    ];
    expect(subjectText(words, { subject }, names)).toBe('申请 3 · 种类 撤销导入 · 校验值 abababab…');
  });

  test('counts the rows of all its tables', () => {
    expect(
      rowsOf({
        rows: [
          { table: 'line_block', count: 2 },
          { table: 'statement_import', count: 1 },
        ],
      }),
    ).toBe(3);
  });
});

describe('a fault of the record', () => {
  const fault = { kind: 'edited', place: 'audit_event', number: 14, expected: '', found: '' } as const;

  test('is a sentence with kind, place and number', () => {
    expect(faultText(words, fault)).toBe('记录第 14 号的内容与记下时不同。');
    expect(faultText(english, fault)).toBe('Events, no. 14: its content is not what was recorded.');
  });

  test('of the whole names no number', () => {
    expect(faultText(words, { ...fault, kind: 'damaged', place: 'ledger.db', number: 0 })).toBe(
      'ledger.db 无法读取或无法解密。',
    );
  });

  test('of every kind has its sentence, with a number and without', () => {
    for (const locale of LOCALES)
      for (const kind of FAULT_KINDS)
        for (const number of [0, 7])
          expect(faultText(wordsIn(locale), { ...fault, kind, number }), kind).not.toContain('{{');
  });
});

describe('a signal', () => {
  test('says why, with the engine’s numbers', () => {
    expect(reasonText(words, { kind: 'failed_log_ins', facts: { count: 6, minutes: 10 } })).toBe(
      '10 分钟内登录失败 6 次。',
    );
    expect(reasonText(english, { kind: 'lock_out', facts: { seconds: 7_300, count: 2 } })).toBe(
      'After repeated failures log-in was suspended 2 times, for 2 hours at most.',
    );
    const facts = { what: 'access.roles_changed', from: 'clerk', to: 'clerk reviewer' };
    expect(reasonText(words, { kind: 'rights_changed', facts })).toBe(
      '变更角色：由“经办”改为“经办 · 复核”。',
    );
    expect(
      reasonText(words, {
        kind: 'rights_changed',
        facts: { what: 'access.person_added', from: '', to: 'reviewer' },
      }),
    ).toBe('添加人员：复核。');
    expect(reasonText(words, { kind: 'rights_changed', facts: { what: 'access.password_issued' } })).toBe(
      '发出一次性密码。',
    );
  });

  test('that lacks a number is left without a sentence, never with a hole in it', () => {
    for (const kind of SIGNAL_KINDS) expect(reasonText(words, { kind, facts: {} })).not.toContain('{{');
  });

  test('durations are cut down to the unit a person would say', () => {
    expect([59, 60, 3_599, 3_600, 47 * 3_600, 48 * 3_600].map((each) => durationText(words, each))).toEqual([
      '59 秒',
      '1 分钟',
      '59 分钟',
      '1 小时',
      '47 小时',
      '2 天',
    ]);
  });
});

describe('what a backup is worth', () => {
  const now = Date.parse('2026-03-20T12:00:00.000Z');
  const readings = [
    ['', '', 'none'],
    ['2026-03-20T10:00:00.000Z', '', 'unproven'],
    ['2026-03-20T10:00:00.000Z', '2026-03-20T11:00:00.000Z', 'proved'],
    ['2026-03-20T10:00:00.000Z', '2026-03-13T12:00:00.000Z', 'proved'],
    ['2026-03-20T10:00:00.000Z', '2026-03-13T11:59:59.999Z', 'old'],
  ] as const;
  for (const [lastAt, provenAt, standing] of readings)
    test(`made ${lastAt || 'never'}, proved ${provenAt || 'never'}: ${standing}`, () => {
      expect(standingOf({ lastAt, provenAt }, now)).toBe(standing);
    });

  test('its age is said in the unit a person would say, and never from the future', () => {
    const ages = ['2026-03-20T12:00:30.000Z', '2026-03-20T11:58:00.000Z', '2026-03-19T11:00:00.000Z'];
    expect(ages.map((at) => ageText(words, at, now))).toEqual(['刚刚', '2 分钟前', '25 小时前']);
    expect(ageText(english, '2026-03-10T12:00:00.000Z', now)).toBe('10 days ago');
  });

  test('its size is said as file managers do', () => {
    expect([512, 20_480, 5_242_880, 1_288_490_188].map(sizeText)).toEqual([
      '512 B',
      '20.0 KB',
      '5.0 MB',
      '1,229 MB',
    ]);
  });
});
