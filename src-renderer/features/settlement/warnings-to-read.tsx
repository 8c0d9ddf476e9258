/** What the checks of the batches about to be signed found, in sentences; past a number nobody reads in a dialog it says how many are left. */

import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import { useAnswer } from '../../api/client.tsx';
import { ownerText } from '../../ui/settlement-owner.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { checkSentence } from './check-words.ts';
import { OUTCOME_TONES, worstFirst } from './looks.ts';
import classes from './settlement.module.css';

const SHOWN_MAX = 8;

export function WarningsToRead({ batches }: { readonly batches: readonly SettlementView[] }) {
  const words = useWords();
  const found = batches.filter(({ checks }) => checks.warn + checks.stop > 0);
  if (found.length === 0) return <p className={classes.muted}>{words('settlement.noWarnings')}</p>;
  return (
    <section className={classes.warnings} aria-label={words('settlement.warningsToRead')}>
      <h3>{words('settlement.warningsToRead')}</h3>
      {found.slice(0, SHOWN_MAX).map((batch) => (
        <Warnings key={batch.key} batch={batch} isNamed={batches.length > 1} />
      ))}
      {found.length > SHOWN_MAX ? (
        <p className={classes.muted}>
          {words('settlement.warningsMore', { count: found.length - SHOWN_MAX })}
        </p>
      ) : null}
    </section>
  );
}

function Warnings({ batch, isNamed }: { readonly batch: SettlementView; readonly isNamed: boolean }) {
  const words = useWords();
  const checks = useAnswer('settlement.get', { key: batch.key }).data?.checks ?? [];
  return (
    <ul>
      {isNamed ? (
        <li className={classes.warningsOf}>
          {ownerText(words, batch)} {batch.from}
        </li>
      ) : null}
      {worstFirst(checks)
        .filter(({ outcome }) => outcome === 'warn' || outcome === 'stop')
        .map((check) => (
          <li key={check.name}>
            <Tag tone={OUTCOME_TONES[check.outcome]}>{words(`settlement.outcome.${check.outcome}`)}</Tag>
            <span>
              {words('settlement.warning', {
                check: words(`settlement.check.${check.name}`),
                found: checkSentence(words, check),
              })}
            </span>
          </li>
        ))}
    </ul>
  );
}
