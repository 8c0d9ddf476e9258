/** A hit in a sentence of its test; where that has none, its facts by their names. Pure. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { AuditTest } from '../../../../shared/domain/audit-sample.ts';
import type { Words } from '../../../ui/words.ts';

type Hit = Output<'audit.runTest'>['hits']['rows'][number];

export const hitText = (words: Words, test: AuditTest, { facts }: Pick<Hit, 'facts'>): string =>
  words.or(
    `audit_hit.${test}`,
    Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · '),
    facts,
  );
