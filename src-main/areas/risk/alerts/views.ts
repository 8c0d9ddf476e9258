/** Alerts, findings and their evidence as an officer is shown them: numbers and names masked, no more rows than a page holds. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { AlertView, FindingView } from '../../../../shared/contract/risk-views.ts';
import { maskAccount, maskCounterparty, maskName } from '../../../../shared/domain/masking/party.ts';
import type { RiskDeps } from '../deps.ts';
import type { Finding, Subject } from '../rules/finding.ts';
import type { StandingAlert } from './alert-book.ts';
import { type EvidenceDeps, evidencePayments } from './evidence-payments.ts';

/** Lines and payments of an alert that are shown; how many there are is said of each finding. */
const SHOWN_MAX = 200;

export type ViewDeps = EvidenceDeps & Pick<RiskDeps, 'lines'>;
type EvidenceView = Output<'risk.alert'>['evidence'];

export function subjectView(
  { parties, nameOf }: Pick<ViewDeps, 'parties' | 'nameOf'>,
  { kind, id, label }: Subject,
): AlertView['subject'] {
  const masked = (name: string) => ({ kind, id: name, label: name });
  switch (kind) {
    case 'party':
      return { kind, id, label: maskName(parties.nameOf(id)) || id };
    case 'operator':
      return { kind, id, label: nameOf(id) };
    case 'payment':
      return { kind, id, label: id };
    case 'channel_account': {
      const [channel = '', ...account] = id.split('/');
      return masked(`${channel}/${maskAccount(account.join('/'))}`);
    }
    case 'counterparty':
      return masked(maskCounterparty(label === '' ? id : label));
  }
}

/** What it is about, in money: its largest finding's. Findings of one alert are about the same money, so they do not add up. */
export function amountOf(findings: readonly Pick<Finding, 'amount' | 'currency'>[]): {
  readonly amount: number | null;
  readonly currency: string;
} {
  let largest: { readonly amount: number; readonly currency: string } | null = null;
  for (const { amount, currency } of findings)
    if (amount !== null && (largest === null || amount > largest.amount)) largest = { amount, currency };
  return largest ?? { amount: null, currency: '' };
}

export const heaviestFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => b.points - a.points || (a.rule < b.rule ? -1 : 1));

export function alertView(deps: ViewDeps, { alert, state, firstSeenAt, caseNo }: StandingAlert): AlertView {
  const { key, typology, subject, from, to, score, level, findings } = alert;
  return {
    key,
    typology,
    subject: subjectView(deps, subject),
    from,
    to,
    score,
    level,
    rules: [...new Set(heaviestFirst(findings).map(({ rule }) => rule))],
    ...amountOf(findings),
    state,
    firstSeenAt,
    caseNo,
  };
}

export function evidenceOf(deps: ViewDeps, findings: readonly Finding[]): EvidenceView {
  const lines = [...new Set(findings.flatMap((each) => each.lines))].toSorted((a, b) => a - b);
  const payments = [...new Set(findings.flatMap((each) => each.payments))].toSorted();
  return {
    lines: lines.slice(0, SHOWN_MAX).map((id) => deps.lines.view(id)),
    payments: evidencePayments(deps, payments.slice(0, SHOWN_MAX)),
    isCut: lines.length > SHOWN_MAX || payments.length > SHOWN_MAX,
  };
}

export function findingViews(
  deps: ViewDeps,
  findings: readonly Finding[],
  evidence: EvidenceView,
): FindingView[] {
  const lines = new Set(evidence.lines.map(({ id }) => id));
  const payments = new Set(evidence.payments.map(({ itemNo }) => itemNo));
  return heaviestFirst(findings).map((finding) => ({
    rule: finding.rule,
    band: finding.band,
    points: finding.points,
    subject: subjectView(deps, finding.subject),
    from: finding.from,
    to: finding.to,
    facts: finding.facts,
    amount: finding.amount,
    currency: finding.currency,
    evidence: {
      lines: finding.lines.length,
      payments: finding.payments.length,
      events: finding.events.length,
      shownLines: finding.lines.filter((id) => lines.has(id)),
      shownPayments: finding.payments.filter((no) => payments.has(no)),
    },
  }));
}
