/** What a second person will be asked to agree to, before it is asked: count, sum, and what the checks warn of. */
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import { Amount } from '../../ui/amount.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { OUTCOME_ORDER, OUTCOME_TONES } from './batch-steps.ts';
import classes from './payments.module.css';

export function SubmitSums({
  batch,
  items,
}: {
  readonly batch: BatchView;
  readonly items: readonly PaymentView[];
}) {
  const words = useWords();
  const payees = new Set(items.map(({ accountId }) => accountId)).size;
  return (
    <div className={classes.sums}>
      <span>
        <small>{words('payments.itemCount', { count: batch.count })}</small>
        <Amount minor={batch.sum} currency={batch.currency} showsCurrency size="key" />
      </span>
      <span>
        <small>{words('payments.payees')}</small>
        <strong>{payees.toLocaleString('en')}</strong>
      </span>
      <span className={classes.tags}>
        {OUTCOME_ORDER.filter((outcome) => batch.checks[outcome] > 0).map((outcome) => (
          <Tag key={outcome} tone={OUTCOME_TONES[outcome]}>
            {words(`check_outcome.${outcome}`)} {batch.checks[outcome].toLocaleString('en')}
          </Tag>
        ))}
      </span>
    </div>
  );
}
