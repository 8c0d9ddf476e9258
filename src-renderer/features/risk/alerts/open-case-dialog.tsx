/** A case of one alert or several, under a name; it opens at once. */
import { useNavigate } from 'react-router-dom';
import { useAsk } from '../../../api/client.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import { caseAddress } from '../tabs.ts';
import type { AlertActProps } from './alert-acts.tsx';
import { titleFor } from './alert-moves.ts';

const TITLE_LENGTH_MAX = 120;

export function OpenCaseDialog({ alerts, onClose, onDone }: AlertActProps) {
  const words = useWords();
  const navigate = useNavigate();
  const open = useAsk('risk.openCase');
  const keys = alerts.map(({ key }) => key);
  return (
    <ReasonDialog
      about={`risk case ${keys.toSorted().join(' ')}`}
      title={words('risk.openCaseTitle', { count: keys.length })}
      text={words('risk.openCaseText')}
      label={words('risk.caseTitle')}
      confirm={words('risk.openCase')}
      isOneLine
      initial={titleFor(words, alerts)}
      maxLength={TITLE_LENGTH_MAX}
      error={open.error}
      isBusy={open.isPending}
      onClose={onClose}
      onConfirm={(title) =>
        open.mutate(
          { keys, title },
          {
            onSuccess: ({ caseNo }) => {
              onDone();
              sayDone(words('risk.caseOpened', { case: caseNo }));
              void navigate(caseAddress(caseNo));
            },
          },
        )
      }
    />
  );
}
