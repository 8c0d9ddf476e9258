/**
 * Which entries a filter means, in the language of every list: words in number, memo, fact and rule; amount of the whole entry or of a posting;
 * account by code, name or sub-ledger; currency; day. What an entry does not have is refused by name.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { FilterTerm } from '../../../../shared/domain/filter.ts';
import { sayOr } from '../../../../shared/wording/catalogue.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { compareBy, termsOf } from '../../statements/line-filter.ts';
import type { ReportDeps } from './deps.ts';
import type { EntryRow, PostingRow } from './entries.ts';
import { SubNames } from './sub-names.ts';

/** Null where nothing is asked. */
export function entryTest(deps: ReportDeps, query: string): ((row: EntryRow) => boolean) | null {
  const terms = termsOf(query);
  if (terms.length === 0) return null;
  const postings = terms.some((each) => ['amount', 'account', 'currency'].includes(each.field))
    ? postingsByEntry(deps.ledger)
    : new Map<number, readonly PostingRow[]>();
  const of = (row: EntryRow) => postings.get(row.id) ?? [];
  const nameOf = accountTexts(deps);
  const tests = terms.map((term) => {
    const test = testOf(term, of, nameOf);
    return term.not ? (row: EntryRow) => !test(row) : test;
  });
  return (row) => tests.every((test) => test(row));
}

function testOf(
  term: FilterTerm,
  of: (row: EntryRow) => readonly PostingRow[],
  textOf: (posting: PostingRow) => string,
): (row: EntryRow) => boolean {
  switch (term.field) {
    case 'text':
    case 'reference': {
      const wanted = term.value.toLowerCase();
      return (row) => entryText(row).includes(wanted);
    }
    case 'amount':
      return (row) => amountsOf(of(row)).some((amount) => compareBy(term.op, amount, term.minor));
    case 'account': {
      const wanted = term.value.toLowerCase();
      return (row) => of(row).some((posting) => textOf(posting).includes(wanted));
    }
    case 'currency':
      return (row) => of(row).some((posting) => posting.currency === term.value);
    case 'day':
      return ({ day }) => (term.from === '' || day >= term.from) && (term.to === '' || day <= term.to);
    default:
      throw new Refused('bad_input', { at: 'query', expected: 'field', text: term.field });
  }
}

function entryText({ number, memo, fact, rule }: EntryRow): string {
  const said =
    rule === '' ? [] : (['zh-CN', 'en'] as const).map((locale) => sayOr(locale, `posting_rule.${rule}`, ''));
  return [number, memo, fact, rule, ...said].join('\n').toLowerCase();
}

/** Each posting's, and what the entry debits in all in each currency. */
function amountsOf(postings: readonly PostingRow[]): readonly number[] {
  const debits = new Map<string, number>();
  for (const { side, currency, amount } of postings)
    if (side === 'debit') debits.set(currency, (debits.get(currency) ?? 0) + amount);
  return [...postings.map((each) => each.amount), ...debits.values()];
}

function accountTexts({ chart, parties }: ReportDeps): (posting: PostingRow) => string {
  const names = new SubNames(parties);
  const known = new Map<string, string>();
  return ({ account, sub }) => {
    const key = `${account}|${sub}`;
    const text =
      known.get(key) ??
      [account, chart.get(account).nameZh, chart.get(account).nameEn, sub, names.nameOf(sub)]
        .join('\n')
        .toLowerCase();
    known.set(key, text);
    return text;
  };
}

function postingsByEntry(ledger: Ledger): ReadonlyMap<number, readonly PostingRow[]> {
  const found = new Map<number, PostingRow[]>();
  for (const posting of ledger.each(ledger.query.selectFrom('journal_posting').selectAll().orderBy('row'))) {
    const known = found.get(posting.entry_id);
    if (known) known.push(posting);
    else found.set(posting.entry_id, [posting]);
  }
  return found;
}
