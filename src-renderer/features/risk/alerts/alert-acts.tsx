/** What is done with alerts: a case made of them, put to one that is open, or let go with a reason that stays. */
import type { AlertView } from '../../../../shared/contract/risk-views.ts';
import { useAsk } from '../../../api/client.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import { AddToCaseDialog } from './add-to-case-dialog.tsx';
import { OpenCaseDialog } from './open-case-dialog.tsx';

export interface AlertAsk {
  readonly what: 'open' | 'add' | 'dismiss';
  readonly alerts: readonly AlertView[];
}

export interface AlertActProps {
  readonly alerts: readonly AlertView[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface AlertActsProps extends Omit<AlertActProps, 'alerts'> {
  readonly ask: AlertAsk;
}

export function AlertActs({ ask: { what, alerts }, ...rest }: AlertActsProps) {
  switch (what) {
    case 'open':
      return <OpenCaseDialog alerts={alerts} {...rest} />;
    case 'add':
      return <AddToCaseDialog alerts={alerts} {...rest} />;
    case 'dismiss':
      return <DismissDialog alerts={alerts} {...rest} />;
  }
}

function DismissDialog({ alerts, onClose, onDone }: AlertActProps) {
  const words = useWords();
  const dismiss = useAsk('risk.dismiss');
  const keys = alerts.map(({ key }) => key);
  return (
    <ReasonDialog
      about={`risk dismiss ${keys.toSorted().join(' ')}`}
      title={words('risk.dismissTitle', { count: keys.length })}
      text={words('risk.dismissText')}
      confirm={words('risk.dismiss')}
      error={dismiss.error}
      isBusy={dismiss.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        dismiss.mutate(
          { keys, reason },
          {
            onSuccess: () => {
              onDone();
              sayDone(words('risk.dismissed', { count: keys.length }));
            },
          },
        )
      }
    />
  );
}
