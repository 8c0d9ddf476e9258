/** What the draft changes and what may be done with it: let go, tried on history, asked for. Without a change the bar says which version holds. */
import { Button, Popover } from '@mantine/core';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { ruleName, typologyName } from '../risk-names.ts';
import type { BookChange } from './book-changes.ts';
import type { BookProblem } from './book-problems.ts';
import { ChangeList } from './change-list.tsx';

interface BookBarProps {
  readonly version: number;
  readonly changes: readonly BookChange[];
  readonly problems: readonly BookProblem[];
  /** Nothing waits already. */
  readonly canAsk: boolean;
  readonly onDiscard: () => void;
  readonly onBacktest: () => void;
  readonly onAsk: () => void;
}

export function BookBar(props: BookBarProps) {
  const words = useWords();
  const { changes, problems } = props;
  const isGood = problems.length === 0;
  const canAsk = props.canAsk && isGood && changes.length > 0;
  useKeys({
    ...(isGood ? { b: { label: words('risk.backtest'), run: props.onBacktest } } : {}),
    ...(canAsk ? { p: { label: words('risk.askBook'), run: props.onAsk } } : {}),
  });
  return (
    <footer className={classes.foot}>
      {changes.length === 0 ? (
        <span className={classes.muted}>
          {props.version === 0
            ? words('risk.bookShipped')
            : words('risk.bookHolds', { version: String(props.version) })}
        </span>
      ) : (
        <Popover position="top-start" withinPortal shadow="md">
          <Popover.Target>
            <Button variant="subtle">{words('risk.bookChanges', { count: changes.length })}</Button>
          </Popover.Target>
          <Popover.Dropdown>
            <ChangeList changes={changes} />
          </Popover.Dropdown>
        </Popover>
      )}
      {problems.map((problem) => {
        const name =
          'rule' in problem ? ruleName(words, problem.rule) : typologyName(words, problem.typology);
        return (
          <span key={`${problem.kind} ${name}`} className={classes.warned} role="status">
            {words(`risk.bookProblem.${problem.kind}`, { name })}
          </span>
        );
      })}
      <span className={classes.spread} />
      <div className={classes.acts}>
        {changes.length > 0 ? (
          <Button variant="default" onClick={props.onDiscard}>
            {words('risk.discard')}
          </Button>
        ) : null}
        <Button
          variant="default"
          disabled={!isGood}
          rightSection={<KeyCap name="b" />}
          onClick={props.onBacktest}
        >
          {words('risk.backtest')}
        </Button>
        <Button disabled={!canAsk} rightSection={<KeyCap name="p" />} onClick={props.onAsk}>
          {words('risk.askBook')}
        </Button>
      </div>
    </footer>
  );
}
