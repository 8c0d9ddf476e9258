/**
 * What the checks of one payment found, in words: what stops it, then what warns, then what could not be checked. The list asks for it row by row,
 * only of rows in sight that have something to say.
 */
import type { CheckView, PaymentView } from '../../../shared/contract/payment-views.ts';
import { useAnswer } from '../../api/client.tsx';
import { useWords } from '../../ui/words.ts';
import { checkAdvice, checkSentence, sortedChecks } from './check-words.ts';
import classes from './payments.module.css';

export function Findings({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const { batchNo, place, outcome } = payment;
  const found = useAnswer('payments.get', { batchNo, place }, { enabled: outcome !== 'pass' });
  if (outcome === 'pass') return null;
  // Beside what stops or warns, what could not be checked is no news; the details have it.
  const isTold = (check: CheckView) =>
    outcome === 'not_checked'
      ? check.outcome === outcome
      : check.outcome === 'stop' || check.outcome === 'warn';
  const checks = sortedChecks(found.data?.checks ?? []).filter(isTold);
  const text = checks.map((check) => checkSentence(words, check)).join(words('payments.joint'));
  return (
    <span title={[text, ...checks.map((each) => checkAdvice(words, each))].join('\n').trim()}>{text}</span>
  );
}

/** All twelve checks of one payment, each with its result and, where it is in the way, what to do. */
export function CheckList({ checks }: { readonly checks: readonly CheckView[] }) {
  const words = useWords();
  if (checks.length === 0) return <p className={classes.muted}>{words('payments.notVerifiedText')}</p>;
  return (
    <ul className={classes.checks}>
      {sortedChecks(checks).map((check) => {
        const advice = checkAdvice(words, check);
        return (
          <li key={check.name} data-outcome={check.outcome}>
            <span className={classes.mark} aria-hidden />
            <div>
              <strong>{words(`paymentCheck.${check.name}`)}</strong>
              <small>{words(`check_outcome.${check.outcome}`)}</small>
              {check.outcome === 'pass' ? null : <p>{checkSentence(words, check)}</p>}
              {advice === '' ? null : <p className={classes.muted}>{advice}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
