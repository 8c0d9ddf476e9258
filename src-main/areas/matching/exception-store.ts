/**
 * Exceptions in the ledger. There may be a million: they are written and read one after the other, and what many say in the same words is in
 * memory once.
 */
import type { ExceptionKind, Leg, Suggestion } from '../../../shared/domain/leg.ts';
import type { Ledger } from '../../ledger/ledger.ts';

export interface StoredException {
  readonly leg: Leg;
  readonly key: string;
  readonly kind: ExceptionKind;
  readonly amount: number;
  readonly difference: number;
  readonly currency: string;
  readonly sinceDay: number;
  readonly expectedByDay: number | null;
  readonly suggestion: Suggestion;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly evidence: readonly { readonly name: string; readonly value: string }[];
}

/** Call inside a transaction. */
export function appendExceptions(
  ledger: Ledger,
  runId: number,
  leg: Leg,
  exceptions: readonly StoredException[],
): void {
  ledger.appendMany(
    'reconciliation_exception',
    [
      'run_id',
      'leg',
      'key',
      'kind',
      'amount',
      'difference',
      'currency',
      'since_day',
      'expected_by_day',
      'suggestion',
      'left_lines',
      'right_lines',
      'evidence',
    ],
    exceptionRows(runId, leg, exceptions),
  );
}

const BODIES_KEPT_MAX = 200_000;

/** One after the other, because there may be a million; by key, so that the index over keys grows at its end. */
function* exceptionRows(
  runId: number,
  leg: Leg,
  exceptions: readonly StoredException[],
): Generator<readonly unknown[]> {
  const bodies = new Map<StoredException['evidence'], string>();
  const bodyOf = (evidence: StoredException['evidence']) => {
    const known = bodies.get(evidence);
    const body = known ?? JSON.stringify(evidence);
    if (known === undefined && bodies.size < BODIES_KEPT_MAX) bodies.set(evidence, body);
    return body;
  };
  for (const each of exceptions.toSorted(byKey))
    yield [
      runId,
      leg,
      each.key,
      each.kind,
      each.amount,
      each.difference,
      each.currency,
      each.sinceDay,
      each.expectedByDay,
      each.suggestion,
      JSON.stringify(each.left),
      JSON.stringify(each.right),
      bodyOf(each.evidence),
    ];
}

/** What a run found of some legs, in no order that says anything. */
export function exceptionsOf(ledger: Ledger, holder: number, legs: readonly Leg[]): StoredException[] {
  const found: StoredException[] = [];
  const kept = new Kept();
  const rows = ledger.each(
    ledger.query
      .selectFrom('reconciliation_exception')
      .selectAll()
      .where('run_id', '=', holder)
      .where('leg', 'in', legs),
  );
  for (const row of rows)
    found.push({
      leg: kept.text(row.leg) as Leg,
      key: row.key,
      kind: kept.text(row.kind) as ExceptionKind,
      amount: row.amount,
      difference: row.difference,
      currency: kept.text(row.currency),
      sinceDay: row.since_day,
      expectedByDay: row.expected_by_day,
      suggestion: kept.text(row.suggestion) as Suggestion,
      left: row.left_lines === '[]' ? NO_LINES : JSON.parse(row.left_lines),
      right: row.right_lines === '[]' ? NO_LINES : JSON.parse(row.right_lines),
      evidence: kept.evidence(row.evidence),
    });
  return found;
}

export const byKey = (one: StoredException, other: StoredException): number => (one.key < other.key ? -1 : 1);

const NO_LINES: readonly number[] = [];

/** What many exceptions say in the same words is kept once. */
class Kept {
  readonly #texts = new Map<string, string>();
  readonly #evidence = new Map<string, StoredException['evidence']>();

  text(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  evidence(body: string): StoredException['evidence'] {
    const known = this.#evidence.get(body);
    if (known) return known;
    const read: StoredException['evidence'] = JSON.parse(body);
    this.#evidence.set(body, read);
    return read;
  }
}
