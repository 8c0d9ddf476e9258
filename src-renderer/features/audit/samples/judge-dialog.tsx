/**
 * Says what is wrong with an item, by how much, or that it is not to be had, or that it is to be judged anew after all; with a note that the working
 * paper keeps.
 */
import { TextInput } from '@mantine/core';
import type { SampleItem } from '../../../../shared/contract/audit-tools.ts';
import { formatMinor, fractionDigits, parseMinor } from '../../../../shared/domain/money.ts';
import { useAsk } from '../../../api/client.tsx';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import type { Sample } from './sample-standing.ts';

interface JudgeDialogProps {
  readonly sample: Sample;
  readonly result: 'wrong' | 'missing' | 'open';
  readonly items: readonly SampleItem[];
  readonly onClose: () => void;
}

const TITLES = {
  wrong: 'sampleScreen.asWrong',
  missing: 'sampleScreen.asMissing',
  open: 'sampleScreen.reopen',
} as const;
const TEXTS = {
  wrong: 'sampleScreen.wrongText',
  missing: 'sampleScreen.missingText',
  open: 'sampleScreen.reopenText',
} as const;

export function JudgeDialog({ sample, result, items, onClose }: JudgeDialogProps) {
  const words = useWords();
  const judge = useAsk('audit.judgeItem');
  const { id } = sample;
  const { currency } = sample.scope;
  const places = items.map(({ place }) => place);
  const booked = items.length === 1 ? (items[0]?.booked ?? null) : null;
  const { fields, isLoaded, type, send } = useKeptFields(`audit.judge ${id} ${places[0] ?? 0}`, {
    audited: '',
  });
  const read = parseMinor(fields.audited.trim(), fractionDigits(currency));
  const audited = read.ok ? read.value : null;
  // As booked it would be right, not wrong.
  const isSame = audited !== null && audited === booked;
  const isWrong = result === 'wrong';
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`judge ${id} ${places.join(' ')} ${result}`}
      title={words(TITLES[result])}
      text={words(TEXTS[result])}
      label={words('sampleScreen.note')}
      confirm={words('sampleScreen.judgeConfirm')}
      canConfirm={!isWrong || (audited !== null && !isSame)}
      error={judge.error}
      isBusy={judge.isPending}
      onClose={onClose}
      onConfirm={(note) =>
        judge.mutate(
          { id, places, result, audited: isWrong ? audited : null, note },
          {
            onSuccess: () => {
              send();
              onClose();
              sayDone(words('sampleScreen.judgedDone', { count: items.length }));
            },
          },
        )
      }
    >
      {isWrong ? (
        <TextInput
          data-autofocus
          label={`${words('sampleScreen.col.audited')} ${currency}`}
          {...(booked === null
            ? {}
            : {
                description: words('sampleScreen.bookedIs', { amount: formatMinor(booked, currency) }),
                inputWrapperOrder: ['label', 'input', 'error', 'description'] as const,
              })}
          withAsterisk
          autoComplete="off"
          inputMode="decimal"
          classNames={{ input: classes.amountInput ?? '' }}
          value={fields.audited}
          error={
            isSame
              ? words('sampleScreen.sameAsBooked')
              : fields.audited.trim() === '' || audited !== null
                ? undefined
                : words('sampleScreen.bad.audited')
          }
          onChange={(event) => type({ audited: event.currentTarget.value })}
        />
      ) : null}
    </ReasonDialog>
  );
}
