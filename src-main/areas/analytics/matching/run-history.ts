/**
 * Which runs found which exceptions. Runs and what they found never change, so what was read of one stays read; a run that was withdrawn says nothing.
 *
 * An exception's spell is the unbroken row of runs that found it: it was first found by the first of them.
 */
import { type ExceptionKind, LEGS, type Leg } from '../../../../shared/domain/leg.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

/** An exception as a run found it, by its first line. */
export interface Found {
  readonly key: string;
  readonly leg: Leg;
  readonly kind: ExceptionKind;
  readonly currency: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
}
interface Run {
  readonly id: number;
  readonly ranAt: string;
  /** By leg: the run that holds what this one found of it. */
  readonly holders: ReadonlyMap<string, number>;
}
/** What a run found of a leg and the next one did not find again. */
const gone = new WeakMap<Ledger, Map<string, readonly Found[]>>();

export class RunHistory {
  readonly #ledger: Ledger;
  readonly #runs: readonly Run[];

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#runs = runsOf(ledger);
  }

  /** Every exception that a run found and the next one over the same leg did not, with when that one ran. */
  *vanished(): Generator<{
    readonly found: Found;
    readonly since: () => string | null;
    readonly at: string;
  }> {
    for (const [at, run] of this.#runs.entries()) {
      const next = this.#runs[at + 1];
      if (!next) return;
      for (const leg of LEGS) {
        const [holder, later] = [run.holders.get(leg), next.holders.get(leg)];
        if (holder === undefined || later === undefined || holder === later) continue;
        for (const found of this.#between(leg, holder, later))
          yield { found, since: () => this.#spellStart(leg, found.key, at), at: next.ranAt };
      }
    }
  }

  /** When the run ran that first found it, of the spell that reached until then; null where no run had found it. */
  spellUntil(leg: Leg, key: string, until: string): string | null {
    return this.#spellStart(
      leg,
      key,
      this.#runs.findLastIndex(({ ranAt }) => ranAt <= until),
    );
  }

  /** The same of the spell that lasts. */
  spellNow(leg: Leg, key: string): string | null {
    return this.#spellStart(leg, key, this.#runs.length - 1);
  }

  #spellStart(leg: Leg, key: string, last: number): string | null {
    let first: string | null = null;
    let known = -1;
    for (let at = last; at >= 0; at -= 1) {
      const run = this.#runs[at];
      const holder = run?.holders.get(leg);
      if (!run || holder === undefined || (holder !== known && !this.#has(holder, key))) return first;
      known = holder;
      first = run.ranAt;
    }
    return first;
  }

  /** As the newest run before then found it. */
  foundUntil(leg: Leg, key: string, until: string): Found | null {
    const run = this.#runs.findLast(({ ranAt }) => ranAt <= until);
    const holder = run?.holders.get(leg);
    if (holder === undefined) return null;
    const row = this.#ledger.first(
      this.#ledger.query
        .selectFrom('reconciliation_exception')
        .select(['key', 'kind', 'currency', 'left_lines', 'right_lines'])
        .where('run_id', '=', holder)
        .where('key', '=', key),
    );
    return row ? foundOf(leg, row) : null;
  }

  #has(holder: number, key: string): boolean {
    const { query } = this.#ledger;
    return (
      this.#ledger.first(
        query
          .selectFrom('reconciliation_exception')
          .select('run_id')
          .where('run_id', '=', holder)
          .where('key', '=', key),
      ) !== undefined
    );
  }

  #between(leg: Leg, holder: number, later: number): readonly Found[] {
    const known = gone.get(this.#ledger) ?? new Map<string, readonly Found[]>();
    gone.set(this.#ledger, known);
    const name = `${leg}|${holder}|${later}`;
    const held = known.get(name);
    if (held) return held;
    const rows = this.#ledger.all(
      this.#ledger.query
        .selectFrom('reconciliation_exception as one')
        .leftJoin('reconciliation_exception as other', (join) =>
          join.onRef('other.key', '=', 'one.key').on('other.run_id', '=', later),
        )
        .select(['one.key', 'one.kind', 'one.currency', 'one.left_lines', 'one.right_lines'])
        .where('one.run_id', '=', holder)
        .where('one.leg', '=', leg)
        .where('other.key', 'is', null),
    );
    const found = rows.map((row) => foundOf(leg, row));
    known.set(name, found);
    return found;
  }
}

interface Row {
  readonly key: string;
  readonly kind: string;
  readonly currency: string;
  readonly left_lines: string;
  readonly right_lines: string;
}

const foundOf = (leg: Leg, row: Row): Found => ({
  ...{ key: row.key, leg, currency: row.currency },
  kind: row.kind as ExceptionKind, // As appendExceptions wrote it; so are the lines.
  left: JSON.parse(row.left_lines) as number[],
  right: JSON.parse(row.right_lines) as number[],
});

function runsOf(ledger: Ledger): Run[] {
  const runs = ledger.all(
    ledger.query
      .selectFrom('match_run')
      .leftJoin('match_run_undo', 'match_run_undo.run_id', 'match_run.id')
      .select(['match_run.id', 'match_run.ran_at'])
      .where('match_run_undo.run_id', 'is', null)
      .orderBy('match_run.id'),
  );
  const holders = holdersOf(ledger);
  return runs.map(({ id, ran_at: ranAt }) => ({ id, ranAt, holders: holders.get(id) ?? new Map() }));
}

type Holders = Map<number, Map<string, number>>;
const holdersKnown = new WeakMap<Ledger, Holders>();

/** By run and leg; read of those runs only that were not there before. */
function holdersOf(ledger: Ledger): Holders {
  const known = holdersKnown.get(ledger) ?? new Map<number, Map<string, number>>();
  holdersKnown.set(ledger, known);
  const last = [...known.keys()].at(-1) ?? 0;
  const legs = ledger.query
    .selectFrom('match_leg')
    .select(['run_id', 'leg', 'facts'])
    .where('run_id', '>', last)
    .orderBy('run_id');
  for (const { run_id: run, leg, facts } of ledger.each(legs)) {
    const { base } = JSON.parse(facts) as { readonly base?: number }; // Written by appendRun.
    known.set(run, (known.get(run) ?? new Map<string, number>()).set(leg, base ?? run));
  }
  return known;
}
