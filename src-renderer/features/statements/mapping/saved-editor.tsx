/** A mapping that exists, changed without a file at hand: its columns by their headings. Saved, it is a new version; lines made by the old one keep it. */
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { Navigate, useNavigate } from 'react-router-dom';
import { useAnswer, useAsk } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { useWords } from '../../../ui/words.ts';
import { editOf } from './mapping-edit.ts';
import classes from './mapping-editor.module.css';
import { MappingEditor } from './mapping-editor.tsx';
import { headingsOnly } from './seen-file.ts';

export function SavedEditor({ id }: { readonly id: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const known = useAnswer('mappings.list', { includeRetired: true });
  const saving = useAsk('mappings.save');
  const found = known.data?.mappings.find((each) => each.id === id);
  const mapping = found?.mapping;
  const initial = useMemo(() => (mapping ? editOf(mapping) : null), [mapping]);
  const file = useMemo(
    () => (mapping ? headingsOnly(mapping.table.header, mapping.table.width) : null),
    [mapping],
  );
  const back = () => void navigate(`/statements?tab=mappings&mapping=${id}`);
  if (known.data && !found) return <Navigate to="/statements?tab=mappings" replace />;
  if (!found || !initial || !file)
    return (
      <div className={classes.page}>
        <PageHead title={words('mapping.title')} />
        <ErrorNote error={known.error} retry={() => void known.refetch()} />
        {known.error ? null : <PageSkeleton />}
      </div>
    );
  return (
    <MappingEditor
      key={found.version}
      of={`mapping ${id} ${found.version}`}
      title={words('mapping.titleOfSaved', { name: found.mapping.name, version: found.version })}
      initial={initial}
      marks={null}
      restore={words('mapping.restore')}
      file={file}
      atHand={null}
      isBusy={saving.isPending}
      error={saving.error}
      onSave={async (changed) => {
        const saved = await saving.mutateAsync({ mapping: changed, replaces: id }).catch(() => null);
        if (!saved) return false;
        notifications.show({
          message: words('mapping.savedVersion', { name: changed.name, version: saved.version }),
        });
        back();
        return true;
      }}
      onBack={back}
    />
  );
}
