/** The two languages say the same things with the same facts, and every closed list of the contract has its words. */
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/contract/access.ts';
import { RIGHTS } from '../../../shared/contract/call.ts';
import { CALL_NAMES, calls } from '../../../shared/contract/calls.ts';
import { ERROR_KINDS } from '../../../shared/contract/errors.ts';
import { PROOFS } from '../../../shared/contract/shapes.ts';
import { ARRIVAL_STATES } from '../../../shared/domain/arrival.ts';
import {
  DISPOSITIONS,
  EXCEPTION_KINDS,
  EXCEPTION_STATES,
  GROUP_STATES,
  LEGS,
  SUGGESTIONS,
} from '../../../shared/domain/leg.ts';
import {
  LEFT_OUT,
  LINK_EVIDENCE,
  LINK_KINDS,
  LINK_STATES,
  STORIES,
} from '../../../shared/domain/line-link.ts';
import { CHANNELS, LINE_KINDS, LINE_STATUSES, SOURCE_KINDS } from '../../../shared/domain/statement-line.ts';
import { STATEMENT_REFUSALS } from '../../../shared/domain/statement-refusal.ts';
import { catalogues, isWordKey, say, type WordKey } from '../../../shared/wording/catalogue.ts';
import { ROLE_CONFLICTS } from '../../../src-main/areas/access/rules/rights.ts';
import { SKIP_REASONS, TOTAL_NAMES } from '../../../src-main/areas/statements/adapter.ts';
import { ADAPTERS, ANSWERED } from '../../../src-main/areas/statements/adapters/list.ts';

const keys = Object.keys(catalogues['zh-CN']).filter(isWordKey);
const factsOf = (form: string) => [...form.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).toSorted();

describe('the catalogues', () => {
  test('English has exactly the keys of Chinese', () => {
    expect(Object.keys(catalogues.en).toSorted()).toEqual([...keys].toSorted());
  });

  test('every text in both languages asks for the same facts', () => {
    const differing = keys.filter((key) => {
      const wanted = [...new Set(factsOf(catalogues['zh-CN'][key]))];
      return catalogues.en[key]
        .split(' || ')
        .some((form) => [...new Set(factsOf(form))].join() !== wanted.join());
    });
    expect(differing).toEqual([]);
  });

  test('a text with two forms counts something, in every form', () => {
    const twoForms = keys.filter((key) => catalogues.en[key].includes(' || '));
    expect(twoForms.length).toBeGreaterThan(10);
    // What was written out before ('1–3', '2.5 万') is counted too, by the number beside it.
    for (const key of twoForms)
      for (const form of catalogues.en[key].split(' || '))
        expect(form, key).toMatch(/\{\{(count|figure|days)\}\}/);
  });

  test('no English text is left in Chinese, apart from the languages’ own names and ours', () => {
    const own = new Set(['settings.locale.zh-CN', 'app.name']);
    const left = keys.filter((key) => !own.has(key) && /[\u4e00-\u9fff]/.test(catalogues.en[key]));
    // Filter examples may show both languages.
    expect(left.filter((key) => !key.includes('filter'))).toEqual([]);
  });
});

describe('every closed list has its words', () => {
  const lists: Readonly<Record<string, readonly string[]>> = {
    sourceKind: SOURCE_KINDS,
    channel: CHANNELS,
    lineKind: LINE_KINDS,
    lineStatus: LINE_STATUSES,
    leg: LEGS,
    groupState: GROUP_STATES,
    exceptionKind: EXCEPTION_KINDS,
    exceptionState: EXCEPTION_STATES,
    disposition: DISPOSITIONS,
    suggestion: SUGGESTIONS,
    proof: PROOFS,
    total: [
      ...TOTAL_NAMES,
      'balance_chain',
      'opens_where_last_closed',
      'closes_where_next_opens',
      'alike_count',
    ],
    format: [...ADAPTERS, ...ANSWERED].map((adapter) => adapter.id),
    'statements.day': ARRIVAL_STATES,
    skip: SKIP_REASONS,
    link: LINK_KINDS,
    linkState: LINK_STATES,
    linkEvidence: LINK_EVIDENCE,
    'totals.story': STORIES,
    'totals.leftOut': LEFT_OUT,
    role: ROLES,
    conflict: ROLE_CONFLICTS.map((conflict) => conflict.rule),
    right: RIGHTS.filter((right) => right !== 'none'),
    'prove.for': CALL_NAMES.filter((name) => calls[name].isDangerous),
  };
  for (const [prefix, names] of Object.entries(lists))
    test(prefix, () => {
      expect(names.filter((name) => !isWordKey(`${prefix}.${name}`))).toEqual([]);
    });

  test('an error says what happened, what is safe and what to do', () => {
    const wanted = ERROR_KINDS.flatMap((kind) => [`error.${kind}`, `error.${kind}.safe`, `error.${kind}.do`]);
    expect(wanted.filter((key) => !isWordKey(key))).toEqual([]);
  });

  test('a refused file says why and what to do', () => {
    const wanted = STATEMENT_REFUSALS.flatMap((name) => [`refusal.${name}`, `refusal.${name}.do`]);
    expect(wanted.filter((key) => !isWordKey(key))).toEqual([]);
  });
});

describe('say', () => {
  test('one is singular, all other counts are plural, thousands are separated', () => {
    const rows: WordKey = 'list.rows';
    expect(say('en', rows, { count: 1 })).toBe('1 row');
    expect(say('en', rows, { count: 0 })).toBe('0 rows');
    expect(say('en', rows, { count: 1234567 })).toBe('1,234,567 rows');
    expect(say('zh-CN', rows, { count: 1 })).toBe('1 行');
  });

  test('a fact that is missing stays visible', () => {
    expect(say('en', 'app.businessDay')).toBe('Business day {{day}}');
  });

  test('a fact that looks like a hole is not filled again', () => {
    expect(say('en', 'app.businessDay', { day: '{{count}}', count: 7 })).toBe('Business day {{count}}');
  });
});
