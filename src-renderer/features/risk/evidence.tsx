/** What findings rest on: payments and lines, each one step from where it stands. Those of the finding that is looked at come first and are marked. */
import { Link } from 'react-router-dom';
import type { z } from 'zod';
import type { evidenceView } from '../../../shared/contract/risk-views.ts';
import { Amount } from '../../ui/amount.tsx';
import { OurClock } from '../../ui/day.tsx';
import { LineCard } from '../../ui/line-card.tsx';
import tables from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import { type Pointed, pointedFirst } from './pointed.ts';
import classes from './risk.module.css';

export type EvidenceShown = z.infer<typeof evidenceView>;

interface EvidenceProps {
  readonly evidence: EvidenceShown;
  readonly pointed?: Pointed | null;
}

export function Evidence({ evidence, pointed = null }: EvidenceProps) {
  const words = useWords();
  const { lines, payments } = pointedFirst(evidence, pointed);
  if (lines.length === 0 && payments.length === 0)
    return <p className={classes.muted}>{words('risk.evidence.none')}</p>;
  return (
    <div className={classes.evidence}>
      {evidence.isCut ? (
        <p className={classes.warned}>
          {words('risk.evidence.cut', { count: lines.length + payments.length })}
        </p>
      ) : null}
      {payments.length > 0 ? (
        <section>
          <h4>{words('risk.evidence.payments', { count: payments.length })}</h4>
          <div className={classes.tableScroll} data-scrolls>
            <table className={tables.table} aria-label={words('risk.evidence.paymentsTable')}>
              <tbody>
                {payments.map(({ row, isPointed }) => (
                  <tr key={`${row.batchNo} ${row.place}`} data-active={isPointed || undefined}>
                    <td>
                      <Link className={classes.link} to={`/payments/${row.batchNo}`}>
                        {row.batchNo}
                      </Link>{' '}
                      {row.itemNo}
                    </td>
                    <td>{row.payee}</td>
                    <td className={tables.right}>
                      <Amount minor={row.amount} currency={row.currency} showsCurrency />
                    </td>
                    <td>{words.or(`payment_state.${row.state}`, row.state)}</td>
                    <td>
                      <OurClock value={row.at} /> {row.byName}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ) : null}
      {lines.length > 0 ? (
        <section>
          <h4>{words('risk.evidence.lines', { count: lines.length })}</h4>
          <div className={classes.cards}>
            {lines.map(({ row, isPointed }) => (
              <div key={row.id} className={classes.pointable} data-pointed={isPointed || undefined}>
                <LineCard line={row} showsSource />
              </div>
            ))}
          </div>
        </section>
      ) : null}
    </div>
  );
}
