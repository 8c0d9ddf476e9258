/**
 * A watch list by file: what of it is new, what stands already, and who left it, shown before anything is taken. Whoever left stays watched until a second
 * person agreed.
 */
import { Button, FileButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { putFile, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './parties.module.css';
import { WatchPlan } from './watch-plan.tsx';

interface Planned {
  readonly fileName: string;
  /** Source and version it was planned for: others would be another plan. */
  readonly of: string;
  readonly plan: Output<'parties.planWatchFile'>;
}

const SOURCE_LENGTH_MAX = 120;
const VERSION_LENGTH_MAX = 40;

export function WatchImport({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const read = useAsk('parties.planWatchFile');
  const take = useAsk('parties.takeWatchFile');
  const source = useDraft('watch file source');
  const version = useDraft('watch file version');
  const [planned, setPlanned] = useState<Planned | null>(null);
  const [handing, setHanding] = useState<unknown>(null);
  const asked = { source: source.text.trim(), version: version.text.trim() };
  const of = JSON.stringify(asked);
  const plan = planned?.of === of ? planned.plan : null;
  const canRead = asked.source !== '' && asked.version !== '';
  const isSame = plan !== null && plan.added === 0 && plan.leaving === 0;

  const hand = async (file: File | null) => {
    if (!file) return;
    setHanding(null);
    setPlanned(null);
    take.reset();
    try {
      const token = await putFile(file);
      setPlanned({ fileName: file.name, of, plan: await read.mutateAsync({ file: token, ...asked }) });
    } catch (fault) {
      setHanding(fault);
    }
  };
  const close = () => {
    source.keep();
    version.keep();
    onClose();
  };
  return (
    <ReasonDialog
      about="watch file reason"
      title={words('parties.watchImport')}
      text={words('parties.watchImportText')}
      confirm={words('parties.watchTake')}
      canConfirm={plan !== null && plan.planId !== '' && !isSame}
      size={720}
      error={take.error}
      isBusy={take.isPending}
      onClose={close}
      onConfirm={(reason) => {
        if (!plan || plan.planId === '') return;
        take.mutate(
          { planId: plan.planId, hash: plan.hash, reason },
          {
            onSuccess: ({ added, requestId }) => {
              source.send();
              version.send();
              onClose();
              sayDone(words('parties.watchTaken', { count: added }));
              if (requestId !== null) sayAsked(words, requestId);
            },
          },
        );
      }}
    >
      <div className={classes.fields}>
        <TextInput
          data-autofocus
          label={words('parties.watchListSource')}
          withAsterisk
          maxLength={SOURCE_LENGTH_MAX}
          value={source.text}
          onChange={(event) => source.change(event.currentTarget.value)}
        />
        <TextInput
          label={words('parties.watchListVersion')}
          withAsterisk
          placeholder="2026-11"
          maxLength={VERSION_LENGTH_MAX}
          value={version.text}
          onChange={(event) => version.change(event.currentTarget.value)}
        />
      </div>
      <div>
        <FileButton accept=".csv,.txt,.xlsx" onChange={(file) => void hand(file)}>
          {(props) => (
            <Button {...props} size="xs" variant="default" disabled={!canRead} loading={read.isPending}>
              {words('parties.watchChooseFile')}
            </Button>
          )}
        </FileButton>{' '}
        {plan ? planned?.fileName : null}
      </div>
      <ErrorNote error={handing} />
      {plan ? <WatchPlan plan={plan} /> : null}
    </ReasonDialog>
  );
}
