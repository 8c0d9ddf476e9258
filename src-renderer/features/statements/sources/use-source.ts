/** What a person does with one source: test it, fetch from it, switch it, accept its server's key; and what that came to, said once. */
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { FetchFault, SourceView } from '../../../../shared/contract/sources.ts';
import { type Task, useAsk, useTask } from '../../../api/client.tsx';
import { useWords } from '../../../ui/words.ts';

export interface Failure {
  readonly sourceId: number;
  readonly fault: FetchFault;
  readonly code: string;
  readonly message: string;
}

export function useSource() {
  const words = useWords();
  const task: Task = useTask();
  const setSwitch = useAsk('sources.switch');
  const trusting = useAsk('sources.trust');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [under, setUnder] = useState(0);
  const say = (message: string) => notifications.show({ message });

  const test = async ({ id, name }: SourceView) => {
    setFailure(null);
    setUnder(id);
    const answer = await task.run('sources.test', { id });
    if (!answer) return;
    if (answer.failed) setFailure({ sourceId: id, ...answer.failed });
    else say(words('sources.testDone', { name }));
  };
  const fetch = async ({ id }: SourceView, from: string, to: string) => {
    setFailure(null);
    setUnder(id);
    const answer = await task.run('sources.fetch', { id, from, to });
    if (!answer) return;
    const count = answer.bills.filter(({ outcome }) => outcome === 'file').length;
    say(count > 0 ? words('sources.fetchDone', { count }) : words('sources.fetchNone'));
    if (answer.stopped > 0) say(words('sources.stopped', { count: answer.stopped }));
    const failed = answer.bills.findLast(({ fault }) => fault !== '');
    if (failed && failed.fault !== '') setFailure({ sourceId: id, ...failed, fault: failed.fault });
  };
  const trust = ({ id }: SourceView, hostKey: string) =>
    trusting.mutate(
      { id, hostKey },
      {
        onSuccess: () => {
          setFailure(null);
          say(words('sources.trusted'));
        },
      },
    );
  return {
    task,
    /** The source that a task is, or was last, about. */
    under,
    failure,
    error: task.error ?? setSwitch.error ?? trusting.error,
    isTrusting: trusting.isPending,
    test,
    fetch,
    trust,
    toggle: ({ id, isOn }: SourceView) => {
      setFailure(null);
      setSwitch.mutate({ id, isOn: !isOn });
    },
  };
}
