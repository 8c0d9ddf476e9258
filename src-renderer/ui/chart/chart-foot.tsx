/** Beneath every chart: as of when, by which run, whether its files are complete and which are not, and what else has to be known to read it. */
import { Popover } from '@mantine/core';
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import { Tag } from '../tag.tsx';
import { useWords } from '../words.ts';
import classes from './chart.module.css';
import { gapTexts, noteTexts, STANDING_TONES, standingText, timeTexts } from './model/standing-words.ts';

export function ChartFoot({ answer }: { readonly answer: PanelAnswer }) {
  const words = useWords();
  const gaps = gapTexts(words, answer);
  const tag = <Tag tone={STANDING_TONES[answer.standing]}>{standingText(words, answer)}</Tag>;
  return (
    <div className={classes.foot}>
      {gaps.length === 0 ? (
        tag
      ) : (
        <Popover position="top-start" shadow="md" withinPortal trapFocus>
          <Popover.Target>
            <button type="button" className={classes.standing}>
              {tag}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys. */}
            <ul className={classes.gaps} tabIndex={0}>
              {gaps.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Popover.Dropdown>
        </Popover>
      )}
      {timeTexts(words, answer).map((text) => (
        <span key={text}>{text}</span>
      ))}
      {noteTexts(words, answer).map((text) => (
        <p key={text} className={classes.notes}>
          {text}
        </p>
      ))}
    </div>
  );
}
