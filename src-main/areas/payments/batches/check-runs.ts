/**
 * Checks as they were found: every verification is kept, the newest of a version counts. What a list shows of them is counted once a version.
 */
import type { Facts } from '../../../../shared/contract/errors.ts';
import type { CheckOutcome, PaymentCheck } from '../../../../shared/domain/payment.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { worse } from '../rules/checks/all.ts';
import type { PlacedVerdict } from '../rules/checks/check.ts';

export interface CheckRun {
  readonly at: string;
  readonly by: string;
  readonly verdicts: readonly PlacedVerdict[];
  /** By place, the worst of each; place 0 is the batch. */
  readonly worst: ReadonlyMap<number, CheckOutcome>;
  readonly hasStop: boolean;
}

export class CheckRuns {
  readonly #ledger: Ledger;
  /** Newest runs by batch and version; null where there was none. */
  readonly #known = new Map<string, CheckRun | null>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  newest(batchNo: string, version: number): CheckRun | null {
    const key = `${batchNo}|${version}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const read = this.#read(batchNo, version);
    this.#known.set(key, read);
    return read;
  }

  /** When a batch was verified, oldest first: one entry a verification. */
  runsOf(batchNo: string): readonly {
    readonly at: string;
    readonly by: string;
    readonly version: number;
    readonly counts: Readonly<Record<CheckOutcome, number>>;
  }[] {
    const { query } = this.#ledger;
    const rows = this.#ledger.all(
      query
        .selectFrom('payment_check')
        .select(({ fn }) => ['batch_version', 'at', 'by', 'outcome', fn.countAll<number>().as('count')])
        .where('batch_no', '=', batchNo)
        .groupBy(['batch_version', 'at', 'by', 'outcome'])
        .orderBy('at')
        .orderBy('batch_version'),
    );
    const runs = Map.groupBy(rows, (row) => `${row.at}|${row.batch_version}|${row.by}`);
    return [...runs.values()].flatMap((of) => {
      const [first] = of;
      if (!first) return [];
      const counts = { pass: 0, warn: 0, stop: 0, not_checked: 0 };
      for (const row of of) counts[row.outcome as CheckOutcome] += row.count;
      return [{ at: first.at, by: first.by, version: first.batch_version, counts }];
    });
  }

  /** Inside a write. */
  append(
    { batchNo, version }: { readonly batchNo: string; readonly version: number },
    verdicts: readonly PlacedVerdict[],
    { at, by }: { readonly at: string; readonly by: string },
  ): void {
    this.#ledger.appendMany(
      'payment_check',
      ['batch_no', 'batch_version', 'place', 'name', 'outcome', 'facts', 'at', 'by'],
      verdicts.map(({ place, name, outcome, facts }) => [
        batchNo,
        version,
        place,
        name,
        outcome,
        JSON.stringify(facts),
        at,
        by,
      ]),
    );
    this.#known.delete(`${batchNo}|${version}`);
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#known.clear();
  }

  /** Every verification writes every check of every place, so the last row of each is the newest run's. */
  #read(batchNo: string, version: number): CheckRun | null {
    const { query } = this.#ledger;
    const rows = this.#ledger.all(
      query
        .selectFrom('payment_check')
        .selectAll()
        .where('batch_no', '=', batchNo)
        .where('batch_version', '=', version)
        .orderBy('row'),
    );
    const last = rows.at(-1);
    if (!last) return null;
    const newest = new Map(rows.map((row) => [`${row.place} ${row.name}`, row]));
    // Words as they were written by the checks.
    const verdicts = [...newest.values()].map((row) => ({
      place: row.place,
      name: row.name as PaymentCheck,
      outcome: row.outcome as CheckOutcome,
      facts: JSON.parse(row.facts) as Facts,
    }));
    const worst = new Map<number, CheckOutcome>();
    for (const { place, outcome } of verdicts) worst.set(place, worse(worst.get(place) ?? 'pass', outcome));
    return {
      at: last.at,
      by: last.by,
      verdicts,
      worst,
      hasStop: verdicts.some(({ outcome }) => outcome === 'stop'),
    };
  }
}
