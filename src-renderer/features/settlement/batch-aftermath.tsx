/** What became of a batch and what belongs to it: corrections, decisions, adjustments, payments, the reserve. What there is none of is left out. */
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { Amount } from '../../ui/amount.tsx';
import { requestAddress } from '../../ui/asked-notice.tsx';
import { Day, OurClock } from '../../ui/day.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { batchAddress } from './batch-address.ts';
import { STATE_TONES } from './looks.ts';
import classes from './settlement.module.css';

type Found = Output<'settlement.get'>;
const TRANCHE_TONES = { held: 'plain', due: 'warn', released: 'ok' } as const;

export function BatchAftermath({ found }: { readonly found: Found }) {
  return (
    <>
      <Corrections found={found} />
      <History found={found} />
      <Adjustments found={found} />
      <Payments found={found} />
      <Tranches found={found} />
    </>
  );
}

function Corrections({ found: { batch, corrections } }: { readonly found: Found }) {
  const words = useWords();
  if (corrections.length === 0 && !batch.isOvertaken) return null;
  return (
    <Panel title={words('settlement.corrections')} isFlush>
      <table className={table.table} aria-label={words('settlement.corrections')}>
        <tbody>
          {corrections.map((each) => (
            <tr key={each.key}>
              <td>
                <Link className={classes.link} to={batchAddress(each.key)}>
                  {each.correction === 0
                    ? words('settlement.correctionOf')
                    : words('settlement.correction', { count: each.correction })}
                </Link>
              </td>
              <td>{each.settlementNo}</td>
              <td>
                <Tag tone={STATE_TONES[each.state]}>{words(`settlement_state.${each.state}`)}</Tag>
              </td>
              <td className={table.right}>
                <Amount minor={each.net} currency={each.currency} isSigned />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function History({ found: { batch, history } }: { readonly found: Found }) {
  const words = useWords();
  return (
    <Panel title={words('settlement.history')} isFlush>
      {history.length === 0 ? <p className={classes.quiet}>{words('settlement.historyNone')}</p> : null}
      <table className={table.table} aria-label={words('settlement.history')}>
        <tbody>
          {history.map((each) => (
            <tr key={`${each.at} ${each.decision}`}>
              <td>
                <OurClock value={each.at} />
              </td>
              <td>{words.or(`settlement_decision.${each.decision}`, each.decision)}</td>
              <td>{each.byName}</td>
              <td className={classes.reason}>{each.reason}</td>
              <td>
                {each.requestId === null ? null : (
                  <Link className={classes.link} to={requestAddress(each.requestId)}>
                    {words('approvals.see')}
                  </Link>
                )}
              </td>
              <td className={table.right}>
                <Amount minor={each.net} currency={batch.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Adjustments({ found: { batch, adjustments, proposals } }: { readonly found: Found }) {
  const words = useWords();
  if (adjustments.length === 0 && proposals.length === 0) return null;
  return (
    <Panel title={words('settlement.adjustments')} isFlush>
      <table className={table.table} aria-label={words('settlement.adjustments')}>
        <tbody>
          {proposals.map((each) => (
            <tr key={`${each.kind} ${each.day}`}>
              <td>{words(`adjustment_kind.${each.kind}`)}</td>
              <td className={classes.reason} colSpan={3}>
                {words('settlement.proposed', { day: each.day })}
              </td>
              <td>{words(`adjustment_effect.${each.effect}`)}</td>
              <td className={table.right}>
                <Effect of={each} currency={batch.currency} />
              </td>
            </tr>
          ))}
          {adjustments.map((each) => (
            <tr key={each.id}>
              <td>{words(`adjustment_kind.${each.kind}`)}</td>
              <td className={classes.reason}>{each.reason}</td>
              <td>{each.byName}</td>
              <td>
                <OurClock value={each.at} />
              </td>
              <td>{words(`adjustment_effect.${each.effect}`)}</td>
              <td className={table.right}>
                <Effect of={each} currency={batch.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

interface EffectProps {
  readonly of: { readonly effect: 'add' | 'less'; readonly amount: number };
  readonly currency: string;
}

/** By what it changes what is owed. */
const Effect = ({ of: { effect, amount }, currency }: EffectProps) => (
  <Amount minor={effect === 'less' ? -amount : amount} currency={currency} isSigned />
);

function Payments({ found: { batch, payments } }: { readonly found: Found }) {
  const words = useWords();
  if (payments.length === 0) return null;
  return (
    <Panel title={words('settlement.payments')} isFlush>
      <table className={table.table} aria-label={words('settlement.payments')}>
        <tbody>
          {payments.map((each) => (
            <tr key={`${each.batchNo} ${each.itemNo}`}>
              <td>
                <Link className={classes.link} to={`/payments/${each.batchNo}`}>
                  {each.batchNo}
                </Link>
              </td>
              <td>{each.itemNo}</td>
              <td>{words.or(`payment_state.${each.state}`, each.state)}</td>
              <td>
                <Day value={each.day} />
              </td>
              <td className={table.right}>
                <Amount minor={each.amount} currency={batch.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Tranches({ found: { batch, tranches } }: { readonly found: Found }) {
  const words = useWords();
  if (tranches.length === 0) return null;
  return (
    <Panel title={words('settlement.tranches')} isFlush>
      <table className={table.table} aria-label={words('settlement.tranches')}>
        <thead>
          <tr>
            <th>{words('settlement.col.heldOn')}</th>
            <th>{words('settlement.col.releaseOn')}</th>
            <th>{words('settlement.col.state')}</th>
            <th className={table.right}>
              {words('settlement.col.amount')} {batch.currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {tranches.map((each) => (
            <tr key={`${each.heldOn} ${each.releaseOn}`}>
              <td>
                <Day value={each.heldOn} />
              </td>
              <td>
                <Day value={each.releaseOn} />
              </td>
              <td>
                <Tag tone={TRANCHE_TONES[each.state]}>{words(`settlement.tranche.${each.state}`)}</Tag>
              </td>
              <td className={table.right}>
                <Amount minor={each.amount} currency={batch.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
