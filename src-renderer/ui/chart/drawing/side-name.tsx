/** What a lying bar is called, at its left: on two lines where one has no room for it, so that a row is told from the next in every language. */
import { nameLines } from '../model/text-width.ts';

interface SideNameProps {
  readonly name: string;
  readonly x: number | string;
  readonly y: number;
  readonly room: number;
  /** Of the bar and the space around it. */
  readonly band: number;
}

const LINE = 13;
const TWO_LINES = 28;

export function SideName({ name, x, y, room, band }: SideNameProps) {
  const lines = nameLines(name, room, band >= TWO_LINES ? 2 : 1);
  return (
    <text fontSize={11} textAnchor="end" fill="var(--ch-muted)">
      {lines.map((line, at) => (
        <tspan key={line} x={x} y={y + 4 + (at - (lines.length - 1) / 2) * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
