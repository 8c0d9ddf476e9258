/** Over a board of her own: its name, whether it is saved as it is, and the ways to change it. */
import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconPlus } from '@tabler/icons-react';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import frame from './analytics.module.css';
import classes from './own-boards.module.css';

interface EditBarProps {
  readonly title: string;
  readonly isEditing: boolean;
  /** Other than it was saved. */
  readonly isChanged: boolean;
  readonly onAll: () => void;
  readonly onEdit: () => void;
  readonly onAdd: () => void;
  readonly onSave: () => void;
  readonly onDone: () => void;
}

export function EditBar({ title, isEditing, isChanged, ...on }: EditBarProps) {
  const words = useWords();
  return (
    <div className={classes.editBar} data-editing={isEditing || undefined}>
      <Button size="compact-md" variant="subtle" onClick={on.onAll}>
        ← {words('analytics.mine.all')}
      </Button>
      <strong data-code>{title}</strong>
      {isChanged ? <Tag tone="warn">{words('analytics.mine.changed')}</Tag> : null}
      {isEditing ? <span className={frame.hint}>{words('analytics.edit.text')}</span> : null}
      <span className={frame.spread} />
      {isEditing ? (
        <>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            rightSection={<KeyCap name="a" />}
            onClick={on.onAdd}
          >
            {words('analytics.edit.add')}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            rightSection={<KeyCap name="Escape" />}
            onClick={on.onDone}
          >
            {words('analytics.edit.done')}
          </Button>
          <Button
            size="compact-md"
            leftSection={<IconDeviceFloppy size={14} aria-hidden />}
            rightSection={<KeyCap name="s" />}
            onClick={on.onSave}
          >
            {words('analytics.mine.save')}
          </Button>
        </>
      ) : isChanged ? (
        <Button
          size="compact-md"
          leftSection={<IconDeviceFloppy size={14} aria-hidden />}
          onClick={on.onSave}
        >
          {words('analytics.mine.save')}
        </Button>
      ) : null}
    </div>
  );
}
