/** What the mapping editor works out itself: columns and what they are, a mapping laid over another file, the readings a question shows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnMapping, MappingDraft } from '../../../shared/domain/column-mapping.ts';
import { tokensToRead } from '../../../src-renderer/features/statements/mapping/mappable.ts';
import {
  COLUMN_ROLES,
  draftOf,
  editFaults,
  editOf,
  type MappingEdit,
  rolesAt,
  usableMapping,
  withForm,
  withRole,
} from '../../../src-renderer/features/statements/mapping/mapping-edit.ts';
import { nameFrom } from '../../../src-renderer/features/statements/mapping/name-from.ts';
import {
  dateReading,
  decimalReading,
  tellingDate,
} from '../../../src-renderer/features/statements/mapping/readings.ts';
import { guessedIn, rebased } from '../../../src-renderer/features/statements/mapping/rebase.ts';
import { mappingOf } from '../../support/mapping.ts';

const HEADER = ['Beleg', 'Wann', 'Wofür', 'Wie viel', 'Stand', 'Art'];
const till: ColumnMapping = mappingOf(HEADER, {
  columns: { date: 1, balance: 4, bankReference: 0 },
  descriptions: [2],
  amount: { form: 'signed', amount: 3, positive: 'in' },
});
const edit = editOf(till);

describe('columns and what they are', () => {
  test('a mapping that is opened and not touched is the same mapping', () => {
    const forms: ColumnMapping['amount'][] = [
      till.amount,
      { form: 'in_out', in: 3, out: 4, outSign: 'positive' },
      { form: 'in_out', in: null, out: 3, outSign: 'negative' },
      { form: 'kind', amount: 3, outSign: 'positive' },
      {
        form: 'word',
        amount: 3,
        direction: 5,
        inWords: ['Ein'],
        outWords: ['Aus', '–'],
        noneWords: ['/'],
        outSign: 'positive',
      },
    ];
    for (const amount of forms) {
      const mapping = { ...till, columns: { date: 1, kind: 0 }, amount };
      expect(draftOf(editOf(mapping))).toEqual(mapping);
    }
  });

  test('whatever is chosen, a column is one thing, and one thing is one column', () => {
    const column = fc.nat(HEADER.length - 1);
    const step = fc.oneof(
      fc.record({ at: column, role: fc.option(fc.constantFrom(...COLUMN_ROLES)) }),
      fc.record({ form: fc.constantFrom('signed', 'in_out', 'word', 'kind') } as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now: MappingEdit = edit;
        for (const each of steps) {
          now = 'form' in each ? withForm(now, each.form) : withRole(now, each.at, each.role);
          if ('role' in each) expect(rolesAt(now, each.at)).toEqual(each.role === null ? [] : [each.role]);
          for (const role of COLUMN_ROLES)
            if (role !== 'description')
              expect(HEADER.filter((_, at) => rolesAt(now, at).includes(role)).length).toBeLessThan(2);
          // What is shown above a column is what is saved, and nothing else.
          const draft = draftOf(now);
          const back = editOf({ ...draft, amount: draft.amount ?? null });
          if (draft.amount !== null) expect(back.places).toEqual({ ...back.places, ...now.places });
          expect(editFaults(now).length === 0).toBe(usableMapping(now) !== null);
        }
      }),
    );
  });

  test('choosing a column of amounts out frees the one column that was both', () => {
    const two = withRole(edit, 4, 'out');
    expect(two.form).toBe('in_out');
    expect(rolesAt(two, 3)).toEqual([]);
    expect(rolesAt(two, 4)).toEqual(['out']);
    expect(withRole(two, 3, 'amount').form).toBe('signed');
  });

  test('what is lacking is named: a word column, a currency of three letters, a name', () => {
    expect(editFaults(edit)).toEqual([]);
    expect(editFaults(withForm(edit, 'word'))).toEqual(['no_direction_column']);
    expect(editFaults({ ...edit, currency: 'EU' })).toEqual(['no_currency']);
    expect(editFaults({ ...edit, name: '  ' })).toEqual(['no_name']);
    expect(editFaults(withRole(edit, 3, null))).toEqual(['no_amount']);
    expect(editFaults({ ...edit, dateOrder: null, decimal: null, positive: null })).toEqual([
      'no_date_order',
      'no_decimal_sign',
      'no_amount_sign',
    ]);
    expect(editFaults({ ...edit, zone: 'Berlin' })).toEqual(['not_usable']);
  });

  test('a mapping without a name is tried all the same, and not saved', () => {
    const nameless = { ...edit, name: '' };
    expect(usableMapping(nameless)).toBeNull();
    expect(usableMapping(nameless, '?')?.columns).toEqual(till.columns);
  });
});

describe('a mapping laid over another file of its kind', () => {
  const guessOver = (header: readonly string[], over: Partial<MappingDraft> = {}): MappingDraft => ({
    ...till,
    columns: {},
    descriptions: [],
    amount: null,
    ...over,
    table: { ...till.table, header, width: header.length },
  });

  test('finds its columns by their headings, wherever they stand now', () => {
    const moved = rebased(till, guessOver(['Wie  viel', 'Neu', 'wann', 'Stand', 'Wofür', 'Beleg']));
    expect(moved.places).toEqual({ amount: 0, date: 2, balance: 3, bankReference: 5 });
    expect(moved.descriptions).toEqual([4]);
    expect(moved.table.header[1]).toBe('Neu');
  });

  test('of two equal headings the second stays the second', () => {
    const twice = mappingOf(['Tag', 'Betrag', 'Betrag'], {
      columns: { date: 0, balance: 2 },
      amount: { form: 'signed', amount: 1, positive: 'in' },
    });
    expect(rebased(twice, guessOver(['Betrag', 'Tag', 'Betrag'])).places).toEqual({
      amount: 0,
      date: 1,
      balance: 2,
    });
  });

  test('takes a renamed amount from the guess, unless that column is something else already', () => {
    const header = ['Beleg', 'Wann', 'Wofür', 'Summe', 'Stand'];
    const guessed = guessOver(header, { amount: { form: 'signed', amount: 3, positive: null } });
    const laid = rebased(till, guessed);
    expect(laid.places.amount).toBe(3);
    expect(guessedIn(laid, till).places).toEqual({ amount: 3 });
    const wrong = guessOver(header, { amount: { form: 'signed', amount: 4, positive: null } });
    expect(rebased(till, wrong).places.amount).toBeUndefined();
    expect(editFaults(rebased(till, wrong))).toEqual(['no_amount']);
  });
});

describe('the readings a question shows', () => {
  test('the same cell is 3 April or 4 March', () => {
    expect(dateReading('03/04/2026', 'dmy', 'en')).toBe('3 April 2026');
    expect(dateReading('03/04/2026', 'mdy', 'en')).toBe('4 March 2026');
    expect(dateReading('03/04/2026', 'dmy', 'zh-CN')).toBe('2026年4月3日');
    expect(dateReading('03/04/2026', 'ymd', 'en')).toBe('');
    expect(dateReading('03.04.26 10:15', 'dmy', 'en')).toBe('3 April 2026');
    expect(dateReading('04032026', 'dmy', 'en')).toBe('4 March 2026');
    expect(dateReading('31/02/2026', 'dmy', 'en')).toBe('');
    expect(dateReading('3 Apr 2026', 'dmy', 'en')).toBe('');
  });

  test('a cell that tells the orders apart goes before one that does not', () => {
    expect(tellingDate(['', '04/04/2026', '13/04/2026', '03/04/2026'])).toBe('03/04/2026');
    expect(tellingDate(['04/04/2026'])).toBe('04/04/2026');
    expect(tellingDate([])).toBe('');
  });

  test('1.234 is one thousand or one and a bit', () => {
    expect(decimalReading('1.234', ',')).toBe('1,234.00');
    expect(decimalReading('1.234', '.')).toBe('1.234');
    expect(decimalReading('-1.200,00 €', ',')).toBe('−1,200.00');
    expect(decimalReading('-1.200,00', '.')).toBe('');
    expect(decimalReading('12', '.')).toBe('12.00');
    expect(decimalReading('1,23,456', '.')).toBe('');
    expect(decimalReading('Brot', '.')).toBe('');
  });
});

test('a mapping’s first name is the file’s without its days and numbers', () => {
  expect(nameFrom('bank.zip/kontoauszug_2026-04 (1).csv')).toBe('kontoauszug');
  expect(nameFrom('招行流水202604.xlsx')).toBe('招行流水');
  expect(nameFrom('20260401.csv')).toBe('');
});

test('once a mapping is saved every file that waits for its columns is read again, each once', () => {
  const refused = (file: string, refusal: string, fileToken: string) => ({
    file,
    refusal,
    facts: {},
    fileToken,
  });
  expect(
    tokensToRead('a', [
      refused('a.csv', 'unknown_format', 'a'),
      refused('b.csv', 'unknown_layout', 'b'),
      refused('c.pdf', 'pdf', ''),
      refused('d.zip', 'password_protected', 'd'),
      refused('e.csv', 'undecided', ''),
    ]),
  ).toEqual(['a', 'b']);
});
