/** From a day on nothing more is held; what is held by then is set free on its days. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReserveView } from '../../../../shared/contract/terms.ts';
import { reserveTerms } from '../../../../shared/domain/settlement-terms.ts';
import { termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { useWords } from '../../../ui/words.ts';
import { TermsDialog } from './terms-dialog.tsx';

interface ReserveEndProps {
  readonly now: ReserveView;
  readonly onClose: () => void;
}

export function ReserveEnd({ now, onClose }: ReserveEndProps) {
  const words = useWords();
  const [day, setDay] = useState('');
  const { channel, account } = now;
  const checked = reserveTerms.safeParse({ ...now.reserve, ratePpm: 0, from: day.trim() });
  return (
    <TermsDialog
      title={words('terms.reserveEndOf', { what: `${termsOwner(now, words)} ${words('terms.reserves')}` })}
      change={checked.success ? { what: 'reserve', channel, account, reserve: checked.data } : null}
      isMatched={false}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={words('terms.reserveEndFrom')}
        description={words('terms.reserveEndHint')}
        placeholder="2026-10-01"
        value={day}
        error={checked.success || day === '' ? undefined : words('terms.dateBad')}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </TermsDialog>
  );
}
