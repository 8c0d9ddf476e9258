/** A board kept under a name with all it is asked: hers or everybody's, and perhaps the first page. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { addressText, type BoardAddress } from '../../../shared/contract/analytics-address.ts';
import { invalidate, useAsk } from '../../api/client.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { isConfidential } from './boards.ts';
import type { View } from './own-boards.tsx';

const NAME_LENGTH_MAX = 40;

interface SaveBoardProps {
  readonly address: BoardAddress;
  /** The view it was opened as, if it is hers: under its name it takes its place. */
  readonly view: View | null;
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}

export function SaveBoard({ address, view, onSaved, onClose }: SaveBoardProps) {
  const words = useWords();
  const save = useAsk('views.save');
  const isSecret = address.tiles.some(({ panel }) => isConfidential(panel));
  const [isShared, setShared] = useState(!isSecret && (view?.isShared ?? false));
  const [isFirst, setFirst] = useState(view?.isFirst ?? false);
  return (
    <ReasonDialog
      about={`analytics board ${view?.name ?? ''}`}
      title={words('analytics.mine.save')}
      text={words('analytics.mine.saveText')}
      label={words('analytics.mine.name')}
      initial={view?.name ?? ''}
      confirm={words('action.save')}
      isOneLine
      maxLength={NAME_LENGTH_MAX}
      error={save.error}
      isBusy={save.isPending}
      onClose={onClose}
      onConfirm={(name) =>
        save.mutate(
          {
            ...{ list: 'analytics', name, query: addressText(address), sort: '', descending: false },
            ...{ isShared, isFirst },
          },
          {
            onSuccess: () => {
              sayDone(words('analytics.mine.saved', { name }));
              void invalidate('views.list');
              onSaved(name);
            },
          },
        )
      }
      below={
        <>
          <Checkbox
            label={words('analytics.mine.forAll')}
            description={isSecret ? words('analytics.mine.notForAll') : undefined}
            disabled={isSecret}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Checkbox
            label={words('analytics.mine.asFirst')}
            checked={isFirst}
            onChange={(event) => setFirst(event.currentTarget.checked)}
          />
        </>
      }
    />
  );
}
