/** The head of a column of a chart's table: its name, and the order that it gives. */
import type { ReactNode } from 'react';
import classes from './chart.module.css';

interface SortHeadProps {
  readonly children: ReactNode;
  readonly sort: 'none' | 'ascending' | 'descending';
  readonly onSort: () => void;
  readonly isFigure?: boolean;
}

const ARROWS = { none: '', ascending: ' ↑', descending: ' ↓' };

export const SortHead = ({ children, sort, onSort, isFigure }: SortHeadProps) => (
  <th scope="col" aria-sort={sort} className={isFigure ? classes.figure : undefined}>
    <button type="button" className={classes.sort} onClick={onSort}>
      {children}
      {ARROWS[sort]}
    </button>
  </th>
);
