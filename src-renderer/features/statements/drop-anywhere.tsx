/** The whole window takes files: a veil says so while they are held over it. */
import { IconFileDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../../ui/words.ts';
import classes from './drop-anywhere.module.css';
import { filesOfDrop } from './dropped-files.ts';
import { takeFiles } from './intake.ts';

/** Without the right to import a drop does nothing; least of all does the page leave for the file. */
export function DropAnywhere({ isOpen }: { readonly isOpen: boolean }) {
  const words = useWords();
  const navigate = useNavigate();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0; // Every element crossed says enter and leave.
    // A view that takes files itself (results of payments) has the drop, and no veil over it.
    const isTaken = () => document.querySelector('[data-takes-files]') !== null;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!isOpen || isTaken() || !holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (!isOpen && event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault(); // Otherwise the page would leave for the file.
      depth = 0;
      setOver(false);
      if (!isOpen || isTaken()) return;
      void navigate('/statements');
      void filesOfDrop(event.dataTransfer).then(takeFiles);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [navigate, isOpen]);
  if (!isOver) return null;
  return (
    <div className={classes.veil}>
      <div className={classes.card}>
        <IconFileDownload size={36} stroke={1.4} aria-hidden />
        <strong>{words('statements.drop')}</strong>
        <span>{words('statements.dropText')}</span>
      </div>
    </div>
  );
}
