/** The filters kept under a name: hers and everybody's, chosen from a menu; the one on the screen is kept with two presses. */
import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Input } from '../../../shared/contract/calls.ts';
import { invalidate, useAnswer, useAsk } from '../../api/client.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './orders-page.module.css';

const NAME_LENGTH_MAX = 40;

/** What a view keeps of a list. */
export interface Viewed {
  readonly query: string;
  readonly sort: string;
  readonly descending: boolean;
}

interface SavedViewsProps {
  readonly list: Input<'views.list'>['list'];
  readonly now: Viewed;
  readonly onChoose: (view: Viewed) => void;
}

export function SavedViews({ list, now, onChoose }: SavedViewsProps) {
  const words = useWords();
  const found = useAnswer('views.list', { list });
  const drop = useAsk('views.drop');
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const views = found.data?.views ?? [];
  useKeys({ v: { label: words('orders.key.views'), run: () => setOpen(true) } });
  return (
    <>
      <Menu opened={isOpen} onChange={setOpen} position="bottom-start" width={300} withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={14} aria-hidden />}
            rightSection={<KeyCap name="v" />}
          >
            {words('orders.views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 ? <Menu.Label>{words('orders.viewsEmpty')}</Menu.Label> : null}
          {views.map((view) => (
            <div key={`${view.byName} ${view.name}`} className={classes.view}>
              <Menu.Item onClick={() => onChoose(view)}>
                <span data-code>{view.name}</span>
                <small className={classes.viewBy}>
                  {view.isMine ? view.query : words('orders.viewBy', { name: view.byName })}
                </small>
              </Menu.Item>
              {view.isMine ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words('orders.viewDrop', { name: view.name })}
                  onClick={() =>
                    drop.mutate({ list, name: view.name }, { onSuccess: () => void invalidate('views.list') })
                  }
                >
                  <IconX size={13} aria-hidden />
                </ActionIcon>
              ) : null}
            </div>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={now.query === ''} onClick={() => setSaving(true)}>
            {words('orders.viewSave')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isSaving ? <SaveView list={list} now={now} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

function SaveView({
  list,
  now,
  onClose,
}: Pick<SavedViewsProps, 'list' | 'now'> & { readonly onClose: () => void }) {
  const words = useWords();
  const save = useAsk('views.save');
  const [isShared, setShared] = useState(false);
  return (
    <ReasonDialog
      about={`views ${list} ${now.query}`}
      title={words('orders.viewSave')}
      text={now.query}
      label={words('orders.viewName')}
      confirm={words('action.save')}
      isOneLine
      maxLength={NAME_LENGTH_MAX}
      error={save.error}
      isBusy={save.isPending}
      onClose={onClose}
      onConfirm={(name) =>
        save.mutate(
          { list, name, query: now.query, sort: now.sort, descending: now.descending, isShared },
          {
            onSuccess: () => {
              onClose();
              sayDone(words('orders.viewSaved', { name }));
              void invalidate('views.list');
            },
          },
        )
      }
    >
      <Checkbox
        label={words('orders.viewShared')}
        checked={isShared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
    </ReasonDialog>
  );
}
