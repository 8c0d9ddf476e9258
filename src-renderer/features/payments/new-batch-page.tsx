/**
 * A new batch: its header, and then one by one or from a file. The draft is the engine's from the first press on, so nothing typed after it hangs on
 * this window.
 */
import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useAsk } from '../../api/client.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeptDraft } from '../../ui/kept-draft.ts';
import { readFields } from '../../ui/kept-fields.ts';
import { localToday } from '../../ui/local-today.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BatchHeaderFields } from '../../ui/payment-header/header-fields.tsx';
import { fitted, type HeaderFields, isDay, readHeader } from '../../ui/payment-header/header-form.ts';
import { useHouseAccounts } from '../../ui/payment-header/house-accounts.ts';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { FilePlan } from './file-plan.tsx';
import { KeyButton } from './key-button.tsx';
import classes from './payments.module.css';

const WAYS = ['typed', 'file'] as const;

export function NewBatchPage() {
  const words = useWords();
  const mayPay = useMay('pay');
  const navigate = useNavigate();
  const house = useHouseAccounts();
  const save = useAsk('payments.save');
  const [way, setWay] = useState<(typeof WAYS)[number]>('typed');
  const first: HeaderFields = {
    purpose: 'payout',
    format: 'bank_csv',
    fromAccountId: '',
    currency: 'CNY',
    executionDay: localToday(),
    note: '',
  };
  const draft = useKeptDraft('payments.new', first, (body) => readNew(body, first));
  const typed = draft.value;
  // One account of the house is no choice.
  const only = house.accounts.length === 1 ? house.accounts[0] : undefined;
  const fields =
    typed.fromAccountId === '' && only ? fitted({ ...typed, fromAccountId: only.id }, only) : typed;
  const { header } = readHeader(fields);
  const begin = () => {
    if (!header || save.isPending) return;
    save.mutate(
      { batchNo: null, version: 0, header, items: [] },
      {
        onSuccess: ({ batchNo }) => {
          draft.drop();
          void navigate(`/payments/${batchNo}`, { replace: true });
        },
      },
    );
  };
  const hasNoAccount = house.data !== undefined && house.accounts.length === 0;
  return (
    <div className={classes.page}>
      <PageHead
        title={words('payments.new')}
        beside={
          <Link to="/payments" className={classes.back ?? ''}>
            <IconArrowLeft size={16} aria-hidden /> {words('payments.back')}
          </Link>
        }
      />
      {!mayPay ? (
        <EmptyState title={words('payments.mayNot')} text={words('payments.mayNotText')} />
      ) : !draft.isLoaded ? (
        <PageSkeleton />
      ) : hasNoAccount ? (
        <Panel>
          <EmptyState
            title={words('payments.noHouseAccount')}
            text={words('payments.noHouseAccountText')}
            action={
              <Button component={Link} to="/parties?tab=house">
                {words('payments.goAccounts')}
              </Button>
            }
          />
        </Panel>
      ) : (
        <>
          <Panel title={words('payments.header')}>
            <form
              className={classes.form}
              onSubmit={(event) => {
                event.preventDefault();
                if (way === 'typed') begin();
              }}
            >
              <BatchHeaderFields fields={fields} onChange={draft.change} takesFocus />
              <div className={classes.ways}>
                <SegmentedControl
                  aria-label={words('payments.ways')}
                  value={way}
                  onChange={(value) => setWay(WAYS.find((each) => each === value) ?? 'typed')}
                  data={WAYS.map((value) => ({ value, label: words(`payments.way.${value}`) }))}
                />
                <span className={classes.muted}>{words(`payments.way.${way}.text`)}</span>
                {way === 'typed' ? (
                  <KeyButton keyName="Enter" isBusy={save.isPending} isOff={header === null} onClick={begin}>
                    {words('payments.begin')}
                  </KeyButton>
                ) : null}
              </div>
              {save.error ? <ErrorNote error={save.error} /> : null}
            </form>
          </Panel>
          {way === 'file' ? <FilePlan header={header} /> : null}
        </>
      )}
    </div>
  );
}

/** Typed on another day, it is meant for today. */
function readNew(body: string, first: HeaderFields): HeaderFields | null {
  const kept = readFields(body, first);
  const isOver = kept !== null && isDay(kept.executionDay) && kept.executionDay < first.executionDay;
  return isOver ? { ...kept, executionDay: first.executionDay } : kept;
}
