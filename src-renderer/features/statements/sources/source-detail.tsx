/** One source under the list: what can be done with it, how it answered, and a server's key to be accepted where it shows one that nobody knows. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SourceView } from '../../../../shared/contract/sources.ts';
import { useRunningTasks } from '../../../api/tasks.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { useWords } from '../../../ui/words.ts';
import { isHostKey } from './source-form.ts';
import classes from './source-list.module.css';
import { SourceOutcomes } from './source-outcomes.tsx';
import type { Failure, useSource } from './use-source.ts';

interface SourceDetailProps {
  readonly source: SourceView;
  readonly doing: ReturnType<typeof useSource>;
  /** The cursor is on it: its keys work. */
  readonly isActive: boolean;
  readonly onFetch: () => void;
  readonly onRemove: () => void;
}

export function SourceDetail({ source, doing, isActive, onFetch, onRemove }: SourceDetailProps) {
  const words = useWords();
  const isBusy = useRunningTasks().length > 0;
  const { task } = doing;
  const isOurs = doing.under === source.id;
  const failure = doing.failure?.sourceId === source.id ? doing.failure : null;
  const canAsk = source.isOn && source.hasKeys && !isBusy;
  const title = words('sources.outcomes', { name: source.name });
  const action = (label: string, key: string, run: () => void, isEnabled: boolean) => (
    <Button
      size="xs"
      variant="default"
      disabled={!isEnabled}
      onClick={run}
      {...(isEnabled && isActive ? { rightSection: <KeyCap name={key} /> } : {})}
    >
      {label}
    </Button>
  );
  return (
    <section className={classes.detail} aria-label={source.name}>
      <div className={classes.head}>
        <h3>{title}</h3>
        {action(words('sources.fetch'), 'd', onFetch, canAsk)}
        {action(words('sources.test'), 't', () => void doing.test(source), canAsk)}
        {action(
          words(source.isOn ? 'sources.switchOff' : 'sources.switchOn'),
          's',
          () => doing.toggle(source),
          source.isOn || source.hasKeys,
        )}
        {action(words('sources.remove'), 'r', onRemove, !isBusy)}
      </div>
      <div className={classes.notes}>
        {source.hasKeys ? null : <Note>{words('sources.noKeysText')}</Note>}
        {isOurs && task.isRunning ? <ProgressNote progress={task.progress} onCancel={task.cancel} /> : null}
        {failure ? <FailureNote source={source} failure={failure} doing={doing} /> : null}
        <ErrorNote error={isOurs || doing.error?.call === 'sources.switch' ? doing.error : null} />
      </div>
      <SourceOutcomes title={title} outcomes={source.outcomes} />
    </section>
  );
}

function FailureNote({
  source,
  failure: { fault, code, message },
  doing,
}: Pick<SourceDetailProps, 'source' | 'doing'> & { readonly failure: Failure }) {
  const words = useWords();
  const isKey = (fault === 'host_key_unknown' || fault === 'host_key_differs') && isHostKey(code);
  if (!isKey)
    return (
      <Note>{[words(`fetchFault.${fault}`), code, message].filter((each) => each !== '').join(' · ')}</Note>
    );
  return (
    <Note
      action={
        <Button size="xs" loading={doing.isTrusting} onClick={() => doing.trust(source, code)}>
          {words('sources.trust')}
        </Button>
      }
    >
      {words(fault === 'host_key_unknown' ? 'sources.trustUnknown' : 'sources.trustChanged', { key: code })}
    </Note>
  );
}

function Note({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={classes.trust} role="alert">
      <IconAlertTriangle size={18} stroke={1.5} aria-hidden />
      <p>{children}</p>
      {action}
    </div>
  );
}
