/** A small word on a soft ground. The tone repeats what the word says, never more. */
import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './tag.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'accent' | 'plain';

interface TagProps extends ComponentPropsWithRef<'span'> {
  readonly tone: Tone;
  readonly icon?: ReactNode;
}

export function Tag({ tone, icon, children, ...rest }: TagProps) {
  return (
    <span {...rest} className={classes.tag} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
