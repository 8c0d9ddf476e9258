/** The head of what one edits of the book: whether it is on, and the way back to how it ships where it differs from that. */
import { Button, Switch } from '@mantine/core';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';

interface OnAndRestoreProps {
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  /** Null where it is as it ships. */
  readonly onRestore: (() => void) | null;
}

export function OnAndRestore({ isOn, onSwitch, onRestore }: OnAndRestoreProps) {
  const words = useWords();
  return (
    <div className={classes.findingHead}>
      <Switch
        label={words('risk.isOn')}
        checked={isOn}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <span className={classes.spread} />
      {onRestore ? (
        <Button size="compact-sm" variant="default" onClick={onRestore}>
          {words('risk.restore')}
        </Button>
      ) : null}
    </div>
  );
}
