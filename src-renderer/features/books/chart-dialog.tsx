/** Adds, changes or closes an account of the chart; checked as it is typed, agreed to by a second person. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChartView as Account } from '../../../shared/contract/journal-views.ts';
import { ACCOUNT_CLASSES, ACCOUNT_ROLES } from '../../../shared/domain/books.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { nameIn } from './account-name.ts';
import classes from './books.module.css';
import { badFields, type ChartFields, NEW_ACCOUNT } from './chart-form.ts';

const SUB_LEDGERS = ['none', 'house', 'party'] as const;

interface ChartDialogProps {
  /** Null: a new one. */
  readonly now: Account | null;
  readonly accounts: readonly Account[];
  readonly onClose: () => void;
}

export function ChartDialog({ now, accounts, onClose }: ChartDialogProps) {
  const words = useWords();
  const settled = useSettled(onClose);
  const change = useAsk('journal.changeAccount');
  const [fields, setFields] = useState<ChartFields>(() => (now ? bodyOf(now) : NEW_ACCOUNT));
  const bad = badFields(fields, new Set(now ? [] : accounts.map(({ code }) => code)));
  const type = (typed: Partial<ChartFields>) => setFields((held) => ({ ...held, ...typed }));
  const isFixed = now?.isUsed ?? false;
  const textField = (name: 'code' | 'nameZh' | 'nameEn', problem: string) => (
    <TextInput
      label={words(`books.chart.${name}`)}
      withAsterisk
      disabled={name === 'code' && now !== null}
      value={fields[name]}
      error={fields[name] !== '' && bad.has(name) ? problem : undefined}
      onChange={(event) => type({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <ReasonDialog
      about={`chart ${now?.code ?? 'new'}`}
      title={
        now
          ? words('books.chart.editOf', { code: now.code, name: nameIn(words, now) })
          : words('books.chart.add')
      }
      confirm={words(now ? 'books.chart.edit' : 'books.chart.add')}
      canConfirm={bad.size === 0}
      error={change.error}
      isBusy={change.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        change.mutate({ body: fields, version: now?.version ?? 0, reason }, { onSuccess: settled })
      }
    >
      <div className={classes.fields}>
        {textField('code', words('books.chart.badCode'))}
        {textField('nameZh', words('books.chart.badName'))}
        {textField('nameEn', words('books.chart.badName'))}
        <Select
          label={words('books.chart.class')}
          data={ACCOUNT_CLASSES.map((value) => ({ value, label: words(`accountClass.${value}`) }))}
          value={fields.class}
          disabled={isFixed}
          allowDeselect={false}
          onChange={(value) =>
            type({ class: ACCOUNT_CLASSES.find((each) => each === value) ?? fields.class })
          }
        />
        <Select
          label={words('books.chart.role')}
          data={ACCOUNT_ROLES.map((value) => ({ value, label: words(`accountRole.${value}`) }))}
          value={fields.role}
          allowDeselect={false}
          onChange={(value) => type({ role: ACCOUNT_ROLES.find((each) => each === value) ?? fields.role })}
        />
        <Select
          label={words('books.chart.subLedger')}
          data={SUB_LEDGERS.map((value) => ({ value, label: words(`subLedgerKind.${value}`) }))}
          value={fields.subLedger}
          disabled={isFixed}
          allowDeselect={false}
          onChange={(value) =>
            type({ subLedger: SUB_LEDGERS.find((each) => each === value) ?? fields.subLedger })
          }
        />
      </div>
      {isFixed ? <p className={classes.muted}>{words('books.chart.usedNote')}</p> : null}
    </ReasonDialog>
  );
}

const bodyOf = ({ code, nameZh, nameEn, class: accountClass, role, subLedger }: Account): ChartFields => ({
  code,
  nameZh,
  nameEn,
  class: accountClass,
  role,
  subLedger,
});

function useSettled(onClose: () => void) {
  const words = useWords();
  return ({ requestId }: { readonly requestId: number | null }) => {
    onClose();
    if (requestId === null) sayDone(words('books.chart.changed'));
    else sayAsked(words, requestId);
  };
}

export function CloseAccountDialog({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const settled = useSettled(onClose);
  const close = useAsk('journal.closeAccount');
  const { code } = account;
  return (
    <ReasonDialog
      about={`close account ${code}`}
      title={words('books.chart.closeOf', { code, name: nameIn(words, account) })}
      text={words('books.chart.closeText')}
      confirm={words('books.chart.close')}
      error={close.error}
      isBusy={close.isPending}
      onClose={onClose}
      onConfirm={(reason) => close.mutate({ code, reason }, { onSuccess: settled })}
    />
  );
}
