/** From a day on nothing more is held; what is held by then is set free on its days. */
import { TextInput } from '@mantine/core';
import type { ReserveView } from '../../../../shared/contract/terms.ts';
import { reserveTerms } from '../../../../shared/domain/settlement-terms.ts';
import { termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { useWords } from '../../../ui/words.ts';
import { draftOf } from './draft-name.ts';
import { TermsDialog } from './terms-dialog.tsx';

interface ReserveEndProps {
  readonly now: ReserveView;
  readonly onClose: () => void;
}

export function ReserveEnd({ now, onClose }: ReserveEndProps) {
  const words = useWords();
  const { channel, account } = now;
  const { fields, isLoaded, type, send } = useKeptFields(
    draftOf('reserve-end', now, now.reserve.from, now.at),
    {
      day: '',
    },
  );
  const day = fields.day.trim();
  const checked = reserveTerms.safeParse({ ...now.reserve, ratePpm: 0, from: day });
  if (!isLoaded) return null;
  return (
    <TermsDialog
      title={words('terms.reserveEndOf', { what: `${termsOwner(now, words)} ${words('terms.reserves')}` })}
      change={checked.success ? { what: 'reserve', channel, account, reserve: checked.data } : null}
      isMatched={false}
      onSent={send}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={words('terms.reserveEndFrom')}
        description={words('terms.reserveEndHint')}
        placeholder="2026-10-01"
        value={fields.day}
        error={checked.success || day === '' ? undefined : words('terms.dateBad')}
        onChange={(event) => type({ day: event.currentTarget.value })}
      />
    </TermsDialog>
  );
}
