/** One party's account beside the list: what is held and why, what moved by the books, and the orders that bring money in and take it out. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { FundBalance } from '../../../shared/contract/funds.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { OurClock } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { useMay } from '../../ui/rights.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { UnfreezeDialog } from './freeze-dialog.tsx';
import classes from './funds.module.css';
import { Movements } from './movements.tsx';
import { orderStateText, orderTone } from './order-look.ts';

const ORDERS_SHOWN = 50;

interface AccountDrawerProps {
  readonly partyId: string;
  readonly currency: string;
  readonly onClose: () => void;
  readonly onAsk: (what: 'withdraw' | 'freeze', of: FundBalance) => void;
}

export function AccountDrawer({ partyId, currency, onClose, onAsk }: AccountDrawerProps) {
  const words = useWords();
  const mayPay = useMay('pay');
  const isOpen = partyId !== '';
  const asked = { partyId: isOpen ? partyId : 'M-00000000', currency };
  const account = useAnswer('funds.account', asked, { enabled: isOpen });
  const balance = account.data?.balance;
  return (
    <Drawer
      isOpen={isOpen}
      onClose={onClose}
      width={660}
      title={words('funds.account', { name: balance ? `${balance.partyName} ${partyId}` : partyId })}
      actions={
        balance && mayPay ? (
          <>
            <Button
              variant="default"
              rightSection={<KeyCap name="z" />}
              onClick={() => onAsk('freeze', balance)}
            >
              {words('funds.freeze')}
            </Button>
            <Button rightSection={<KeyCap name="w" />} onClick={() => onAsk('withdraw', balance)}>
              {words('funds.withdraw')}
            </Button>
          </>
        ) : null
      }
    >
      {account.error ? <ErrorNote error={account.error} retry={() => void account.refetch()} /> : null}
      {account.data ? (
        <div className={classes.drawer}>
          <Sums balance={account.data.balance} />
          <Freezes freezes={account.data.freezes} currency={currency} />
          <Orders partyId={partyId} />
          <Movements movements={account.data.movements} currency={currency} />
        </div>
      ) : account.error ? null : (
        <RowsSkeleton />
      )}
    </Drawer>
  );
}

/** Last and strongest what may leave. */
function Sums({ balance }: { readonly balance: FundBalance }) {
  const words = useWords();
  const { currency } = balance;
  return (
    <dl className={classes.sums}>
      {(['balance', 'frozen', 'inTransit', 'available'] as const).map((name) => (
        <div key={name} data-last={name === 'available' || undefined}>
          <dt>{words(`funds.col.${name}`)}</dt>
          <dd>
            <Amount
              minor={balance[name]}
              currency={currency}
              size={name === 'available' ? 'key' : 'strong'}
              showsCurrency={name === 'available'}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface HeldFreeze {
  readonly id: number;
  readonly amount: number;
  readonly reason: string;
  readonly at: string;
  readonly byName: string;
}

function Freezes({
  freezes,
  currency,
}: {
  readonly freezes: readonly HeldFreeze[];
  readonly currency: string;
}) {
  const words = useWords();
  const mayPay = useMay('pay');
  const [released, setReleased] = useState<HeldFreeze | null>(null);
  return (
    <section>
      <h3>{words('funds.freezes')}</h3>
      {freezes.length === 0 ? <p className={classes.none}>{words('funds.freezesNone')}</p> : null}
      {freezes.map((each) => (
        <div key={each.id} className={classes.freeze}>
          <div>
            <span>{each.reason}</span>
            <small>
              {each.byName} · <OurClock value={each.at} />
            </small>
          </div>
          <Amount minor={each.amount} currency={currency} />
          {mayPay ? (
            <Button variant="default" size="compact-sm" onClick={() => setReleased(each)}>
              {words('funds.unfreeze')}
            </Button>
          ) : null}
        </div>
      ))}
      {released ? (
        <UnfreezeDialog freeze={released} currency={currency} onClose={() => setReleased(null)} />
      ) : null}
    </section>
  );
}

function Orders({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const orders = useAnswer('funds.orders', { query: partyId, show: 'all', offset: 0, limit: ORDERS_SHOWN });
  if (orders.error) return <ErrorNote error={orders.error} />;
  if (!orders.data || orders.data.total === 0) return null;
  return (
    <section>
      <h3>{words('funds.ordersOf')}</h3>
      <table className={`${table.table} ${classes.inner}`}>
        <tbody>
          {orders.data.rows.map((each) => (
            <tr key={each.orderNo}>
              <td>
                <Link to={`/funds?tab=orders&show=all&order=${each.orderNo}`}>{each.orderNo}</Link>
              </td>
              <td>{words(`funds.kind.${each.kind}`)}</td>
              <td>
                <Tag tone={orderTone(each)}>{orderStateText(words, each)}</Tag>
              </td>
              <td className={table.right}>
                <Amount minor={each.amount} currency={each.currency} showsCurrency />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
