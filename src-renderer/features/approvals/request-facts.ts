/**
 * What a request is about, in words: facts by name as the engine sends them become names and values a person reads. Pure; what it does not know
 * it shows as it came, so that nothing asked for is hidden from who decides.
 */
import { z } from 'zod';
import { type PolicyRule, policyRule, type RequestView } from '../../../shared/contract/approvals.ts';
import { layoutChange } from '../../../shared/contract/payment-layouts.ts';
import { EXCEPTION_KINDS, LEGS } from '../../../shared/domain/leg.ts';
import { formatMinorGrouped, fractionDigits, parseMinor } from '../../../shared/domain/money.ts';
import { riskBookChange } from '../../../shared/domain/risk.ts';
import { termsChange } from '../../../shared/domain/settlement-terms.ts';
import { exceptionKindName } from '../../../shared/wording/exception-kind.ts';
import { layoutChangeSentence } from '../../../shared/wording/layout-sentence.ts';
import { riskChangeSentence } from '../../../shared/wording/risk-change.ts';
import { changeSentence } from '../../../shared/wording/terms-sentence.ts';
import { instantText } from '../../ui/day.tsx';
import { ownTime } from '../../ui/own-time.ts';
import type { Words } from '../../ui/words.ts';
import { agreementText } from './agreement-asked.ts';
import { postingText } from './posting-asked.ts';

export interface SaidFact {
  readonly name: string;
  readonly text: string;
  readonly isCode: boolean;
  /** Where what it names can be looked at. */
  readonly path?: string;
}

/** Both sides of a match stand as figures; limits stand as a list of what changes. */
const SIDES: readonly string[] = ['left_sum', 'right_sum', 'difference'];
/** A matching rule is said as a sentence, with the figures of its backtest (rule-asked.tsx). */
const RULE_FACTS: readonly string[] = ['match_rule', 'match_rule_before', 'backtest'];
const COUNTS: ReadonlySet<string> = new Set([
  'lines',
  'left_count',
  'right_count',
  'exceptions',
  'confirmed_groups',
  'signed_settlements',
  'backup_size',
  'ledger_size',
  'lost',
  'payment_count',
  'erase_units',
  'erase_records',
  'erase_backups',
]);
const CODES: ReadonlySet<string> = new Set(['sha256', 'plan_hash', 'payment_hash', 'payment_item']);
type Fact = RequestView['facts'][number];
type Request = Pick<RequestView, 'facts' | 'currency'>;

export const factOf = (request: Pick<RequestView, 'facts'>, name: string): string | null =>
  request.facts.find((fact) => fact.name === name)?.value ?? null;

/** Facts as rows; those that are said apart are left out, those of one name share a row. */
export function saidFacts(words: Words, request: Request): SaidFact[] {
  const apart = [...(sidesOf(request) ? SIDES : []), ...(rulesOf(request) ? ['rules'] : []), ...RULE_FACTS];
  const names = [...new Set(request.facts.map(({ name }) => name))].filter((name) => !apart.includes(name));
  return names.map((name) => ({
    name: words.or(`request.fact.${name}`, name),
    text: request.facts
      .filter((fact) => fact.name === name)
      .map((fact) => factText(words, fact))
      .join(jointOf(name)),
    isCode: CODES.has(name),
    ...pathOf(request, name),
  }));
}

/** These stand a line each: whoever agrees goes through them one by one. */
const LISTED: ReadonlySet<string> = new Set([
  'layout_change',
  'settlement_batch',
  'risk_change',
  'erase_unit',
]);

function jointOf(name: string): string {
  if (LISTED.has(name)) return '\n';
  return name.startsWith('posting_') ? '; ' : ' · ';
}

/** A batch is agreed to after a look at its payments, not by its figures alone. */
function pathOf(request: Request, name: string): Pick<SaidFact, 'path'> {
  return name === 'payment_batch' ? { path: `/payments/${factOf(request, name) ?? ''}?step=verify` } : {};
}

/** A check of the list by its name, and how many batches it warns of. */
function settlementWarning(words: Words, value: string): string {
  const [check = '', count = ''] = value.split(' ');
  return `${words.or(`settlement.check.${check}`, check)} ×${count}`;
}

/** Facts whose value is a name of ours; with `_before` behind it, it is what it was. Words: <prefix>.<value>. */
const NAMED: Readonly<Record<string, string>> = {
  party_state: 'partyState',
  account_purpose: 'accountPurpose',
  account_channel: 'channel',
  watch_what: 'watchWhat',
  watch_hit: 'watchWhat',
  record_class: 'record_class',
  adjustment_kind: 'adjustment_kind',
};

function factText(words: Words, { name, value }: Fact): string {
  const prefix = NAMED[name.replace(/_before$/, '')];
  if (prefix !== undefined) return words.or(`${prefix}.${value}`, value);
  // Of any currency: the decimals stand as they came.
  if (SIDES.includes(name)) return value.replace('-', '−').replace(/\d(?=(?:\d{3})+(?:\.|$))/g, '$&,');
  if (COUNTS.has(name) && /^\d+$/.test(value)) return Number(value).toLocaleString('en');
  switch (name) {
    case 'leg':
      return words.or(`leg.${value}`, value);
    case 'disposition':
      return words.or(`disposition.${value}`, value);
    case 'remainder':
      return words.or(`remainder.${value}`, value);
    case 'account':
      return words.or(`writeOffAccount.${value}`, value);
    case 'roles':
    case 'roles_before':
      return each(value, (role) => words.or(`role.${role}`, role));
    case 'failed_checks':
      return each(value, (check) => words.or(`total.${check}`, check));
    case 'import':
      return words('request.importNumber', { id: value });
    case 'idle_minutes':
      return words('request.minutes', { count: Number(value) });
    case 'pci':
      return words(value === 'true' || value === '1' ? 'request.on' : 'request.off');
    case 'payment_purpose':
      return words.or(`payment_purpose.${value}`, value);
    case 'payment_format':
      return words.or(`instructionFormat.${value}`, value);
    case 'payment_state':
    case 'payment_state_before':
      return words.or(`payment_state.${value}`, value);
    case 'evidence_lines':
      // As the line itself says its time: a clock of China needs no zone.
      return value.replace(/(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})\+08:00/g, '$1 $2');
    case 'close_bank_unmatched':
    case 'close_suspense':
    case 'close_payments_open':
    case 'payment_sum':
      return value.replace(/\d(?=(?:\d{3})+(?:\.|$| ))/g, '$&,');
    case 'payment_warning':
      return warningText(words, value);
    case 'exception':
      return exceptionText(words, value);
    case 'order_status':
    case 'order_status_before':
      return words.or(`lineStatus.${value}`, value);
    case 'erase_unit':
      return value.replace(/^[a-z_]+(?= )/, (name) => words.or(`record_class.${name}`, name));
    case 'settlement_batch':
    case 'settlement_owner':
      // A channel by its code first, in words of ours.
      return value.replace(/^[a-z]+(?= )/, (code) => words.or(`channel.${code}`, code));
    case 'adjustment_booked':
      return words.or(`adjustment_booked.${value}`, value);
    case 'settlement_warning':
      return settlementWarning(words, value);
    case 'adjustment_effect':
      return value.replace(/^[a-z]+/, (effect) => words.or(`adjustment_effect.${effect}`, effect));
    case 'terms_change':
    case 'terms_change_before':
      return termsText(words, value);
    case 'layout_change':
      return layoutText(words, value);
    case 'risk_change':
      return riskText(words, value);
    case 'period_state':
    case 'period_state_before':
      return words.or(`books.periodState.${value}`, value);
    case 'account_class':
      return words.or(`accountClass.${value}`, value);
    case 'account_role':
      return words.or(`accountRole.${value}`, value);
    case 'account_sub_ledger':
      return words.or(`subLedgerKind.${value}`, value);
    case 'posting_debit':
    case 'posting_credit':
      return postingText(words, value);
    case 'agreement':
    case 'agreement_before':
      return agreementText(words, value);
    case 'backup_at':
      return value.endsWith('Z') ? ownTime(value) : instantText(value);
    case 'person':
    case 'name':
      return value === '' ? words('request.erasedName') : value;
    default:
      return value;
  }
}

/** What it is and whose number it bears, as the list of differences says it. */
function exceptionText(words: Words, value: string): string {
  const [ofLeg = '', ofKind = '', ...reference] = value.split(' ');
  const leg = LEGS.find((one) => one === ofLeg);
  const kind = EXCEPTION_KINDS.find((one) => one === ofKind);
  if (!leg || !kind) return value;
  return [exceptionKindName(words.locale, { leg, kind }), ...reference].join(' ');
}

const warning = z.object({ check: z.string(), count: z.number(), places: z.array(z.number()) });
/** What the checks warn of, and of which payments; as it came where it cannot be read. */
function warningText(words: Words, text: string): string {
  try {
    const read = warning.safeParse(JSON.parse(text));
    if (!read.success) return text;
    const { check, count, places } = read.data;
    const name = words.or(`paymentCheck.${check.split('.')[0]}`, check);
    return words('request.paymentWarning', {
      check: name,
      count,
      places: places.join(words('request.placesJoint')),
    });
  } catch {
    return text;
  }
}

/** As it came where it cannot be read: nothing asked for is hidden. */
function termsText(words: Words, text: string): string {
  try {
    const read = termsChange.safeParse(JSON.parse(text));
    return read.success ? changeSentence(read.data, words) : text;
  } catch {
    return text;
  }
}

/** As it came where it cannot be read. */
function riskText(words: Words, text: string): string {
  try {
    const read = riskBookChange.safeParse(JSON.parse(text));
    return read.success ? riskChangeSentence(read.data, words) : text;
  } catch {
    return text;
  }
}

/** As it came where it cannot be read. */
function layoutText(words: Words, text: string): string {
  try {
    const read = layoutChange.safeParse(JSON.parse(text));
    return read.success ? layoutChangeSentence(read.data, words) : text;
  } catch {
    return text;
  }
}

const each = (list: string, say: (name: string) => string): string =>
  list
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .map(say)
    .join(' · ');

export interface Sides {
  readonly left: number;
  readonly right: number;
  readonly difference: number;
}

/** Both sides of a match and their difference in minor units, where the request is about one. */
export function sidesOf(request: Request): Sides | null {
  const amount = (name: string): number | null => {
    const text = factOf(request, name);
    const read = text === null ? null : parseMinor(text, fractionDigits(request.currency));
    return read?.ok ? read.value : null;
  };
  const left = amount('left_sum');
  const right = amount('right_sum');
  const difference = amount('difference');
  return left === null || right === null || difference === null ? null : { left, right, difference };
}

/** The limits asked for; null when the request is about none, or they cannot be read. */
export function rulesOf(request: Pick<RequestView, 'facts'>): PolicyRule[] | null {
  const text = factOf(request, 'rules');
  if (text === null) return null;
  try {
    const read = policyRule.array().safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export interface ChangedRule {
  readonly kind: PolicyRule['kind'];
  readonly before: string;
  readonly after: string;
}

/** What would change against the limits that hold now. */
export function changedRules(
  words: Words,
  now: readonly PolicyRule[],
  wanted: readonly PolicyRule[],
): ChangedRule[] {
  return wanted.flatMap(({ kind, steps }) => {
    const before = stepsText(words, now.find((rule) => rule.kind === kind)?.steps ?? []);
    const after = stepsText(words, steps);
    return before === after ? [] : [{ kind, before, after }];
  });
}

/** One step is a number of people; several say from which amount each begins. */
export function stepsText(words: Words, steps: PolicyRule['steps']): string {
  if (steps.length === 1) return approversText(words, steps[0]?.approvers ?? 0);
  return steps
    .map((step) =>
      words('policy.step', {
        from: formatMinorGrouped(step.from, 'CNY'),
        approvers: approversText(words, step.approvers),
      }),
    )
    .join(' · ');
}

export const approversText = (words: Words, approvers: number): string =>
  words.or(`policy.approvers.${approvers}`, String(approvers));
