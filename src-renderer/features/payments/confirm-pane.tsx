/** What a second person agrees to and what happened so far: hash, count, sum, who asked and who decided, each with its time and reason. */
import { Link } from 'react-router-dom';
import type { BatchState } from '../../../shared/domain/payment.ts';
import { Amount } from '../../ui/amount.tsx';
import { requestAddress } from '../../ui/asked-notice.tsx';
import { OurClock } from '../../ui/day.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { stillMissing } from '../../ui/still-missing.ts';
import { useWords } from '../../ui/words.ts';
import type { BatchAnswer } from './batch-frame.tsx';
import classes from './payments.module.css';
import { toldHistory } from './told-history.ts';

export function ConfirmPane({ answer }: { readonly answer: BatchAnswer }) {
  const words = useWords();
  const { batch, history, agreed } = answer;
  return (
    <div className={classes.two}>
      <Panel title={words('payments.agreedTo')}>
        <p className={classes.lead}>
          {agreed && agreed.needed > 1
            ? words('payments.confirm.several', stillMissing(agreed))
            : words(`payments.confirm.${confirmOf(batch.state)}`)}
        </p>
        <Facts
          facts={[
            { name: words('payments.col.count'), value: batch.count.toLocaleString('en') },
            {
              name: words('payments.sum'),
              value: <Amount minor={batch.sum} currency={batch.currency} showsCurrency size="strong" />,
            },
            { name: words('payments.hash'), value: batch.hash, isCode: true },
            {
              name: words('payments.request'),
              value:
                batch.requestId === null ? (
                  ''
                ) : (
                  <Link to={requestAddress(batch.requestId)} className={classes.link}>
                    {words('approvals.number', { id: String(batch.requestId) })}
                  </Link>
                ),
            },
            {
              name: words('approvals.agreement'),
              value: agreed ? words('approvals.missing', stillMissing(agreed)) : '',
            },
            { name: words('payments.file'), value: batch.fileName },
          ]}
        />
      </Panel>
      <Panel title={words('payments.history')} className={classes.scrolls ?? ''}>
        <ol className={classes.history}>
          {toldHistory(history).map((each, at) => (
            // Two acts of one kind may be of one instant.
            <li key={`${each.at} ${each.what} ${at.toString()}`}>
              <span>
                <OurClock value={each.at} />
              </span>
              <span>
                <strong>{words.or(`batch_event.${each.what}`, each.what, each.facts)}</strong>
                {each.byName === '' ? '' : ` · ${each.byName}`}
                {each.reason === '' ? null : <q>{each.reason}</q>}
              </span>
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}

const confirmOf = (state: BatchState): 'before' | 'waiting' | 'agreed' | 'cancelled' => {
  if (state === 'draft' || state === 'verified') return 'before';
  return state === 'waiting' || state === 'cancelled' ? state : 'agreed';
};
