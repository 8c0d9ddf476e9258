/** The one box of the app: a head with a name and what belongs to it, and content. */
import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Content up to the border, for tables. */
  readonly isFlush?: boolean;
  readonly className?: string | undefined;
}

export function Panel({ title, aside, children, isFlush, className }: PanelProps) {
  return (
    <section className={className ? `${classes.panel} ${className}` : classes.panel}>
      {title !== undefined || aside !== undefined ? (
        <header className={classes.head}>
          <h2>{title}</h2>
          {aside}
        </header>
      ) : null}
      <div className={isFlush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
