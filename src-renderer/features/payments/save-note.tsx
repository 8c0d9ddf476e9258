/** Whether what is typed is the engine's yet. Refused because somebody else saved meanwhile, it says so and offers theirs; nothing is written over. */
import { Button } from '@mantine/core';
import { IconCircleCheck, IconCloudUpload, IconPencil, IconUsers } from '@tabler/icons-react';
import { CallError } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './payments.module.css';
import type { BatchDraft } from './use-batch-draft.ts';

const ICONS = {
  saved: IconCircleCheck,
  typing: IconPencil,
  saving: IconCloudUpload,
  unfit: IconPencil,
  refused: IconPencil,
} as const;

export function SaveNote({ draft }: { readonly draft: BatchDraft }) {
  const words = useWords();
  const Icon = ICONS[draft.standing];
  return (
    <span className={classes.save} data-standing={draft.standing} role="status">
      <Icon size={14} aria-hidden />
      {words(`payments.save.${draft.standing}`)}
    </span>
  );
}

export function SaveRefused({ draft }: { readonly draft: BatchDraft }) {
  const words = useWords();
  if (draft.standing !== 'refused') return null;
  const { error } = draft;
  const isOvertaken = error instanceof CallError && error.facts['why'] === 'batch_saved';
  if (!isOvertaken) return <ErrorNote error={error} retry={() => void draft.flush()} />;
  return (
    <section className={classes.overtaken} role="alert">
      <IconUsers size={18} aria-hidden />
      <div>
        <strong>{words.or('error.plan_stale.batch_saved', '', error.facts)}</strong>
        <p>{words('payments.overtaken')}</p>
        <Button size="compact-sm" variant="default" onClick={draft.reload}>
          {words('payments.reload')}
        </Button>
      </div>
    </section>
  );
}
