/** The payments' part of the contract: initiate, verify, confirm, complete; limits, results and the lines of banks that belong to them. */
import type { CallName, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { BatchState } from '../../../shared/domain/payment.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import { linkLine, standingLinks, unlinkLine } from './bank-lines/line-links.ts';
import { lineOffers } from './bank-lines/line-offers.ts';
import { linkAll } from './bank-lines/link-by-number.ts';
import { agreedOf, getBatch } from './batches/batch-standing.ts';
import { cancelBatch, saveBatch } from './batches/draft.ts';
import { type PlannedFile, planFile, takeFile } from './batches/from-file.ts';
import { historyOf } from './batches/history.ts';
import { retryPayments } from './batches/retry.ts';
import { submitBatch } from './batches/submit.ts';
import { verifyBatch } from './batches/verify.ts';
import { waitingOf } from './batches/waiting.ts';
import { dayOfWord } from './booking.ts';
import type { PaymentsDeps } from './deps.ts';
import { instruct } from './instruct.ts';
import { layoutsCalls } from './layouts/calls.ts';
import { setLimits } from './limits.ts';
import { filterBatches, filterPayments } from './list-filter.ts';
import { receiptCalls } from './receipts/calls.ts';
import { planResults, type ResultsShelf } from './results/plan-results.ts';
import { askResolve } from './results/resolve.ts';
import { takeResults } from './results/take-results.ts';
import { shownReason } from './rules/shown-reason.ts';
import type { StoredBatch } from './stored/stored.ts';
import { PaymentViews } from './views.ts';

const ENDED: readonly BatchState[] = ['completed', 'cancelled'];

export function paymentsCalls(deps: PaymentsDeps): HandlersOf<Extract<CallName, `payments.${string}`>> {
  const files = new Map<string, PlannedFile>();
  const results: ResultsShelf = new Map();
  const { store, limits } = deps;
  return {
    'payments.batches': ({ query, show, offset, limit }) => {
      const views = new PaymentViews(deps);
      const isFound = filterBatches(query);
      const wanted = store.batches().filter((batch) => {
        if (show === 'all') return true;
        return ENDED.includes(views.standing.state(batch)) === (show === 'ended');
      });
      // Without a query only the rows of the page are looked at closely.
      if (query.trim() === '')
        return {
          total: wanted.length,
          rows: wanted
            .toReversed()
            .slice(offset, offset + limit)
            .map((batch) => views.batch(batch)),
        };
      const found = wanted
        .toReversed()
        .map((batch) => views.batch(batch))
        .filter(isFound);
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    'payments.waiting': () => waitingOf(deps),
    'payments.batch': ({ batchNo }) => {
      const batch = getBatch(deps, batchNo);
      const views = new PaymentViews(deps);
      return {
        batch: views.batch(batch),
        drafts: batch.state === 'draft' ? [...batch.items] : [],
        checks: views.checks(batch, 0),
        agreed: agreedOf(views.standing.request(batch)),
        history: historyOf(deps, batch),
      };
    },
    'payments.list': ({ query, batchNo, offset, limit }) => {
      const views = new PaymentViews(deps);
      const batches = batchNo === null ? store.batches().toReversed() : [getBatch(deps, batchNo)];
      const payments = [...views.paymentsOf(batches)];
      // Without a query only the rows of the page are looked at closely.
      if (query.trim() === '')
        return {
          total: payments.length,
          rows: payments.slice(offset, offset + limit).map((make) => make()),
        };
      const found = payments.map((make) => make()).filter(filterPayments(query));
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    'payments.get': ({ batchNo, place }) => paymentOf(deps, getBatch(deps, batchNo), place),
    'payments.save': (input, info) => saveBatch(deps, input, info),
    'payments.planFile': (input, info) => planFile(deps, files, input, info),
    'payments.takeFile': (input, info) => takeFile(deps, files, input, info),
    'payments.retry': (input, info) => retryPayments(deps, input, info),
    'payments.verify': (input, info) => verifyBatch(deps, input, info),
    'payments.submit': (input, info) => submitBatch(deps, input, info),
    'payments.cancel': (input, info) => cancelBatch(deps, input, info),
    'payments.instruct': (input, info) => instruct(deps, input, info),
    'payments.planResults': (input, info) => planResults(deps, results, input, info),
    'payments.takeResults': (input, info) => takeResults(deps, results, input, info),
    'payments.resolve': (input, info) => askResolve(deps, input, info),
    'payments.lineOffers': ({ itemNo }) => lineOffers(deps, itemNo),
    'payments.linkLine': (input, info) => linkLine(deps, input, info),
    'payments.linkLines': (_input, info) => linkAll(deps, info),
    'payments.unlinkLine': (input, info) => unlinkLine(deps, input, info),
    ...layoutsCalls(deps),
    'payments.limits': () => ({ limits: limits.now() }),
    'payments.setLimits': (input, info) => setLimits(deps, input, info),
    ...receiptCalls({
      ...deps,
      paymentNow: (itemNo) => {
        const item = store.item(itemNo);
        if (!item) throw new Refused('not_found', { what: 'payment', id: itemNo });
        const last = store.resultsOf(itemNo).at(-1);
        return { state: store.stateOf(item), day: last ? dayOfWord(last) : '' };
      },
    }),
  };
}

function paymentOf(deps: PaymentsDeps, batch: StoredBatch, place: number): Output<'payments.get'> {
  const { store, lines, nameOf } = deps;
  const views = new PaymentViews(deps);
  const item = store.itemsOf(batch.batchNo)[place - 1];
  const draft = batch.items[place - 1];
  if (!draft) throw new Refused('not_found', { what: 'payment', id: `${batch.batchNo} #${place}` });
  const shown = (text: string) => (item ? shownReason(text, item) : '');
  return {
    payment: item ? views.payment(batch, item) : views.draft(batch, place, draft),
    checks: views.checks(batch, place),
    events: (item ? store.resultsOf(item.itemNo) : []).map((word) => ({
      state: word.state,
      file: word.fileId === null ? '' : (store.file(word.fileId)?.fileName ?? ''),
      row: word.fileRow,
      reasonCode: word.reasonCode,
      reasonText: word.reasonText === '' ? (word.evidence.reason ?? '') : shown(word.reasonText),
      at: word.at,
      byName: nameOf(word.by),
    })),
    lines: standingLinks(deps)
      .filter((link) => item !== undefined && link.itemNo === item.itemNo)
      .map(({ id: linkId, lineId, role, origin }) => ({ linkId, role, origin, line: lines.view(lineId) })),
  };
}
