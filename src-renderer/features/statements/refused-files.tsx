/** Files that became no plan: which, why, what was understood of them, what to do. Nothing of them was written. */
import { Button, CopyButton } from '@mantine/core';
import { IconFileInfo, IconFileX } from '@tabler/icons-react';
import type { RefusedFile } from '../../../shared/contract/shapes.ts';
import { INFORMATIVE_REFUSALS, STATEMENT_REFUSALS } from '../../../shared/domain/statement-refusal.ts';
import { Panel } from '../../ui/panel.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { AnswerQuestion } from './answer-question.tsx';
import { MapColumns } from './mapping/map-columns.tsx';
import { namesIn } from './mapping/refusal-names.ts';
import classes from './refused-files.module.css';
import { FilePassword } from './sources/file-password.tsx';

interface RefusedFilesProps {
  readonly refused: readonly RefusedFile[];
  readonly onClear: () => void;
}

export function RefusedFiles({ refused, onClear }: RefusedFilesProps) {
  const words = useWords();
  if (refused.length === 0) return null;
  return (
    <Panel
      isFlush
      className={classes.panel}
      title={words('statements.refusedCount', { count: refused.length })}
      aside={
        <Button size="compact-sm" variant="default" onClick={onClear}>
          {words('statements.clearRefused')}
        </Button>
      }
    >
      <ul className={classes.list}>
        {refused.map((each, at) => (
          // The same file may be dropped twice, with the same refusal.
          <li
            key={each.fileToken || `${each.file}|${each.refusal}|${at}`}
            data-quiet={isInformative(each) || undefined}
          >
            {isInformative(each) ? (
              <IconFileInfo size={18} aria-hidden />
            ) : (
              <IconFileX size={18} aria-hidden />
            )}
            <div>
              <strong>{each.file}</strong>
              <span> · {words.or(`refusal.${each.refusal}`, each.refusal, each.facts)}</span>
              <p>{words.or(`refusal.${each.refusal}.do`, '', each.facts)}</p>
              <p className={classes.facts}>
                {factTexts(words, each).map(({ name, value }) => (
                  <span key={name}>
                    <b>{name}</b> {value}
                  </span>
                ))}
              </p>
              <FilePassword file={each} among={refused} />
              <AnswerQuestion file={each} />
            </div>
            <MapColumns file={each} among={refused} />
            <CopyButton value={JSON.stringify(each, null, 2)}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="subtle" onClick={copy}>
                  {words(copied ? 'action.copied' : 'action.copyDetails')}
                </Button>
              )}
            </CopyButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const isInformative = ({ refusal }: RefusedFile): boolean => {
  const known = STATEMENT_REFUSALS.find((each) => each === refusal);
  return known !== undefined && INFORMATIVE_REFUSALS.has(known);
};

const SAID_OTHERWISE: ReadonlySet<string> = new Set(['row', 'choices', 'example']);

/** Facts in words; a row that the sentence already names is not said twice, nor that nothing was tried. */
function factTexts(words: Words, { facts }: RefusedFile): { name: string; value: string }[] {
  return Object.entries(facts)
    .filter(
      ([name, value]) => value !== '' && !SAID_OTHERWISE.has(name) && !(name === 'triedCount' && value === 0),
    )
    .map(([name, value]) => ({
      name: words.or(`refusalFact.${name}`, name),
      value: name === 'question' ? words.or(`question.${value}`, String(value)) : namesIn(words, name, value),
    }));
}
