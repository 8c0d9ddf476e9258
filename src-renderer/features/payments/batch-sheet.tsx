/** The sheet a second person signs: the batch in figures, every payment of it, its hash, and room for two signatures; dark on white in every theme. */
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { formatName } from '../../ui/payment-header/format-choice.ts';
import { Sheet } from '../../ui/printed-sheet.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './batch-sheet.module.css';

interface BatchSheetProps {
  readonly batch: BatchView;
  readonly items: readonly PaymentView[];
  readonly workspace: string;
}

export function BatchSheet({ batch, items, workspace }: BatchSheetProps) {
  const words = useWords();
  const { currency } = batch;
  return (
    <Sheet
      className={classes.sheet}
      title={words('payments.sheet.title')}
      signs={[words('payments.sheet.maker'), words('payments.sheet.checker'), words('payments.sheet.date')]}
    >
      <dl>
        <dt>{words('payments.sheet.house')}</dt>
        <dd>{workspace}</dd>
        <dt>{words('payments.col.batch')}</dt>
        <dd>
          {batch.batchNo} · {words(`batch_state.${batch.state}`)}
        </dd>
        <dt>{words('payments.purpose')}</dt>
        <dd>{words(`payment_purpose.${batch.purpose}`)}</dd>
        <dt>{words(batch.purpose === 'collection' ? 'payments.to' : 'payments.from')}</dt>
        <dd>{batch.fromName}</dd>
        <dt>{words('payments.format')}</dt>
        <dd>{formatName(words, batch)}</dd>
        <dt>{words('payments.day')}</dt>
        <dd>{batch.executionDay}</dd>
        <dt>{words('payments.sum')}</dt>
        <dd>
          <strong>
            {words('payments.itemCount', { count: batch.count })} · {formatMinorGrouped(batch.sum, currency)}{' '}
            {currency}
          </strong>
        </dd>
        <dt>{words('payments.hash')}</dt>
        <dd className={classes.code}>{batch.hash || words('payments.sheet.noHash')}</dd>
        {batch.note === '' ? null : (
          <>
            <dt>{words('payments.note')}</dt>
            <dd>{batch.note}</dd>
          </>
        )}
      </dl>
      <table>
        <thead>
          <tr>
            <th>{words('payments.col.place')}</th>
            <th>{words('payments.col.payee')}</th>
            <th>{words('payments.col.number')}</th>
            <th>{words('payments.col.bank')}</th>
            <th>{words('payments.col.remark')}</th>
            <th>{words('payments.col.outcome')}</th>
            <th className={classes.right}>
              {words('payments.col.amount')} {currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.place}>
              <td>{item.place}</td>
              <td>{item.payee}</td>
              <td>{item.number}</td>
              <td>{item.bankName}</td>
              <td>{item.remark}</td>
              <td>{words(`check_outcome.${item.outcome}`)}</td>
              <td className={classes.right}>{formatMinorGrouped(item.amount, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
