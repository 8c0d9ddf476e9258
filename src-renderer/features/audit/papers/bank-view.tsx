/**
 * The reconciliation statement of a bank account on a day, on the screen as it will be on paper; taken as PDF or as a workbook, or printed.
 *
 * Address: &account=…&currency=CNY&day=2026-10-31.
 */
import { Button, Select } from '@mantine/core';
import { IconBuildingBank, IconFileSpreadsheet, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useAnswer } from '../../../api/client.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PrintedSheet } from '../../../ui/printed-sheet.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords } from '../../../ui/words.ts';
import { HandOverDialog } from '../hand-over-dialog.tsx';
import classes from '../parts.module.css';
import own from './papers.module.css';
import { ReconciliationSheet } from './reconciliation-sheet.tsx';

type PaperFormat = 'pdf' | 'xlsx';
const keyOf = (account: string, currency: string): string => `${currency} ${account}`;

export function BankView() {
  const words = useWords();
  const { said, go } = useSearch();
  const [asked, setAsked] = useState<PaperFormat | null>(null);
  const house = useAnswer('workspace.status', {}).data?.name ?? '';
  const answer = useAnswer('evidence.bankAccounts', {});
  const accounts = answer.data?.accounts ?? [];
  const wanted = keyOf(said('account'), said('currency'));
  const chosen = accounts.find(({ account, currency }) => keyOf(account, currency) === wanted) ?? accounts[0];
  const day = said('day') || chosen?.lastDay || '';
  const of = { account: chosen?.account ?? '', currency: chosen?.currency ?? 'CNY', day };
  const isAsked = chosen !== undefined && day !== '';
  const found = useAnswer('evidence.bankReconciliation', of, { enabled: isAsked, keepsPrevious: true });
  const print = () => window.print();
  const isThere = found.data !== undefined && !found.error && isAsked;
  useKeys(
    isThere
      ? {
          'shift+p': { label: words('reconcileSheet.print'), run: print, isQuiet: true },
          x: { label: 'XLSX', run: () => setAsked('xlsx') },
          p: { label: 'PDF', run: () => setAsked('pdf') },
        }
      : {},
  );
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  if (!chosen)
    return (
      <Panel>
        <EmptyState
          icon={<IconBuildingBank size={36} stroke={1.2} aria-hidden />}
          title={words('reconcileSheet.empty')}
          text={words('reconcileSheet.emptyText')}
          action={
            <Button component={Link} to="/statements" variant="default">
              {words('reconcileSheet.goImport')}
            </Button>
          }
        />
      </Panel>
    );
  return (
    <>
      <div className={classes.tools}>
        <Select
          w={400}
          aria-label={words('reconcileSheet.account')}
          allowDeselect={false}
          value={keyOf(chosen.account, chosen.currency)}
          onChange={(value) => {
            const next = accounts.find(({ account, currency }) => keyOf(account, currency) === value);
            if (next) go({ account: next.account, currency: next.currency, day: '' });
          }}
          data={accounts.map(({ account, currency, bankName, shown }) => ({
            value: keyOf(account, currency),
            label: [bankName, shown, currency].filter((text) => text !== '').join(' '),
          }))}
        />
        <DayField
          label={words('reconcileSheet.day')}
          value={day}
          onChange={(next) => go({ day: next })}
          isInline
        />
        {isThere && found.data ? <Standing standing={found.data.standing} /> : null}
        <span className={classes.spread} />
        <Button
          variant="default"
          disabled={!isThere}
          leftSection={<IconPrinter size={16} aria-hidden />}
          rightSection={<KeyCap name="shift+p" />}
          onClick={print}
        >
          {words('reconcileSheet.print')}
        </Button>
        <Button
          variant="default"
          disabled={!isThere}
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          rightSection={<KeyCap name="x" />}
          onClick={() => setAsked('xlsx')}
        >
          XLSX
        </Button>
        <Button
          disabled={!isThere}
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          rightSection={<KeyCap name="p" />}
          onClick={() => setAsked('pdf')}
        >
          PDF
        </Button>
      </div>
      {found.error ? <ErrorNote error={found.error} retry={() => void found.refetch()} /> : null}
      {isThere && found.data ? (
        <div className={own.paper} aria-busy={found.isPlaceholderData}>
          <PrintedSheet>
            <ReconciliationSheet found={found.data} house={house} account={chosen.shown} />
          </PrintedSheet>
        </div>
      ) : found.error || !isAsked ? null : (
        <PageSkeleton />
      )}
      {isAsked ? null : <p className={classes.text}>{words('reconcileSheet.needsDay')}</p>}
      {asked ? (
        <HandOverDialog
          title={words('reconcileSheet.take', { format: asked.toUpperCase() })}
          text={words('papers.sealed')}
          of={{ call: 'evidence.paper', input: { kind: 'bank_reconciliation', format: asked, ...of } }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
