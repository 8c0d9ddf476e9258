/**
 * A sheet for signatures as it will be on paper. What is printed is a second copy that stands in the body by itself: the page around it is left out
 * by the sheet's own print rules. Dark on white in every theme, as paper is.
 */
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import classes from './printed-sheet.module.css';

interface SheetProps {
  readonly title: string;
  /** Who signs, and when. */
  readonly signs: readonly string[];
  readonly className: string | undefined;
  readonly children: ReactNode;
}

export function Sheet({ title, signs, className, children }: SheetProps) {
  return (
    <article className={`${classes.sheet} ${className ?? ''}`}>
      <h2>{title}</h2>
      {children}
      <div className={classes.sign}>
        {signs.map((sign) => (
          <span key={sign}>{sign}</span>
        ))}
      </div>
    </article>
  );
}

interface PrintedSheetProps {
  /** What is looked at before; the whole sheet unless it is long. */
  readonly preview?: ReactNode;
  readonly children: ReactNode;
}

export function PrintedSheet({ preview, children }: PrintedSheetProps) {
  return (
    <>
      <div className={classes.preview}>{preview ?? children}</div>
      {createPortal(
        <div className={classes.printed} aria-hidden>
          {children}
        </div>,
        document.body,
      )}
    </>
  );
}
