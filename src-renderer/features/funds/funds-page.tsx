/**
 * Funds: what parties hold with us, and the top-ups, withdrawals and freezes that change it.
 *
 * Address: /funds?tab=…&q=…&party=…&currency=…&order=…, so that other places lead to one account or one order.
 */
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { FundBalance, FundOrderView } from '../../../shared/contract/funds.ts';
import { useAsk } from '../../api/client.tsx';
import { useFollowMark } from '../../ui/data-grid/follow-mark.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { type KeyBindings, useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useSearch } from '../../ui/use-search.ts';
import { useWords } from '../../ui/words.ts';
import { AccountDrawer } from './account-drawer.tsx';
import { BalancesView, balanceKey } from './balances-view.tsx';
import { FreezeDialog } from './freeze-dialog.tsx';
import classes from './funds.module.css';
import { OrderDrawer } from './order-drawer.tsx';
import { OrdersView, SHOWS } from './orders-view.tsx';
import { TopUpDialog } from './top-up-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const TABS = ['balances', 'orders'] as const;

/** What is asked for, and of whose funds as they stood under the mark or in the drawer; null where that is still to be chosen. */
interface Asked {
  readonly what: 'top_up' | 'withdraw' | 'freeze';
  readonly of: FundBalance | null;
}

export default function FundsPage() {
  const words = useWords();
  const mayPay = useMay('pay');
  const [, setSearch] = useSearchParams();
  const { said, go } = useSearch();
  const [active, setActive] = useState<FundBalance | null>(null);
  const [dialog, setDialog] = useState<Asked | null>(null);
  const find = useAsk('funds.findArrivals');
  const tab = TABS.find((each) => each === said('tab')) ?? 'balances';
  const show = SHOWS.find((each) => each === said('show')) ?? 'open';
  const current = said('party') === '' ? '' : `${said('party')} ${said('currency') || 'CNY'}`;
  const followMark = useFollowMark(current, balanceKey, ({ partyId, currency }) =>
    go({ party: partyId, currency }),
  );
  const followOrder = useFollowMark<FundOrderView>(
    said('order'),
    ({ orderNo }) => orderNo,
    ({ orderNo }) => go({ order: orderNo }),
  );
  const onQuery = (q: string) => go({ q });
  const underMark = tab === 'balances' ? active : null;
  const ask = (what: Asked['what'], of = underMark) => setDialog({ what, of });
  const close = () => setDialog(null);
  const lookFor = () =>
    find.mutate(
      {},
      {
        onSuccess: ({ linked }) =>
          sayDone(linked === 0 ? words('funds.findNone') : words('funds.findDone', { count: linked })),
      },
    );
  const keys: KeyBindings = {
    n: { label: words('funds.topUp'), run: () => ask('top_up') },
    w: { label: words('funds.withdraw'), run: () => ask('withdraw') },
    f: { label: words('funds.find'), run: lookFor },
    ...(underMark ? { z: { label: words('funds.freeze'), run: () => ask('freeze') } } : {}),
  };
  useKeys(mayPay ? keys : {});
  return (
    <div className={classes.page}>
      <PageHead
        title={words('funds.title')}
        beside={
          <SegmentedControl
            aria-label={words('funds.tabs')}
            value={tab}
            onChange={(value) => setSearch(value === 'balances' ? {} : { tab: value }, { replace: true })}
            data={TABS.map((value) => ({ value, label: words(`funds.tab.${value}`) }))}
          />
        }
        actions={
          mayPay ? (
            <>
              <Button
                variant="default"
                loading={find.isPending}
                rightSection={<KeyCap name="f" />}
                onClick={lookFor}
              >
                {words('funds.find')}
              </Button>
              {underMark ? (
                <Button variant="default" rightSection={<KeyCap name="z" />} onClick={() => ask('freeze')}>
                  {words('funds.freeze')}
                </Button>
              ) : null}
              <Button variant="default" rightSection={<KeyCap name="w" />} onClick={() => ask('withdraw')}>
                {words('funds.withdraw')}
              </Button>
              <Button
                leftSection={<IconPlus size={16} aria-hidden />}
                rightSection={<KeyCap name="n" />}
                onClick={() => ask('top_up')}
              >
                {words('funds.topUp')}
              </Button>
            </>
          ) : null
        }
      />
      {mayPay ? null : <p className={classes.none}>{words('funds.readOnly')}</p>}
      {find.error ? <ErrorNote error={find.error} /> : null}
      {tab === 'balances' ? (
        <BalancesView
          query={said('q')}
          onQuery={onQuery}
          currentKey={current}
          onActive={(balance) => {
            setActive(balance);
            followMark(balance);
          }}
          onOpen={({ partyId, currency }) => go({ party: partyId, currency })}
          onTopUp={mayPay ? () => ask('top_up') : null}
        />
      ) : (
        <OrdersView
          query={said('q')}
          onQuery={onQuery}
          show={show}
          onShow={(next) => go({ show: next })}
          currentKey={said('order')}
          onActive={followOrder}
          onOpen={({ orderNo }) => go({ order: orderNo })}
        />
      )}
      <AccountDrawer
        partyId={tab === 'balances' ? said('party') : ''}
        currency={said('currency') || 'CNY'}
        onClose={() => go({ party: '', currency: '' })}
        onAsk={ask}
      />
      <OrderDrawer orderNo={tab === 'orders' ? said('order') : ''} onClose={() => go({ order: '' })} />
      {dialog?.what === 'top_up' ? <TopUpDialog partyId={dialog.of?.partyId ?? ''} onClose={close} /> : null}
      {dialog?.what === 'withdraw' ? (
        <WithdrawDialog partyId={dialog.of?.partyId ?? ''} onClose={close} />
      ) : null}
      {dialog?.what === 'freeze' && dialog.of ? <FreezeDialog balance={dialog.of} onClose={close} /> : null}
    </div>
  );
}
