/**
 * Statement files and the files of payments, by the month of their last day (transactions) or by year (statements of banks). A month is due when its last
 * day is: no line of it is younger. Lines, matches and figures stay, for the books and what was signed rest on them; what goes is the files with the names.
 */
import { chinaDay } from '../../../../../shared/domain/china-time.ts';
import { erasedImports, readErasures } from '../../../../record/erasures.ts';
import type { StoredImport } from '../../../statements/store.ts';
import type { RetentionDeps } from '../deps.ts';
import { CLASS_RULES, type RecordClass, type Years } from '../rules/classes.ts';
import { dueOn, yearEnd } from '../rules/periods.ts';
import { NOTHING, type Unit, type What } from './unit.ts';

type Deps = Pick<RetentionDeps, 'ledger' | 'lines'>;

interface Found {
  readonly first: string;
  readonly last: string;
  readonly records: number;
  readonly what: Partial<What>;
}

const monthOf = (day: string): string => day.slice(0, 7);
const yearOf = (day: string): string => day.slice(0, 4);

export function fileUnits(deps: Deps, years: Years): Unit[] {
  const gone = erasedImports(deps.ledger);
  const imports = deps.lines.imports().filter(({ id }) => !gone.has(id));
  const isOfBank = ({ view }: StoredImport) => view.sourceKind === 'bank';
  return [
    ...unitsBy('transactions', monthOf, deps, years, [
      ...imports.filter((each) => !isOfBank(each)).map(ofImport),
      ...paymentFiles(deps),
    ]),
    ...unitsBy('bank_statements', yearOf, deps, years, imports.filter(isOfBank).map(ofImport)),
  ];
}

/** A file without a day of its own is as old as its import. */
function ofImport({ id, days, view, lineCount }: StoredImport): Found {
  const taken = chinaDay(view.committedAt);
  const last = [days.to, view.periodTo].toSorted().at(-1) || taken;
  const first = [days.from, view.periodFrom].filter((day) => day !== '').toSorted()[0] ?? last;
  return { first, last, records: lineCount, what: { imports: [id] } };
}

/** Instruction and result files hold accounts in full; what is left of each is its hash. */
function paymentFiles({ ledger }: Deps): Found[] {
  const { query } = ledger;
  const instructions = ledger.all(
    query
      .selectFrom('payment_instruction')
      .select(['row', 'at'])
      .where(({ fn }) => fn('length', ['bytes']), '>', 0),
  );
  const results = ledger.all(
    query
      .selectFrom('payment_result_file')
      .select(['id', 'at'])
      .where(({ fn }) => fn('length', ['bytes']), '>', 0),
  );
  const found = (at: string, rows: What['rows']): Found => {
    const day = chinaDay(at);
    return { first: day, last: day, records: 1, what: { rows } };
  };
  return [
    ...instructions.map(({ row, at }) => found(at, { payment_instruction: [row] })),
    ...results.map(({ id, at }) => found(at, { payment_result_file: [id] })),
  ];
}

/** Rows by the month or year of their last day; shared with what is no file. */
export function unitsBy(
  recordClass: RecordClass,
  nameOf: (day: string) => string,
  { ledger }: Pick<Deps, 'ledger'>,
  years: Years,
  found: readonly Found[],
): Unit[] {
  const erased = Map.groupBy(
    readErasures(ledger).filter((each) => each.recordClass === recordClass),
    ({ label }) => label,
  );
  return [...Map.groupBy(found, ({ last }) => nameOf(last))].map(([label, of]) => {
    const last = of.map((each) => each.last).reduce((a, b) => (a > b ? a : b));
    const first = of.map((each) => each.first).reduce((a, b) => (a < b ? a : b));
    const from = CLASS_RULES[recordClass].from === 'year_end' ? yearEnd(last) : last;
    const before = erased.get(label)?.length ?? 0;
    return {
      key: `${recordClass}:${label}${before === 0 ? '' : `:${before + 1}`}`,
      recordClass,
      label,
      records: of.reduce((sum, each) => sum + each.records, 0),
      from,
      dueOn: dueOn(from, years[recordClass]),
      days: [first, last],
      party: '',
      what: {
        ...NOTHING,
        imports: of.flatMap(({ what }) => what.imports ?? []),
        rows: joined(of.map(({ what }) => what.rows ?? {})),
      },
    };
  });
}

function joined(all: readonly What['rows'][]): What['rows'] {
  const rows: { -readonly [Table in keyof What['rows']]: What['rows'][Table] } = {};
  for (const each of all) {
    for (const table of ['evidence_handover', 'payment_instruction', 'payment_result_file'] as const) {
      const more = each[table] ?? [];
      if (more.length > 0) rows[table] = [...(rows[table] ?? []), ...more];
    }
  }
  return rows;
}
