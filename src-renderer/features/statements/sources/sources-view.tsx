/** Where files may be fetched from, and the secrets that are kept: one cursor goes through both lists, and what the keys do hangs on where it stands. */
import { useState } from 'react';
import type { SecretView } from '../../../../shared/contract/secrets.ts';
import { useAnswer } from '../../../api/client.tsx';
import { useRunningTasks } from '../../../api/tasks.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { type KeyBindings, useKeys } from '../../../ui/keys.ts';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { useWords } from '../../../ui/words.ts';
import { AddSource } from './add-source.tsx';
import { FetchDialog } from './fetch-dialog.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { SecretList } from './secret-list.tsx';
import { SourceDetail } from './source-detail.tsx';
import { SourceList } from './source-list.tsx';
import { useSource } from './use-source.ts';

type Open = 'add' | 'fetch' | 'remove' | null;

export function SourcesView() {
  const words = useWords();
  const listed = useAnswer('sources.list', {});
  const kept = useAnswer('sources.secrets', {});
  const doing = useSource();
  const isBusy = useRunningTasks().length > 0;
  const [cursor, setCursor] = useState(0);
  const [open, setOpen] = useState<Open>(null);
  const [forgetting, setForgetting] = useState<SecretView | null>(null);
  const sources = listed.data?.sources ?? [];
  const secrets = kept.data?.secrets ?? [];
  const count = sources.length + secrets.length;
  const at = Math.max(0, Math.min(cursor, count - 1));
  /** The one in full: also while the cursor is among the secrets. */
  const shown = sources[Math.min(at, sources.length - 1)];
  const isOnSource = at < sources.length;
  const secret = isOnSource ? undefined : secrets[at - sources.length];
  const canAsk = shown?.isOn === true && shown.hasKeys && !isBusy;
  const move = (by: number) => () => setCursor(Math.max(0, Math.min(count - 1, at + by)));
  const keys: KeyBindings = {
    n: { label: words('sources.add'), run: () => setOpen('add') },
    ...(count === 0
      ? {}
      : {
          j: { label: words('key.next'), run: move(1) },
          k: { label: words('key.previous'), run: move(-1) },
          ArrowDown: { label: words('key.next'), run: move(1), isQuiet: true },
          ArrowUp: { label: words('key.previous'), run: move(-1), isQuiet: true },
        }),
    ...(secret ? { f: { label: words('secrets.forget'), run: () => setForgetting(secret) } } : {}),
    ...(shown && isOnSource
      ? {
          ...(canAsk
            ? {
                d: { label: words('sources.fetch'), run: () => setOpen('fetch') },
                t: { label: words('sources.test'), run: () => void doing.test(shown) },
              }
            : {}),
          ...(shown.isOn || shown.hasKeys
            ? {
                s: {
                  label: words(shown.isOn ? 'sources.switchOff' : 'sources.switchOn'),
                  run: () => doing.toggle(shown),
                },
              }
            : {}),
          ...(isBusy ? {} : { r: { label: words('sources.remove'), run: () => setOpen('remove') } }),
        }
      : {}),
  };
  useKeys(keys);
  const close = () => setOpen(null);

  if (listed.data === undefined || kept.data === undefined) {
    const error = listed.error ?? kept.error;
    if (!error) return <RowsSkeleton />;
    const again = () => void Promise.all([listed.refetch(), kept.refetch()]);
    return <ErrorNote error={error} retry={again} />;
  }
  return (
    <>
      <SourceList
        sources={sources}
        active={isOnSource ? at : -1}
        onActive={setCursor}
        onAdd={() => setOpen('add')}
      >
        {shown ? (
          <SourceDetail
            source={shown}
            doing={doing}
            isActive={isOnSource}
            onFetch={() => setOpen('fetch')}
            onRemove={() => setOpen('remove')}
          />
        ) : null}
      </SourceList>
      <SecretList
        secrets={secrets}
        active={isOnSource ? -1 : at - sources.length}
        onActive={(index) => setCursor(sources.length + index)}
        onForget={setForgetting}
      />
      {open === 'add' ? <AddSource onClose={close} /> : null}
      {open === 'fetch' && shown ? (
        <FetchDialog
          source={shown}
          onClose={close}
          onFetch={(from, to) => {
            close();
            void doing.fetch(shown, from, to);
          }}
        />
      ) : null}
      {open === 'remove' && shown ? <RemoveDialog source={shown} onClose={close} /> : null}
      {forgetting ? <ForgetDialog secret={forgetting} onClose={() => setForgetting(null)} /> : null}
    </>
  );
}
