/** The chart of accounts (科目表): read by everybody, changed by two persons. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ChartView as Account } from '../../../shared/contract/journal-views.ts';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { nameIn } from './account-name.ts';
import classes from './books.module.css';
import { ChartDialog, CloseAccountDialog } from './chart-dialog.tsx';
import { PrintButton } from './range-bar.tsx';

export function ChartView() {
  const words = useWords();
  const mayPost = useMay('post');
  const chart = useAnswer('journal.chart', {});
  const [edited, setEdited] = useState<Account | 'new' | null>(null);
  const [closed, setClosed] = useState<Account | null>(null);
  useKeys(mayPost ? { n: { label: words('books.chart.add'), run: () => setEdited('new') } } : {});
  if (chart.error) return <ErrorNote error={chart.error} retry={() => void chart.refetch()} />;
  if (!chart.data) return <PageSkeleton />;
  const { accounts } = chart.data;
  return (
    <>
      <div className={classes.tools}>
        <p className={classes.muted}>{words(mayPost ? 'books.chartText' : 'books.readOnly')}</p>
        <span className={classes.spread} />
        <PrintButton />
        {mayPost ? (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            rightSection={<KeyCap name="n" />}
            onClick={() => setEdited('new')}
          >
            {words('books.chart.add')}
          </Button>
        ) : null}
      </div>
      <Panel className={classes.list} title={words('books.chart.count', { count: accounts.length })} isFlush>
        <div className={classes.tableScroll}>
          <table className={table.table} aria-label={words('books.tab.chart')}>
            <thead>
              <tr>
                <th>{words('books.chart.code')}</th>
                <th>{words('books.col.account')}</th>
                <th>{words('books.chart.class')}</th>
                <th>{words('books.chart.role')}</th>
                <th>{words('books.chart.subLedger')}</th>
                <th>{words('books.chart.state')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {accounts.map((each) => (
                <Row
                  key={each.code}
                  account={each}
                  mayPost={mayPost}
                  onEdit={() => setEdited(each)}
                  onClose={() => setClosed(each)}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {edited === null ? null : (
        <ChartDialog
          now={edited === 'new' ? null : edited}
          accounts={accounts}
          onClose={() => setEdited(null)}
        />
      )}
      {closed ? <CloseAccountDialog account={closed} onClose={() => setClosed(null)} /> : null}
    </>
  );
}

interface RowProps {
  readonly account: Account;
  readonly mayPost: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

function Row({ account, mayPost, onEdit, onClose }: RowProps) {
  const words = useWords();
  const name = nameIn(words, account);
  const facts = { code: account.code, name };
  return (
    <tr>
      <td className={classes.code}>{account.code}</td>
      <td>{name}</td>
      <td>{words(`accountClass.${account.class}`)}</td>
      <td>{words(`accountRole.${account.role}`)}</td>
      <td>{words(`subLedgerKind.${account.subLedger}`)}</td>
      <td>
        <Tag tone={account.state === 'open' ? 'ok' : 'plain'}>{words(`books.chart.${account.state}`)}</Tag>
        {account.isUsed ? <small className={classes.beside}>{words('books.chart.used')}</small> : null}
      </td>
      <td className={table.right}>
        {mayPost && account.state === 'open' ? (
          <>
            {account.role === 'none' ? (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={words('books.chart.closeOf', facts)}
                onClick={onClose}
              >
                {words('books.chart.close')}
              </Button>
            ) : null}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={words('books.chart.editOf', facts)}
              onClick={onEdit}
            >
              {words('books.chart.edit')}
            </Button>
          </>
        ) : null}
      </td>
    </tr>
  );
}
