/** The ledger of one account (明细账): every posting with the balance after it, for all its sub-ledgers or one. */
import { Select, TextInput } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useAnswer } from '../../api/client.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useSearch } from '../../ui/use-search.ts';
import { useWords } from '../../ui/words.ts';
import { nameIn } from './account-name.ts';
import classes from './books.module.css';
import { LedgerPostings } from './ledger-postings.tsx';
import { RangeBar } from './range-bar.tsx';
import { useSubs } from './use-subs.ts';

const ALL = '*';

export function LedgerView() {
  const words = useWords();
  const { said, go } = useSearch();
  const chart = useAnswer('journal.chart', {});
  const subsOf = useSubs();
  const [account, currency, sub] = [said('account'), said('currency') || 'CNY', said('sub') || null];
  const range = { from: said('from'), to: said('to') };
  if (chart.error) return <ErrorNote error={chart.error} retry={() => void chart.refetch()} />;
  const accounts = chart.data?.accounts ?? [];
  const chosen = accounts.find(({ code }) => code === account);
  const subs = [...subsOf(chosen)];
  const known =
    sub === null || subs.some(({ value }) => value === sub) ? subs : [{ value: sub, label: sub }, ...subs];
  return (
    <>
      <RangeBar range={range} onRange={({ from, to }) => go({ from, to })}>
        <Select
          className={classes.accountPick}
          aria-label={words('books.col.account')}
          placeholder={words('books.ledgerPick')}
          searchable
          allowDeselect={false}
          data={accounts.map((each) => ({ value: each.code, label: `${each.code} ${nameIn(words, each)}` }))}
          value={chosen ? account : null}
          onChange={(value) => go({ account: value ?? '', sub: '' })}
        />
        {chosen && chosen.subLedger !== 'none' ? (
          <Select
            className={classes.accountPick}
            aria-label={words('books.col.sub')}
            searchable
            allowDeselect={false}
            data={[{ value: ALL, label: words('books.allSubs') }, ...known]}
            value={sub ?? ALL}
            onChange={(value) => go({ sub: value === null || value === ALL ? '' : value })}
          />
        ) : null}
        <TextInput
          className={classes.currencyPick}
          aria-label={words('books.col.currency')}
          maxLength={3}
          defaultValue={currency}
          onChange={(event) => {
            const typed = event.currentTarget.value.toUpperCase();
            if (/^[A-Z]{3}$/.test(typed)) go({ currency: typed });
          }}
        />
      </RangeBar>
      {chosen ? (
        <LedgerPostings
          key={`${account} ${currency}`}
          question={{ account, sub, currency, ...range }}
          title={words('books.ledgerOf', { code: account, name: nameIn(words, chosen) })}
        />
      ) : (
        <Panel className={classes.list}>
          <EmptyState
            icon={<IconListDetails size={36} stroke={1.2} aria-hidden />}
            title={words('books.ledgerPick')}
            text={words('books.ledgerPickText')}
          />
        </Panel>
      )}
    </>
  );
}
