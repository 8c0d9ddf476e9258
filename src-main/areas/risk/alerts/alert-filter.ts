/**
 * Which alerts and cases a list means by its query: the filter language over what an officer sees of them. A word is looked for in subjects, numbers
 * and titles, and among the words for rules, typologies, states and decisions in both languages.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { AlertView, CaseView } from '../../../../shared/contract/risk-views.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { FilterTerm } from '../../../../shared/domain/filter.ts';
import { LOCALES, sayOr } from '../../../../shared/wording/catalogue.ts';
import { compareBy, termsOf } from '../../statements/line-filter.ts';

interface Shown {
  readonly texts: readonly string[];
  readonly amount: number | null;
  readonly currency: string;
  readonly subject: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly owner: string;
  readonly due: string;
}

export function filterAlerts(query: string): (alert: AlertView) => boolean {
  const terms = termsOf(query);
  return (alert) => holds(terms, () => shownAlert(alert));
}

export function filterCases(query: string): (one: CaseView) => boolean {
  const terms = termsOf(query);
  return (one) => holds(terms, () => shownCase(one));
}

const inWords = (key: string, code: string): string[] => [
  code,
  ...LOCALES.map((locale) => sayOr(locale, key, code)),
];

const shownAlert = ({
  key,
  subject,
  caseNo,
  rules,
  typology,
  amount,
  currency,
  from,
  to,
}: AlertView): Shown => ({
  texts: [
    ...[key, subject.label, subject.id, caseNo],
    ...rules.flatMap((rule) => inWords(`risk_rule.${rule}`, rule)),
    ...inWords(`risk_typology.${typology}`, typology),
  ],
  amount,
  currency,
  subject: subject.label,
  from,
  to,
  owner: '',
  due: '',
});

const shownCase = (one: CaseView): Shown => ({
  texts: [
    ...[one.caseNo, one.title, one.subject.label, one.subject.id, one.ownerName],
    ...inWords(`risk_case_state.${one.state}`, one.state),
    ...(one.decision === null ? [] : inWords(`risk_case_decision.${one.decision}`, one.decision)),
  ],
  amount: one.amount,
  currency: one.currency,
  subject: one.subject.label,
  from: chinaDay(one.openedAt),
  to: chinaDay(one.openedAt),
  owner: one.ownerName,
  due: one.due,
});

function holds(terms: readonly FilterTerm[], shown: () => Shown): boolean {
  if (terms.length === 0) return true;
  const of = shown();
  return terms.every((term) => test(term, of) !== term.not);
}

function test(term: FilterTerm, { texts, amount, currency, subject, from, to, owner, due }: Shown): boolean {
  switch (term.field) {
    case 'text':
    case 'reference': {
      const wanted = term.value.toLowerCase();
      return texts.some((text) => text.toLowerCase().includes(wanted));
    }
    case 'amount':
      return amount !== null && compareBy(term.op, amount, term.minor);
    case 'currency':
      return currency === term.value;
    case 'account':
      return subject.includes(term.value);
    case 'day':
      return (term.from === '' || to >= term.from) && (term.to === '' || from <= term.to);
    case 'owner':
      return owner.includes(term.value);
    case 'due':
      return due !== '' && (term.from === '' || due >= term.from) && (term.to === '' || due <= term.to);
    default:
      throw new Refused('bad_input', { at: 'query', expected: 'field', text: term.field });
  }
}
