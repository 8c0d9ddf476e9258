/** The limits of the house: how much, how many, how long a new account waits. Changed with a reason and by a second person's yes. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useKeptDraft } from '../../ui/kept-draft.ts';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords, type Words } from '../../ui/words.ts';
import {
  AMOUNT_LIMITS,
  COUNT_LIMITS,
  changedLimits,
  type LimitField,
  limitTexts,
  NOTHING_TYPED,
  type PaymentLimits,
  readLimits,
  readTyped,
} from './limits-form.ts';
import classes from './payments.module.css';

export function LimitsView() {
  const words = useWords();
  const answer = useAnswer('payments.limits', {});
  const maySet = useMay('settings');
  const draft = useKeptDraft('payments.limits', NOTHING_TYPED, readTyped);
  const [asks, setAsks] = useState(false);
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data || !draft.isLoaded) return <PageSkeleton />;
  const { limits } = answer.data;
  const texts = { ...limitTexts(limits), ...draft.value };
  const { limits: wanted, bad } = readLimits(texts);
  const changed = wanted ? changedLimits(limits, wanted) : [];
  const field = (name: LimitField) => (
    <TextInput
      key={name}
      label={words(`payments.limit.${name}`)}
      description={words(`payments.limit.${name}.text`)}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      inputMode="decimal"
      readOnly={!maySet}
      placeholder={AMOUNT_LIMITS.some((each) => each === name) ? words('payments.noLimit') : ''}
      value={texts[name]}
      error={bad.has(name) ? words('payments.limitBad') : undefined}
      onChange={(event) => draft.change({ ...draft.value, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Panel
      title={words('payments.tab.limits')}
      aside={
        maySet ? (
          <Button size="compact-sm" disabled={changed.length === 0} onClick={() => setAsks(true)}>
            {words('payments.setLimits')}
          </Button>
        ) : null
      }
    >
      <p className={classes.lead}>{words(maySet ? 'payments.limitsText' : 'payments.limitsReadOnly')}</p>
      <div className={classes.limits}>
        {AMOUNT_LIMITS.map(field)}
        {COUNT_LIMITS.map(field)}
      </div>
      {asks && wanted ? (
        <SetLimits
          before={limits}
          after={wanted}
          onDone={() => {
            draft.drop();
            setAsks(false);
          }}
          onClose={() => setAsks(false)}
        />
      ) : null}
    </Panel>
  );
}

interface SetLimitsProps {
  readonly before: PaymentLimits;
  readonly after: PaymentLimits;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function SetLimits({ before, after, onDone, onClose }: SetLimitsProps) {
  const words = useWords();
  const set = useAsk('payments.setLimits');
  return (
    <ReasonDialog
      about="payments.setLimits"
      title={words('payments.setLimits')}
      confirm={words('payments.setLimits')}
      error={set.error}
      isBusy={set.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        set.mutate(
          { limits: after, reason },
          {
            onSuccess: ({ requestId }) => {
              onDone();
              if (requestId === null) sayDone(words('payments.limitsSet'));
              else sayAsked(words, requestId);
            },
          },
        )
      }
    >
      <Facts
        facts={changedLimits(before, after).map((name) => ({
          name: words(`payments.limit.${name}`),
          value: (
            <>
              <s className={classes.muted}>{said(words, name, before[name])}</s> →{' '}
              <strong>{said(words, name, after[name])}</strong>
            </>
          ),
        }))}
      />
    </ReasonDialog>
  );
}

function said(words: Words, name: LimitField, value: number): string {
  if (!AMOUNT_LIMITS.some((each) => each === name)) return value.toLocaleString('en');
  return value === 0 ? words('payments.noLimit') : formatMinorGrouped(value, 'CNY');
}
