/** Limits of payments (付款限额): the house's newest word, or what is shipped. Another word needs a second person and holds for checks made after it. */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { type PaymentLimits, paymentLimits } from '../../../shared/contract/payment-views.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor, RequestSubject, SecondPerson } from '../../platform/second-person.ts';
import { sha256OfJson } from '../../platform/sha256.ts';
import type { Record as AuditRecord } from '../../record/record.ts';

/** Starting values, nobody's law: a million yuan a payment, two a payee and day, ten a batch. */
const SHIPPED: PaymentLimits = {
  itemMax: 100_000_000,
  payeeDayMax: 200_000_000,
  batchMax: 1_000_000_000,
  batchItemsMax: 3000,
  coolOffHours: 24,
  duplicateDays: 7,
};

export class LimitsStore {
  readonly #ledger: Ledger;
  #now: PaymentLimits | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  now(): PaymentLimits {
    const newest = () => {
      const { query } = this.#ledger;
      const row = this.#ledger.first(
        query.selectFrom('payment_limits').select('body').orderBy('row', 'desc').limit(1),
      );
      return row ? paymentLimits.parse(JSON.parse(row.body)) : SHIPPED;
    };
    this.#now ??= newest();
    return this.#now;
  }

  /** Inside a write. */
  append(limits: PaymentLimits, reason: string, { at, by }: { at: string; by: string }): void {
    const body = JSON.stringify(limits);
    this.#ledger.append(this.#ledger.query.insertInto('payment_limits').values({ body, reason, at, by }));
    this.#now = null;
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#now = null;
  }
}

export interface LimitsDeps {
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly limits: LimitsStore;
  readonly secondPerson: SecondPerson;
}

export function setLimits(
  deps: LimitsDeps,
  { limits, reason }: Input<'payments.setLimits'>,
  info: CallInfo,
): Output<'payments.setLimits'> {
  const asking = {
    kind: 'payment_limits',
    subject: { limits: JSON.stringify(limits) },
    hash: hashOf(deps.limits.now(), limits),
    facts: factsOf(deps.limits.now(), limits),
    amount: null,
    currency: '',
    reason,
  } as const;
  const work = () => write(deps, limits, info.person, reason, info);
  const { requestId } = deps.secondPerson.decide(info, asking, work);
  if (requestId === null) after(deps, info);
  return { requestId };
}

export function limitsExecutor(deps: LimitsDeps): Executor {
  const of = (subject: RequestSubject) => paymentLimits.parse(JSON.parse(String(subject['limits'])));
  return {
    hashNow: (subject) => hashOf(deps.limits.now(), of(subject)),
    run: (subject, maker, reason, info) => write(deps, of(subject), maker, reason, info),
    after: (info) => after(deps, info),
  };
}

function write(deps: LimitsDeps, limits: PaymentLimits, by: string, reason: string, info: CallInfo): void {
  const subject = { maker: by, reason };
  deps.record.write(info, { action: 'payments.limits_changed', subject }, () =>
    deps.limits.append(limits, reason, { at: deps.now(), by }),
  );
}

function after(deps: LimitsDeps, info: CallInfo): void {
  deps.limits.forget();
  info.changed('payments', 'parties', 'approvals', 'record');
}

const hashOf = (before: PaymentLimits, after: PaymentLimits): string => sha256OfJson([before, after]);

const MONEY: readonly (keyof PaymentLimits)[] = ['itemMax', 'payeeDayMax', 'batchMax'];

/** What becomes another, before → after; 0 is no limit, which the words of the fact say. */
const factsOf = (before: PaymentLimits, after: PaymentLimits) =>
  Object.keys(SHIPPED)
    .filter((name): name is keyof PaymentLimits => Object.hasOwn(SHIPPED, name))
    .filter((name) => before[name] !== after[name])
    .map((name) => {
      const shown = (limits: PaymentLimits) =>
        MONEY.includes(name) ? formatMinor(limits[name], 'CNY') : String(limits[name]);
      return { name: `limit_${name}`, value: `${shown(before)} → ${shown(after)}` };
    });
