/** Names and values, one beneath the other; what is empty is left out. Numbers and hashes can be selected and copied. */
import { Fragment, type ReactNode } from 'react';
import classes from './facts.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** A number of many digits: monospaced and breakable. */
  readonly isCode?: boolean;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(({ value }) => value !== '' && value !== null && value !== undefined)
        .map(({ name, value, isCode }) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd data-code={isCode || undefined}>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
