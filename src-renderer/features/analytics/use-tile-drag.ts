/** Charts dragged by their title onto the place of another. */
import { type DragEvent, useState } from 'react';

export function useTileDrag(move: (from: number, to: number) => void) {
  const [from, setFrom] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = () => {
    setFrom(null);
    setOver(null);
  };
  return {
    from,
    over,
    propsOf: (at: number) => ({
      dragProps: {
        draggable: true as const,
        onDragStart: (event: DragEvent) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', ''); // Some browsers drag nothing that carries nothing.
          setFrom(at);
        },
        onDragEnd: end,
      },
      dropProps: {
        onDragOver: (event: DragEvent) => {
          if (from === null) return; // A file dragged over it is a statement to take in.
          event.preventDefault();
          event.stopPropagation();
          setOver(at);
        },
        onDrop: (event: DragEvent) => {
          if (from === null) return;
          event.preventDefault();
          event.stopPropagation();
          move(from, at);
          end();
        },
      },
    }),
  };
}
