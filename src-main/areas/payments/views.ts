/** Batches and payments as screens show them: names and numbers masked, states and checks as they stand. */
import type { BatchView, CheckView, ItemDraft, PaymentView } from '../../../shared/contract/payment-views.ts';
import { chinaDay } from '../../../shared/domain/china-time.ts';
import { maskAccount, maskName } from '../../../shared/domain/masking/party.ts';
import { type CheckOutcome, ITEM_STATES, type ItemState } from '../../../shared/domain/payment.ts';
import { standingLinks } from './bank-lines/line-links.ts';
import { type BatchStanding, batchStanding } from './batches/batch-standing.ts';
import { dayOfWord } from './booking.ts';
import type { PaymentsDeps } from './deps.ts';
import { layoutName } from './layouts/writer-of.ts';
import { receiptNumbers } from './receipts/store.ts';
import { shownByLines } from './rules/line-role.ts';
import { shownReason } from './rules/shown-reason.ts';
import type { StoredBatch, StoredItem } from './stored/stored.ts';

type ViewDeps = Pick<
  PaymentsDeps,
  'ledger' | 'store' | 'layouts' | 'checkRuns' | 'parties' | 'requests' | 'nameOf' | 'lines'
>;

/** One call's look at batches and payments: what all of them need is asked once. */
export class PaymentViews {
  readonly #deps: ViewDeps;
  readonly standing: BatchStanding;
  readonly #receipts: ReadonlyMap<string, number>;
  readonly #retriedBy = new Map<string, string>();
  /** By the number of the payment: what the lines that are it are to it. */
  readonly #roles: ReadonlyMap<string, readonly string[]>;

  constructor(deps: ViewDeps) {
    this.#deps = deps;
    this.standing = batchStanding(deps);
    this.#receipts = receiptNumbers(deps.ledger);
    const roles = new Map<string, string[]>();
    for (const { itemNo, role } of standingLinks(deps))
      roles.set(itemNo, [...(roles.get(itemNo) ?? []), role]);
    this.#roles = roles;
    for (const batch of deps.store.batches())
      if (batch.state === 'draft')
        for (const { retryOf } of batch.items)
          if (retryOf !== '') this.#retriedBy.set(retryOf, batch.batchNo);
    for (const item of deps.store.items())
      if (item.retryOf !== '' && deps.store.stateOf(item) !== 'cancelled')
        this.#retriedBy.set(item.retryOf, item.itemNo);
  }

  batch(batch: StoredBatch): BatchView {
    const { store, parties, layouts, nameOf } = this.#deps;
    const { batchNo, header, items } = batch;
    const from = parties.account(header.fromAccountId);
    const request = this.standing.request(batch);
    const checks = { pass: 0, warn: 0, stop: 0, not_checked: 0 };
    for (const place of items.keys()) checks[this.outcome(batch, place + 1)] += 1;
    return {
      ...header,
      batchNo,
      version: batch.version,
      state: this.standing.state(batch),
      hash: batch.hash === '' ? (request?.hash ?? '') : batch.hash,
      count: items.length,
      sum: items.reduce((sum, item) => sum + item.amount, 0),
      checks,
      items: this.#byState(batch),
      fromName: from ? `${maskName(from.holder)} ${maskAccount(from.number)}`.trim() : '',
      layoutName: layoutName(layouts, header.format),
      fileName: store.instruction(batchNo)?.fileName ?? '',
      requestId: request?.id ?? null,
      at: batch.at,
      byName: nameOf(batch.by),
    };
  }

  #byState(batch: StoredBatch): BatchView['items'] {
    const sums = new Map<ItemState, { count: number; sum: number }>();
    const add = (state: ItemState, amount: number) => {
      const { count, sum } = sums.get(state) ?? { count: 0, sum: 0 };
      sums.set(state, { count: count + 1, sum: sum + amount });
    };
    const frozen = this.#deps.store.itemsOf(batch.batchNo);
    for (const item of frozen) add(this.#deps.store.stateOf(item), item.amount);
    if (frozen.length === 0)
      for (const item of batch.items) add(this.standing.draftState(batch), item.amount);
    return ITEM_STATES.flatMap((state) => {
      const of = sums.get(state);
      return of ? [{ state, ...of }] : [];
    });
  }

  outcome(batch: StoredBatch, place: number): CheckOutcome {
    return this.#run(batch)?.worst.get(place) ?? 'not_checked';
  }

  checks(batch: StoredBatch, place: number): CheckView[] {
    const verdicts = this.#run(batch)?.verdicts ?? [];
    return verdicts
      .filter((verdict) => verdict.place === place)
      .map(({ name, outcome, facts }) => ({ name, outcome, facts }));
  }

  #run({ batchNo, state, version, checkedVersion }: StoredBatch) {
    return this.#deps.checkRuns.newest(
      batchNo,
      state === 'draft' || checkedVersion === 0 ? version : checkedVersion,
    );
  }

  /** Of batches, one after the other, by place; each is made when it is looked at. */
  *paymentsOf(batches: readonly StoredBatch[]): Generator<() => PaymentView> {
    for (const batch of batches) {
      const frozen = this.#deps.store.itemsOf(batch.batchNo);
      for (const item of frozen) yield () => this.payment(batch, item);
      if (frozen.length > 0) continue;
      for (const [at, item] of batch.items.entries()) yield () => this.draft(batch, at + 1, item);
    }
  }

  payment(batch: StoredBatch, item: StoredItem): PaymentView {
    const { store } = this.#deps;
    const last = store.resultsOf(item.itemNo).at(-1);
    const instruction = store.instruction(item.batchNo);
    return {
      itemNo: item.itemNo,
      batchNo: item.batchNo,
      place: item.place,
      purpose: batch.header.purpose,
      partyId: item.partyId,
      accountId: item.accountId,
      payee: maskName(item.payee),
      number: maskAccount(item.number),
      bankName: item.bankName,
      amount: item.amount,
      currency: item.currency,
      remark: item.remark,
      merchantOrderNo: item.merchantOrderNo,
      state: store.stateOf(item),
      outcome: this.outcome(batch, item.place),
      reasonCode: last?.reasonCode ?? '',
      reasonText: shownReason(last?.reasonText ?? '', item),
      receiptNumber: this.#receipts.get(item.itemNo) ?? 0,
      retryOf: item.retryOf,
      retriedBy: this.#retriedBy.get(item.itemNo) ?? '',
      lineShows: shownByLines(store.stateOf(item), this.#roles.get(item.itemNo) ?? []),
      day: last ? dayOfWord(last) : chinaDay(instruction?.at ?? item.at),
    };
  }

  draft(batch: StoredBatch, place: number, { accountId, ...draft }: ItemDraft): PaymentView {
    const account = this.#deps.parties.account(accountId);
    return {
      ...draft,
      itemNo: '',
      batchNo: batch.batchNo,
      place,
      purpose: batch.header.purpose,
      partyId: account?.partyId ?? '',
      accountId,
      payee: maskName(account?.holder ?? ''),
      number: maskAccount(account?.number ?? ''),
      bankName: account?.bankName ?? '',
      currency: batch.header.currency,
      state: this.standing.draftState(batch),
      outcome: this.outcome(batch, place),
      reasonCode: '',
      reasonText: '',
      receiptNumber: 0,
      retriedBy: '',
      lineShows: '',
      day: chinaDay(batch.at),
    };
  }
}
