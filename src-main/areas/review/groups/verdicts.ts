/**
 * What persons said of groups of lines: together, not together, taken back. Every word is kept with the rule and the evidence the machine had, so
 * that a rule's precision and its weights come from the firm's own decisions. The latest word about the same lines is the one that stands.
 */
import type { Leg } from '../../../../shared/domain/leg.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { GroupRef } from '../leg-view.ts';

export interface Verdict {
  readonly leg: Leg;
  readonly verdict: 'yes' | 'no' | 'withdrawn';
  /** Key of the group decided about. */
  readonly subject: string;
  readonly rule: string;
  readonly ruleVersion: number;
  /** What the machine had made of it: accepted, proposed; by_hand where it had made nothing. */
  readonly was: 'accepted' | 'proposed' | 'by_hand';
  readonly confidence: number;
  readonly bitsHundredths: number | null;
  readonly marginHundredths: number | null;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly at: string;
  readonly by: string;
}

export interface Said {
  readonly at: string;
  readonly by: string;
}

const hundredths = (bits: number | null | undefined): number | null =>
  bits === null || bits === undefined ? null : Math.round(bits * 100);

/** A word about a group of the machine's. */
export function verdictOn(
  leg: Leg,
  group: Omit<GroupRef, 'person'>,
  verdict: Verdict['verdict'],
  said: Said,
): Verdict {
  return {
    leg,
    verdict,
    subject: group.key,
    rule: group.rule?.id ?? 'by_hand',
    ruleVersion: group.rule?.version ?? 0,
    was: group.rule === null ? 'by_hand' : group.state === 'accepted' ? 'accepted' : 'proposed',
    confidence: group.confidence,
    bitsHundredths: hundredths(group.detail?.bits),
    marginHundredths: hundredths(group.detail?.marginBits),
    left: group.left,
    right: group.right,
    ...said,
  };
}

/** Lines a person put together by herself. */
export const verdictByHand = (
  leg: Leg,
  { key, left, right }: Pick<GroupRef, 'key' | 'left' | 'right'>,
  said: Said,
): Verdict => ({
  leg,
  verdict: 'yes',
  subject: key,
  rule: 'by_hand',
  ruleVersion: 0,
  was: 'by_hand',
  confidence: 0,
  bitsHundredths: null,
  marginHundredths: null,
  left,
  right,
  ...said,
});

/** A word about lines on which something was said before: about the same rule and the same evidence. */
export function verdictAgain(
  ledger: Ledger,
  leg: Leg,
  group: GroupRef,
  verdict: Verdict['verdict'],
  said: Said,
): Verdict {
  const before = latestVerdicts(ledger, leg).get(membersKey(leg, group.left, group.right));
  return before
    ? { ...before, verdict, subject: group.key, ...said }
    : { ...verdictOn(leg, group, verdict, said), rule: group.person?.rule ?? group.rule?.id ?? 'by_hand' };
}

/** Call inside the write of the decision itself. */
export function appendVerdicts(ledger: Ledger, verdicts: readonly Verdict[]): void {
  ledger.appendMany(
    'match_decision',
    [
      'leg',
      'verdict',
      'subject',
      'rule',
      'rule_version',
      'was',
      'confidence',
      'bits_hundredths',
      'margin_hundredths',
      'left_lines',
      'right_lines',
      'at',
      'by',
    ],
    verdicts.map((each) => [
      each.leg,
      each.verdict,
      each.subject,
      each.rule,
      each.ruleVersion,
      each.was,
      each.confidence,
      each.bitsHundredths,
      each.marginHundredths,
      JSON.stringify(ascending(each.left)),
      JSON.stringify(ascending(each.right)),
      each.at,
      each.by,
    ]),
  );
}

/** The words that stand on a leg, by the lines they are about; what was taken back is not among them. Oldest first. */
export function latestVerdicts(ledger: Ledger, leg: Leg): Map<string, Verdict> {
  const rows = ledger.all(
    ledger.query.selectFrom('match_decision').selectAll().where('leg', '=', leg).orderBy('row'),
  );
  const standing = new Map<string, Verdict>();
  for (const row of rows) {
    const left = JSON.parse(row.left_lines) as number[]; // Our own JSON, written above.
    const right = JSON.parse(row.right_lines) as number[];
    const key = membersKey(leg, left, right);
    standing.delete(key); // Said anew: it moves to the end.
    if (row.verdict !== 'withdrawn')
      standing.set(key, {
        leg,
        verdict: row.verdict as Verdict['verdict'], // A CHECK of the table.
        subject: row.subject,
        rule: row.rule,
        ruleVersion: row.rule_version,
        was: row.was as Verdict['was'],
        confidence: row.confidence,
        bitsHundredths: row.bits_hundredths,
        marginHundredths: row.margin_hundredths,
        left,
        right,
        at: row.at,
        by: row.by,
      });
  }
  return standing;
}

const ascending = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);

export const membersKey = (leg: Leg, left: readonly number[], right: readonly number[]): string =>
  `${leg}|${ascending(left).join(',')}|${ascending(right).join(',')}`;
