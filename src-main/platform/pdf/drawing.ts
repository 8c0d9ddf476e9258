/**
 * A picture as data: a few kinds of marks at places in points from its top left corner. Whoever makes one needs no printer, and who prints it needs not
 * know what it shows; the same marks are the same bytes.
 */

export type Point = readonly [x: number, y: number];
/** How an area is filled, so that two of them differ without colour: in print, and for who sees no colours. */
export type Pattern = 'solid' | 'rising' | 'falling' | 'across';

export type Mark =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
      readonly pattern?: Pattern;
    }
  | {
      readonly kind: 'path';
      readonly points: readonly Point[];
      readonly colour: string;
      readonly width: number;
      readonly isDashed?: boolean;
    }
  /** A filled polygon. */
  | { readonly kind: 'area'; readonly points: readonly Point[]; readonly colour: string }
  /** At `x`, which is its left, its middle or its right; cut where it is wider than `width`. */
  | {
      readonly kind: 'label';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly width: number;
      readonly align: 'left' | 'center' | 'right';
      readonly colour: string;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** A colour mixed with the white of the paper: `part` of it is left. */
export function tint(colour: string, part: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const own = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(255 - (255 - own) * part)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}
