/** The board's address: read, and written anew with a step to go back to. What is asked is kept from board to board. */
import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import {
  ADDRESS_PARTS,
  addressParts,
  type BoardAddress,
} from '../../../shared/contract/analytics-address.ts';
import { useMay } from '../../ui/rights.tsx';
import type { Tab } from './boards.ts';
import { cellText, type SeenCell } from './cell-address.ts';
import { type ReadBoard, readBoard } from './read-board.ts';

export interface Board extends ReadBoard {
  /** Nothing is asked at all: where she begins is hers to say. */
  readonly isBare: boolean;
  /** `replaces`: no step of its own to go back to. */
  readonly go: (change: BoardChange, options?: { readonly replaces?: boolean }) => void;
}
interface BoardChange {
  readonly tab?: Tab;
  readonly address?: Partial<BoardAddress>;
  readonly view?: string;
  readonly seen?: SeenCell | null;
}

export function useBoardAddress(): Board {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const mayRisk = useMay('risk');
  const text = search.toString();
  const read = useMemo(() => readBoard(new URLSearchParams(text), mayRisk), [text, mayRisk]);
  const go = useCallback(
    (change: BoardChange, { replaces = false }: { readonly replaces?: boolean } = {}) => {
      const tab = change.tab ?? read.tab;
      const seen = change.seen === undefined ? (change.tab ? null : read.seen) : change.seen;
      const parts = addressParts({ ...read.address, ...change.address });
      const next = new URLSearchParams({ tab });
      for (const part of ADDRESS_PARTS) {
        // Charts of her own are of her own boards: the others have theirs.
        if (parts[part] !== '' && (part !== 'panels' || tab === 'mine')) next.set(part, parts[part]);
      }
      const view = change.view ?? read.view;
      if (view !== '' && tab === 'mine') next.set('view', view);
      if (seen) next.set('see', cellText(seen));
      void navigate({ pathname: '/analytics', search: next.toString() }, { replace: replaces });
    },
    [navigate, read],
  );
  return useMemo(() => ({ ...read, isBare: text === '', go }), [read, text, go]);
}
