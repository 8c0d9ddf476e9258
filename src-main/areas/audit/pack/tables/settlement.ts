/** Settlements as they were decided: net and figures, every line behind what was signed, adjustments, and which payments settle them. */
import { FIGURES } from '../../../../../shared/domain/settlement.ts';
import { decisionsMade, signedBatches } from '../../../settlement/review/decision-store.ts';
import { columns, type LedgerSum, type PackGround, type PackTable } from '../table.ts';
import { fromLedger, sums } from './from-ledger.ts';

const isIn = ({ cut }: PackGround, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  cut.span(from, to);

const decisions: PackTable = {
  name: 'settlement_decisions',
  columns: columns(
    'decision:number',
    'settlement_batch:text',
    'version:number',
    'verdict:code',
    'settlement_no:code',
    'period_from:day',
    'period_to:day',
    'due:day',
    'currency:code',
    'opening:amount',
    'net:amount',
    'hash:code',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => decisionsMade(deps.ledger).length,
  totals: [{ name: 'net', by: ['verdict'], ledger: ({ deps }) => netByVerdict(deps) }],
  *rows(ground) {
    for (const each of decisionsMade(ground.deps.ledger)) {
      const currency = each.body.of.currency;
      yield {
        isIn: isIn(ground, each),
        cells: [
          each.id,
          each.key,
          each.version,
          each.decision,
          each.settlementNo,
          each.from,
          each.to,
          each.body.dueDay,
          currency,
          { amount: each.body.opening, currency },
          { amount: each.net, currency },
          each.hash,
          ground.mask.text(each.reason),
          each.at,
          each.by,
        ],
      };
    }
  },
};

function netByVerdict({ ledger }: PackGround['deps']): LedgerSum[] {
  const { query } = ledger;
  return ledger
    .all(
      query
        .selectFrom('settlement_decision')
        .select(['currency', 'decision', query.fn.sum<number>('net').as('amount')])
        .groupBy(['currency', 'decision'])
        .orderBy('currency')
        .orderBy('decision'),
    )
    .map(({ currency, decision, amount }) => ({ currency, amount, values: [decision] }));
}

const figures: PackTable = {
  name: 'settlement_figures',
  columns: columns('decision:number', 'figure:code', 'currency:code', 'amount:amount'),
  count: ({ deps }) => decisionsMade(deps.ledger).length * FIGURES.length,
  totals: [],
  *rows(ground) {
    for (const each of decisionsMade(ground.deps.ledger)) {
      const currency = each.body.of.currency;
      for (const figure of FIGURES)
        yield {
          isIn: isIn(ground, each),
          cells: [each.id, figure, currency, { amount: each.body.figures[figure], currency }],
        };
    }
  },
};

const members: PackTable = {
  name: 'settlement_members',
  columns: columns(
    'decision:number',
    'settlement_no:code',
    'figure:code',
    'line:number',
    'currency:code',
    'amount:amount',
  ),
  count: ({ deps }) =>
    signedBatches(deps.ledger)
      .flatMap((each) => [...each.members().values()])
      .reduce((sum, { lineIds }) => sum + lineIds.length, 0),
  totals: [],
  *rows(ground) {
    for (const each of signedBatches(ground.deps.ledger)) {
      const currency = each.of.currency;
      for (const [figure, { lineIds, amounts }] of each.members())
        for (let at = 0; at < lineIds.length; at += 1)
          yield {
            isIn: isIn(ground, each),
            cells: [
              each.decisionId,
              each.settlementNo,
              figure,
              lineIds[at] ?? 0,
              currency,
              { amount: amounts[at] ?? 0, currency },
            ],
          };
    }
  },
};

const adjustments = fromLedger('adjustments', 'settlement_adjustment', {
  columns: columns(
    'adjustment:number',
    'side:code',
    'settled_with:text',
    'adjustment_kind:code',
    'effect:code',
    'currency:code',
    'amount:amount',
    'day:day',
    'line:number',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  cells: ({ id, side, owner, kind, effect, currency, amount, day, evidence, reason, at, by }, { mask }) => [
    id,
    side,
    owner,
    kind,
    effect,
    currency,
    { amount, currency },
    day,
    evidence,
    mask.text(reason),
    at,
    by,
  ],
  isIn: ({ day }, { cut }) => cut.day(day),
  totals: [{ name: 'amount', by: [], ledger: ({ deps }) => sums(deps.ledger, 'settlement_adjustment') }],
});

const payouts = fromLedger('settlement_payouts', 'settlement_payout', {
  columns: columns(
    'payment_batch:code',
    'settlement_no:code',
    'carried_no:code',
    'amount_minor:number',
    'at:instant',
    'by:code',
  ),
  cells: (row) => [row.batch_no, row.settlement_no, row.carried_no, row.amount, row.at, row.by],
  isIn: ({ at }, { cut }) => cut.instant(at),
});

export const settlementTables: readonly PackTable[] = [decisions, figures, members, adjustments, payouts];
