/** While a board is edited: what moves a chart, widens it and takes it away, by hand as by key. */
import { ActionIcon } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconGripVertical,
  IconMinus,
  IconPlus,
  IconX,
} from '@tabler/icons-react';
import type { DragEvent } from 'react';
import type { Tile } from '../../../shared/contract/analytics-address.ts';
import { TILE_WIDTHS } from '../../../shared/contract/analytics-address.ts';
import { useWords } from '../../ui/words.ts';
import classes from './board.module.css';

export interface TileEdit {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isDragged: boolean;
  readonly isOver: boolean;
  readonly move: (by: 1 | -1) => void;
  readonly resize: (by: 1 | -1) => void;
  readonly drop: () => void;
  readonly dragProps: {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
  readonly dropProps: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

export function TileTools({ tile, edit }: { readonly tile: Tile; readonly edit: TileEdit }) {
  const words = useWords();
  const name = words.or(`panel.${tile.panel}`, tile.panel);
  const tools = [
    { key: 'earlier', Icon: IconArrowLeft, run: () => edit.move(-1), isOff: edit.isFirst },
    { key: 'later', Icon: IconArrowRight, run: () => edit.move(1), isOff: edit.isLast },
    { key: 'narrower', Icon: IconMinus, run: () => edit.resize(-1), isOff: tile.width === TILE_WIDTHS[0] },
    {
      key: 'wider',
      Icon: IconPlus,
      run: () => edit.resize(1),
      isOff: tile.width === TILE_WIDTHS.at(-1),
    },
    { key: 'drop', Icon: IconX, run: edit.drop, isOff: false },
  ] as const;
  return (
    <div className={classes.tools} {...edit.dragProps}>
      <IconGripVertical size={14} aria-hidden />
      <span className={classes.toolsName}>{words('analytics.edit.size', { width: tile.width })}</span>
      {tools.map(({ key, Icon, run, isOff }) => (
        <ActionIcon
          key={key}
          size="sm"
          variant="subtle"
          color="gray"
          disabled={isOff}
          title={words(`analytics.edit.${key}`, { name })}
          aria-label={words(`analytics.edit.${key}`, { name })}
          onClick={run}
        >
          <Icon size={14} aria-hidden />
        </ActionIcon>
      ))}
    </div>
  );
}
