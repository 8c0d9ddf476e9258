/** The head of a view: its name, the ways to look at it, its actions; the one primary action stands last. */
import type { ReactNode } from 'react';
import classes from './page-head.module.css';

interface PageHeadProps {
  readonly title: string;
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHead({ title, beside, actions }: PageHeadProps) {
  return (
    <header className={classes.head}>
      <h1>{title}</h1>
      {beside}
      <div className={classes.actions}>{actions}</div>
    </header>
  );
}
