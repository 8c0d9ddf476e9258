/** One figure of the day: what it is called, what it comes to, and what it is held against. A link where she may go to its place. */
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import classes from './home.module.css';

interface FigureTileProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly notes: readonly ReactNode[];
  /** '' where she may not go there. */
  readonly to: string;
}

export function FigureTile({ label, value, notes, to }: FigureTileProps) {
  const said = (
    <>
      <small>{label}</small>
      <strong>{value}</strong>
      <span className={classes.notes}>
        {notes.map((note, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the notes of a figure have a fixed order.
          <span key={at}>{note}</span>
        ))}
      </span>
    </>
  );
  return <li className={classes.figure}>{to === '' ? <div>{said}</div> : <Link to={to}>{said}</Link>}</li>;
}
