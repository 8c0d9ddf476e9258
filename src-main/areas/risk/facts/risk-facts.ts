/**
 * The one table of risk control, written and read. Every fact is one row and one event that says 'risk.kept' and nothing else (反洗钱法 art. 35): who
 * looks at the record sees that somebody with the right was at work, never at what.
 *
 * The record binds a row by its hash; a random salt in every body keeps anybody from trying out guesses against that hash.
 */
import { randomBytes } from 'node:crypto';
import { Refused } from '../../../../shared/contract/errors.ts';
import {
  type Kept,
  type RiskFact,
  type RiskFactKind,
  riskFact,
} from '../../../../shared/contract/risk-fact.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Who } from '../../../record/entry.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';

interface Deps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
}

export class RiskFacts {
  readonly #deps: Deps;
  /** Bodies that were read once: they never change, but the row of a write that was taken back may come again with another. */
  #known = new Map<number, { readonly body: string; readonly kept: Kept }>();
  #held: { readonly writes: number; readonly facts: readonly Kept[] } | null = null;
  #byKind: ReadonlyMap<RiskFactKind, readonly Kept[]> = new Map();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Writes one fact. */
  keep(info: Who, fact: RiskFact): void {
    const { ledger, record, now } = this.#deps;
    const body = JSON.stringify({ ...riskFact.parse(fact), salt: randomBytes(16).toString('hex') });
    record.write(info, { action: 'risk.kept', subject: {} }, () =>
      ledger.append(ledger.query.insertInto('risk_fact').values({ body, at: now(), by: info.person })),
    );
  }

  /** All, oldest first. */
  all(): readonly Kept[] {
    const { ledger } = this.#deps;
    const writes = ledger.writes();
    if (this.#held?.writes === writes) return this.#held.facts;
    const rows = ledger.all(ledger.query.selectFrom('risk_fact').selectAll().orderBy('row'));
    const known = new Map<number, { readonly body: string; readonly kept: Kept }>();
    const facts = rows.map((row) => {
      const before = this.#known.get(row.row);
      const kept =
        before?.body === row.body ? before.kept : { ...read(row), row: row.row, at: row.at, by: row.by };
      known.set(row.row, { body: row.body, kept });
      return kept;
    });
    this.#known = known;
    this.#held = { writes, facts };
    this.#byKind = Map.groupBy(facts, ({ what }) => what);
    return facts;
  }

  /** Those of one kind, oldest first. */
  of<Kind extends RiskFactKind>(kind: Kind): readonly Kept<Kind>[] {
    this.all();
    return (this.#byKind.get(kind) ?? []) as readonly Kept<Kind>[]; // Grouped by what they are.
  }
}

function read({ body }: { readonly body: string }): RiskFact {
  const parsed = riskFact.safeParse(JSON.parse(body));
  if (!parsed.success) throw new Refused('workspace_damaged', { file: 'ledger.db', table: 'risk_fact' });
  return parsed.data;
}
