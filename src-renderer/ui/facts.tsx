/** Names and values, one beneath the other; what is empty is left out. Numbers and hashes can be selected and copied. */
import { Fragment, type ReactNode } from 'react';
import classes from './facts.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** A number of many digits: monospaced and breakable. */
  readonly isCode?: boolean;
  /** Behind the value, at the end of its line. */
  readonly aside?: ReactNode;
  /** Marked: what is pointed at elsewhere belongs to it. */
  readonly isPointed?: boolean;
  /** The pointer came or went. */
  readonly onPoint?: (isOn: boolean) => void;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(({ value }) => value !== '' && value !== null && value !== undefined)
        .map(({ name, value, isCode, aside, isPointed, onPoint }) => {
          const points = onPoint && {
            onMouseEnter: () => onPoint(true),
            onMouseLeave: () => onPoint(false),
          };
          return (
            <Fragment key={name}>
              <dt data-pointed={isPointed || undefined} {...points}>
                {name}
              </dt>
              <dd data-code={isCode || undefined} data-pointed={isPointed || undefined} {...points}>
                {aside ? <span className={classes.value}>{value}</span> : value}
                {aside}
              </dd>
            </Fragment>
          );
        })}
    </dl>
  );
}
