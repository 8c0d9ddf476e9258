/** All keys, on one sheet: those of this view and those that work everywhere. */
import { Modal } from '@mantine/core';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShownKeys } from '../ui/keys.ts';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';
import { newestOf } from './bottom-bar.tsx';

export function KeySheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const words = useWords();
  const keys = newestOf(useShownKeys());
  return (
    <Modal opened={isOpen} onClose={onClose} title={words('app.allKeys')} size={640}>
      <div className={classes.sheet}>
        {[false, true].map((isGlobal) => (
          <div key={String(isGlobal)}>
            <h3>{words(isGlobal ? 'app.keysEverywhere' : 'app.keysTitle')}</h3>
            {keys
              .filter((key) => key.isGlobal === isGlobal)
              .map(({ key, label }) => (
                <div key={key}>
                  <span>{label}</span>
                  <KeyCap name={key} />
                </div>
              ))}
          </div>
        ))}
      </div>
    </Modal>
  );
}
