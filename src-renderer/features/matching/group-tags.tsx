/** Where a group stands, in a few words: how sure the machine is, what was said about its difference, its state. */
import type { GroupView } from '../../../shared/contract/shapes.ts';
import { GROUP_TONES } from '../../ui/review/tones.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './matching-page.module.css';
import { isSetAside } from './set-aside.ts';

export function GroupTags({ group }: { readonly group: GroupView }) {
  const words = useWords();
  return (
    <span className={classes.panelTools}>
      {group.state === 'proposed' ? words('matching.confidence', { percent: group.confidence }) : null}
      {isSetAside(group.key) ? <Tag tone="warn">{words('matching.isSetAside')}</Tag> : null}
      {group.remainder ? (
        <Tag tone={group.remainder.treatment === 'open' ? 'warn' : 'plain'}>
          {words(`remainder.state.${group.remainder.treatment}`)}
          {group.remainder.account ? ` · ${words(`writeOffAccount.${group.remainder.account}`)}` : ''}
        </Tag>
      ) : null}
      <Tag tone={GROUP_TONES[group.state]}>{words(`groupState.${group.state}`)}</Tag>
    </span>
  );
}
