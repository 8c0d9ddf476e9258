/** Files as they came in: what they are, what they add up to, whether they proved themselves, and which of their rows gave way to a later word. */
import { isCount } from '../../../../../shared/domain/proof-names.ts';
import { columns, type PackTable } from '../table.ts';
import { fromLedger } from './from-ledger.ts';
import { importsInScope, lineSums, sumsBy } from './line-sums.ts';

const statements: PackTable = {
  name: 'statements',
  columns: columns(
    'import:number',
    'file:text',
    'sha256:code',
    'bytes:number',
    'encoding:code',
    'adapter:code',
    'adapter_version:number',
    'source_kind:code',
    'channel:code',
    'accounts:text',
    'currencies:text',
    'period_from:day',
    'period_to:day',
    'rows:number',
    'added:number',
    'duplicates:number',
    'changed:number',
    'skipped:number',
    'lines:number',
    'first_line:number',
    'proof:code',
    'import_state:code',
    'undone_at:instant',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => deps.lines.imports().length,
  totals: [],
  *rows(ground) {
    const wanted = importsInScope(ground);
    const { mask } = ground;
    for (const { id, view, lineCount, firstLineId } of ground.deps.lines.imports()) {
      const { counts } = view;
      const accounts = view.sourceKind === 'bank' ? view.accounts.map(mask.account) : view.accounts;
      yield {
        isIn: wanted.has(id),
        cells: [
          id,
          mask.text(view.file),
          view.sha256,
          view.bytes,
          view.encoding,
          view.adapter,
          view.adapterVersion,
          view.sourceKind,
          view.channel,
          accounts.join(' '),
          view.currencies.join(' '),
          view.periodFrom,
          view.periodTo,
          counts.rows,
          counts.added,
          counts.duplicates,
          counts.changed,
          counts.skipped,
          lineCount,
          firstLineId,
          view.proof,
          view.state,
          view.undoneAt,
          view.committedAt,
          view.committedBy,
        ],
      };
    }
  },
};

const statementTotals: PackTable = {
  name: 'statement_totals',
  columns: columns('import:number', 'direction:code', 'currency:code', 'lines:number', 'net:amount'),
  count: (ground) => lineSums(ground).length,
  totals: [{ name: 'net', by: ['direction'], ledger: (ground) => sumsBy(lineSums(ground), 'net') }],
  *rows(ground) {
    for (const { isIn, importId, direction, currency, records, net } of lineSums(ground))
      yield { isIn, cells: [importId, direction, currency, records, { amount: net, currency }] };
  },
};

const statementChecks: PackTable = {
  name: 'statement_checks',
  columns: columns(
    'import:number',
    'part:text',
    'check:code',
    'currency:code',
    'stated:amount',
    'computed:amount',
    'stated_count:number',
    'computed_count:number',
    'holds:code',
    'weight:code',
    'row:number',
  ),
  count: ({ deps }) => deps.lines.imports().reduce((sum, { view }) => sum + view.checks.length, 0),
  totals: [],
  *rows(ground) {
    const wanted = importsInScope(ground);
    for (const { id, view } of ground.deps.lines.imports())
      for (const { scope, name, currency, stated, computed, holds, weight, row } of view.checks) {
        const [asAmount, asCount] = isCount(name) ? [() => null, same] : [amountIn(currency), () => null];
        yield {
          isIn: wanted.has(id),
          cells: [
            id,
            ground.mask.account(scope),
            name,
            currency,
            asAmount(stated),
            asAmount(computed),
            asCount(stated),
            asCount(computed),
            yes(holds),
            weight,
            row,
          ],
        };
      }
  },
};

const same = (count: number | null): number | null => count;
const amountIn = (currency: string) => (amount: number | null) =>
  amount === null ? null : { amount, currency };
export const yes = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');

const supersessions = fromLedger('supersessions', 'line_supersession', {
  columns: columns('earlier_line:number', 'later_line:number', 'import:number'),
  cells: ({ old_line_id, new_line_id, import_id }) => [old_line_id, new_line_id, import_id],
});

const undone = fromLedger('undone_imports', 'import_undo', {
  columns: columns('import:number', 'at:instant', 'by:code', 'reason:text'),
  cells: ({ import_id, at, by, reason }, { mask }) => [import_id, at, by, mask.text(reason)],
});

/** Which lines of two files are one movement, as persons said. */
const links = fromLedger('line_links', 'line_link_decision', {
  columns: columns(
    'link_kind:code',
    'line:number',
    'other_line:number',
    'link_verdict:code',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  cells: (row, { mask }) => [
    row.kind,
    row.a_line_id,
    row.b_line_id,
    row.decision,
    mask.text(row.reason),
    row.at,
    row.by,
  ],
});

export const statementTables: readonly PackTable[] = [
  statements,
  statementTotals,
  statementChecks,
  supersessions,
  undone,
  links,
];
