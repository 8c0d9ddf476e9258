/** Charts of every board to choose from, by their names and what they say; several one after the other. */
import { Modal, TextInput } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { TILES_MAX, type Tile } from '../../../shared/contract/analytics-address.ts';
import { BOARDS } from '../../../shared/domain/analytics/panel.ts';
import { PANELS, type Panel } from '../../../shared/domain/analytics/panels.ts';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import frame from './analytics.module.css';
import { panelsFor, tileOf } from './boards.ts';
import classes from './own-boards.module.css';

interface AddChartProps {
  readonly tiles: readonly Tile[];
  readonly onAdd: (tiles: readonly Tile[]) => void;
  readonly onClose: () => void;
}

export function AddChart({ tiles, onAdd, onClose }: AddChartProps) {
  const words = useWords();
  const mayRisk = useMay('risk');
  const [sought, setSought] = useState('');
  const isFull = tiles.length >= TILES_MAX;
  const isOn = (panel: Panel) => tiles.some((tile) => tile.panel === panel);
  const fits = (panel: Panel) =>
    [words.or(`panel.${panel}`, panel), words.or(`panel.${panel}.means`, '')].some((text) =>
      text.toLowerCase().includes(sought.trim().toLowerCase()),
    );
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={words('analytics.edit.addTitle')}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <div className={frame.form}>
        <TextInput
          data-autofocus
          aria-label={words('analytics.edit.search')}
          placeholder={words('analytics.edit.search')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        {isFull ? (
          <p className={frame.problem}>{words('analytics.edit.full', { limit: TILES_MAX })}</p>
        ) : null}
        {BOARDS.map((board) => {
          const panels = panelsFor(mayRisk).filter((panel) => PANELS[panel].board === board && fits(panel));
          return panels.length === 0 ? null : (
            <section key={board} className={classes.offers}>
              <h3>{words(`analytics.tab.${board}`)}</h3>
              {panels.map((panel) => (
                <button
                  key={panel}
                  type="button"
                  className={classes.offer}
                  disabled={isOn(panel) || isFull}
                  onClick={() => onAdd([...tiles, tileOf(panel)])}
                >
                  {isOn(panel) ? <IconCheck size={15} aria-hidden /> : <IconPlus size={15} aria-hidden />}
                  <span>
                    <strong className={classes.offerName}>{words.or(`panel.${panel}`, panel)}</strong>
                    <small>
                      {isOn(panel) ? words('analytics.edit.isOn') : words.or(`panel.${panel}.means`, '')}
                    </small>
                  </span>
                </button>
              ))}
            </section>
          );
        })}
      </div>
    </Modal>
  );
}
