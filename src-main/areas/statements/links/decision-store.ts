/** What persons said of two lines being one movement: facts, oldest first. The latest word about a pair stands. */
import type { LinkDecision, LinkKind } from '../../../../shared/domain/line-link.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

export interface LinkWord {
  readonly kind: LinkKind;
  readonly a: number;
  readonly b: number;
  readonly decision: LinkDecision;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export function appendLinkWord(ledger: Ledger, word: LinkWord): void {
  ledger.append(
    ledger.query.insertInto('line_link_decision').values({
      kind: word.kind,
      a_line_id: word.a,
      b_line_id: word.b,
      decision: word.decision,
      reason: word.reason,
      at: word.at,
      by: word.by,
    }),
  );
}

/**
 * The words that stand. A line that changed since is still the line that was decided about: `standing` gives the version of it that counts.
 */
export function standingLinkWords(ledger: Ledger, standing: (lineId: number) => number): LinkWord[] {
  const rows = ledger.all(ledger.query.selectFrom('line_link_decision').selectAll().orderBy('row'));
  const words = new Map<string, LinkWord>();
  for (const row of rows) {
    const word = {
      kind: row.kind as LinkKind, // The table allows no other word.
      a: standing(row.a_line_id),
      b: standing(row.b_line_id),
      decision: row.decision as LinkDecision, // As above.
      reason: row.reason,
      at: row.at,
      by: row.by,
    };
    const key = `${word.kind}|${word.a}|${word.b}`;
    words.delete(key);
    if (word.decision !== 'withdraw') words.set(key, word);
  }
  return [...words.values()];
}
