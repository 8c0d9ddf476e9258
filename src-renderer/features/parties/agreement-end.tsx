/** Ends an agreement with its last day. A day before its first one takes back what never was to hold. */
import { TextInput } from '@mantine/core';
import type { AgreementView } from '../../../shared/contract/parties.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';

interface AgreementEndProps {
  readonly agreement: AgreementView;
  readonly onClose: () => void;
}

export function AgreementEnd({ agreement, onClose }: AgreementEndProps) {
  const words = useWords();
  const end = useAsk('parties.endAgreement');
  const { fields, isLoaded, type, send } = useKeptFields(`parties.end.${agreement.id}`, {
    lastDay: agreement.to,
  });
  const { lastDay } = fields;
  const isDay = parseDay(lastDay) !== null && lastDay.length === 10;
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`end ${agreement.id}`}
      title={`${words('parties.agreementEnd')} · ${words('parties.agreementOf', { name: agreement.partyName })}`}
      text={words('parties.agreementEndText')}
      confirm={words('parties.agreementEnd')}
      canConfirm={isDay}
      error={end.error}
      isBusy={end.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        end.mutate(
          { agreementId: agreement.id, lastDay, reason },
          {
            onSuccess: ({ requestId }) => {
              send();
              onClose();
              if (requestId === null) sayDone(words('parties.agreementEnded'));
              else sayAsked(words, requestId);
            },
          },
        )
      }
    >
      <TextInput
        label={words('parties.lastDay')}
        withAsterisk
        placeholder="2026-12-31"
        value={lastDay}
        error={isDay || lastDay === '' ? undefined : words('parties.dayBad')}
        onChange={(event) => type({ lastDay: event.currentTarget.value.trim() })}
        data-autofocus
      />
    </ReasonDialog>
  );
}
