/** Keeps a kind of record longer, or back down to what the law asks; never shorter. A second person agrees. */
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { useAsk } from '../../../api/client.tsx';
import { sayAsked } from '../../../ui/asked-notice.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import { goodYears, YEARS_MAX } from './due-choice.ts';

interface YearsDialogProps {
  readonly of: Output<'retention.classes'>['classes'][number];
  readonly onClose: () => void;
}

export function YearsDialog({ of, onClose }: YearsDialogProps) {
  const words = useWords();
  const setYears = useAsk('retention.setYears');
  const [typed, setTyped] = useState<string | number>(of.years);
  const years = goodYears(typed, of.yearsMin);
  return (
    <ReasonDialog
      about={`retention years ${of.recordClass}`}
      title={`${words('retentionScreen.change')} · ${words(`record_class.${of.recordClass}`)}`}
      text={words('retentionScreen.changeText', { count: of.yearsMin })}
      confirm={words('retentionScreen.change')}
      canConfirm={years !== null && years !== of.years}
      error={setYears.error}
      isBusy={setYears.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        if (years === null) return;
        setYears.mutate(
          { recordClass: of.recordClass, years, reason },
          {
            onSuccess: ({ requestId }) => {
              onClose();
              if (requestId !== null) sayAsked(words, requestId);
              else sayDone(words('retentionScreen.changed'));
            },
          },
        );
      }}
    >
      <NumberInput
        data-autofocus
        label={words('retentionScreen.col.years')}
        withAsterisk
        allowDecimal={false}
        allowNegative={false}
        max={YEARS_MAX}
        value={typed}
        error={years === null ? words('retentionScreen.badYears', { count: of.yearsMin }) : undefined}
        onChange={setTyped}
      />
    </ReasonDialog>
  );
}
