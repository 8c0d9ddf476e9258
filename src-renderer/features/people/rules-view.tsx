/** The rules of log-in that the house sets: the idle minutes and the PCI profile; beside them what always holds. A change says why. */
import { Button, NumberInput, Switch } from '@mantine/core';
import { useState } from 'react';
import { profile as profileSchema } from '../../../shared/contract/access.ts';
import { PASSWORD_LENGTH_MIN } from '../../../shared/contract/call.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './people-page.module.css';

type Profile = Output<'access.profile'>;
/** PCI DSS 4.0.1, 8.2.8. */
const PCI_IDLE_MINUTES = 15;

export function RulesView() {
  const words = useWords();
  const answer = useAnswer('access.profile', {});
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  return (
    <div className={classes.rules}>
      <RulesForm key={`${answer.data.idleMinutes} ${answer.data.isPci}`} now={answer.data} />
      <Panel title={words('rules.always')}>
        <ul className={classes.points}>
          <li>{words('rules.alwaysLength', { min: PASSWORD_LENGTH_MIN })}</li>
          <li>{words('rules.alwaysWeak')}</li>
          <li>{words('rules.alwaysLock')}</li>
        </ul>
      </Panel>
    </div>
  );
}

/** Begins anew when the rules change under it. */
function RulesForm({ now }: { readonly now: Profile }) {
  const words = useWords();
  const maySet = useMay('settings');
  const [idleMinutes, setIdleMinutes] = useState<number | string>(now.idleMinutes);
  const [isPci, setPci] = useState(now.isPci);
  const [isAsking, setAsking] = useState(false);
  const set = useAsk('access.setProfile');
  const checked = profileSchema.safeParse({ idleMinutes, isPci });
  const isSame = idleMinutes === now.idleMinutes && isPci === now.isPci;
  return (
    <Panel title={words('rules.title')}>
      <form
        className={classes.part}
        onSubmit={(event) => {
          event.preventDefault();
          if (checked.success && !isSame) setAsking(true);
        }}
      >
        <div className={classes.row}>
          <div>
            <strong>{words('rules.idle')}</strong>
            <p className={classes.text}>{words('rules.idleText')}</p>
            {isPci && Number(idleMinutes) > PCI_IDLE_MINUTES ? (
              <p className={classes.warn}>{words('rules.idleLong')}</p>
            ) : null}
          </div>
          <NumberInput
            aria-label={words('rules.idle')}
            w={130}
            flex="none"
            min={1}
            max={240}
            allowDecimal={false}
            clampBehavior="none"
            suffix={` ${words('rules.minutes')}`}
            value={idleMinutes}
            onChange={setIdleMinutes}
            error={checked.success ? undefined : words('rules.idleBad')}
            disabled={!maySet}
          />
        </div>
        <div className={classes.row}>
          <div>
            <strong>{words('rules.pci')}</strong>
            <p className={classes.text}>{words('rules.pciText')}</p>
            <ul className={classes.points}>
              <li>{words('rules.pciLetters')}</li>
              <li>{words('rules.pciDays')}</li>
            </ul>
          </div>
          <Switch
            aria-label={words('rules.pci')}
            checked={isPci}
            onChange={(event) => setPci(event.currentTarget.checked)}
            disabled={!maySet}
          />
        </div>
        {maySet ? (
          <div className={classes.actions}>
            {isSame ? null : (
              <Button
                variant="default"
                onClick={() => {
                  setIdleMinutes(now.idleMinutes);
                  setPci(now.isPci);
                }}
              >
                {words('rules.discard')}
              </Button>
            )}
            <Button type="submit" disabled={isSame || !checked.success}>
              {words('rules.save')}
            </Button>
          </div>
        ) : (
          <p className={classes.text}>{words('rules.readOnly')}</p>
        )}
      </form>
      {isAsking && checked.success ? (
        <ReasonDialog
          about="log-in rules"
          title={words('rules.saveTitle')}
          confirm={words('rules.save')}
          error={set.error}
          isBusy={set.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(reason) =>
            set.mutate(
              { ...checked.data, reason },
              {
                onSuccess: ({ requestId }) => {
                  setAsking(false);
                  if (requestId === null) sayDone(words('rules.saved'));
                  else sayAsked(words, requestId);
                },
              },
            )
          }
        />
      ) : null}
    </Panel>
  );
}
