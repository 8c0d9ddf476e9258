/** What may be done about the case now, each with its key: work on it, have a decision confirmed, or take it up again. */
import { Button } from '@mantine/core';
import type { Output } from '../../../../shared/contract/calls.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { type KeyBindings, useKeys } from '../../../ui/keys.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import type { CaseAct } from './case-dialogs.tsx';
import { movesOf } from './case-standing.ts';

interface CaseBarProps {
  readonly found: Output<'risk.case'>;
  readonly onAct: (act: CaseAct) => void;
}

export function CaseBar({ found, onAct }: CaseBarProps) {
  const words = useWords();
  const moves = movesOf(found.case);
  const acts: readonly { act: CaseAct; key: string; isOn: boolean; isMain?: boolean }[] = [
    { act: 'note', key: 'n', isOn: moves.mayWork },
    { act: 'assign', key: 'g', isOn: moves.mayWork },
    { act: 'reopen', key: 'o', isOn: moves.mayReopen },
    { act: 'filed', key: 'f', isOn: moves.mayFile, isMain: true },
    { act: 'decline', key: 'r', isOn: moves.mayConfirm },
    { act: 'propose', key: 'p', isOn: moves.mayPropose, isMain: true },
    { act: 'confirm', key: 'a', isOn: moves.mayConfirm, isMain: true },
  ];
  const offered = acts.filter(({ isOn }) => isOn);
  const bindings: KeyBindings = Object.fromEntries(
    offered.map(({ act, key }) => [key, { label: words(`risk.do.${act}`), run: () => onAct(act) }]),
  );
  useKeys(bindings);
  return (
    <div className={classes.acts}>
      {offered.map(({ act, key, isMain }) => (
        <Button
          key={act}
          variant={isMain ? 'filled' : 'default'}
          onClick={() => onAct(act)}
          rightSection={<KeyCap name={key} />}
        >
          {words(`risk.do.${act}`)}
        </Button>
      ))}
    </div>
  );
}
