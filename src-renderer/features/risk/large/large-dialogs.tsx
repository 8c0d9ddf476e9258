/** What is noted of large values: that they were filed, under which number and on which day, or why they are none to be filed. */
import { useState } from 'react';
import type { LargeValueView } from '../../../../shared/contract/risk-views.ts';
import { useAsk } from '../../../api/client.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { localToday } from '../../../ui/local-today.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { LargeSums } from './large-sums.tsx';

export interface LargeAsk {
  readonly what: 'filed' | 'not_reportable';
  readonly rows: readonly LargeValueView[];
}

interface LargeDialogsProps {
  readonly ask: LargeAsk;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const REFERENCE_LENGTH_MAX = 80;

export function LargeDialogs({ ask, ...rest }: LargeDialogsProps) {
  return ask.what === 'filed' ? (
    <FiledDialog rows={ask.rows} {...rest} />
  ) : (
    <NotReportableDialog rows={ask.rows} {...rest} />
  );
}

type DialogProps = Omit<LargeDialogsProps, 'ask'> & { readonly rows: readonly LargeValueView[] };

function FiledDialog({ rows, onClose, onDone }: DialogProps) {
  const words = useWords();
  const filed = useAsk('risk.largeValueFiled');
  const [on, setOn] = useState(localToday);
  const keys = rows.map(({ key }) => key);
  const seen = rows.map(({ key, sum }) => ({ key, sum }));
  const incomplete = rows.filter(({ isIncomplete }) => isIncomplete).length;
  return (
    <ReasonDialog
      about={`risk large filed ${keys.toSorted().join(' ')}`}
      title={words('risk.filedTitle', { count: keys.length })}
      label={words('risk.reference')}
      confirm={words('risk.noteFiled')}
      isOneLine
      maxLength={REFERENCE_LENGTH_MAX}
      canConfirm={on !== ''}
      error={filed.error}
      isBusy={filed.isPending}
      onClose={onClose}
      onConfirm={(reference) =>
        filed.mutate(
          { rows: seen, reference, on },
          {
            onSuccess: () => {
              onDone();
              sayDone(words('risk.largeFiled', { count: keys.length }));
            },
          },
        )
      }
    >
      <LargeSums rows={rows} />
      {incomplete > 0 ? (
        <p className={classes.warned}>{words('risk.filedIncomplete', { count: incomplete })}</p>
      ) : null}
      <DayField label={words('risk.filedOn')} value={on} onChange={setOn} />
    </ReasonDialog>
  );
}

function NotReportableDialog({ rows, onClose, onDone }: DialogProps) {
  const words = useWords();
  const decide = useAsk('risk.notReportable');
  const keys = rows.map(({ key }) => key);
  const seen = rows.map(({ key, sum }) => ({ key, sum }));
  return (
    <ReasonDialog
      about={`risk large not reportable ${keys.toSorted().join(' ')}`}
      title={words('risk.notReportableTitle', { count: keys.length })}
      text={words('risk.notReportableText')}
      confirm={words('risk.notReportable')}
      error={decide.error}
      isBusy={decide.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        decide.mutate(
          { rows: seen, reason },
          {
            onSuccess: () => {
              onDone();
              sayDone(words('risk.notReportableDone', { count: keys.length }));
            },
          },
        )
      }
    >
      <LargeSums rows={rows} />
    </ReasonDialog>
  );
}
