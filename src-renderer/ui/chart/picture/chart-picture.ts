/**
 * A chart as a picture that stands alone (SVG): its title, what it means, its legend, the drawing, as of when and which files are missing. Whoever finds it
 * in a presentation a year on reads from the picture itself what it rests on.
 */
import { colourToken, dashOf } from '../drawing/looks.tsx';
import type { Plot } from '../model/plot.ts';
import { textWidth, wrapped } from '../model/text-width.ts';
import { inlined, tokenValue } from './inlined.ts';

export interface PictureText {
  readonly title: string;
  readonly definition: string;
  /** As of when, standing, missing files, notes. */
  readonly foot: readonly string[];
  /** What each series is called. */
  readonly series: readonly string[];
  /** Beside the series: what is dashed, hatched or left out. */
  readonly legend: readonly string[];
}
const SVG = 'http://www.w3.org/2000/svg';
const PAD = 20;
const FONT = "Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/** `fontFace`: CSS that carries the font of figures inside the picture. */
export function chartPicture(
  drawing: SVGSVGElement,
  plot: Plot,
  text: PictureText,
  fontFace: string,
): SVGSVGElement {
  const size = drawing.getBoundingClientRect();
  const picture = document.createElementNS(SVG, 'svg');
  const width = Math.ceil(size.width) + 2 * PAD;
  const [ink, muted] = [tokenValue('--ch-ink'), tokenValue('--ch-muted')];
  const ground = part(picture, 'rect', {
    x: 0,
    y: 0,
    width: '100%',
    height: '100%',
    fill: tokenValue('--ch-panel'),
  });
  const style = document.createElementNS(SVG, 'style');
  style.textContent = fontFace;
  picture.insertBefore(style, ground);
  const head = document.createElementNS(SVG, 'title');
  head.textContent = text.title;
  picture.insertBefore(head, picture.firstChild);
  let y = PAD;
  const line = (content: string, fontSize: number, { fill = muted, weight = 400 } = {}) => {
    y += fontSize + 2;
    const said = part(picture, 'text', { x: PAD, y, fill, 'font-size': fontSize, 'font-weight': weight });
    said.textContent = content;
    y += 4;
  };
  const room = width - 2 * PAD;
  line(text.title, 16, { fill: ink, weight: 600 });
  for (const each of wrapped(text.definition, room, 11)) line(each, 11);
  y += 4;
  y = legend(picture, plot, text, { y, room, muted });
  const body = inlined(drawing);
  for (const [name, value] of Object.entries({ x: PAD, y, width: size.width, height: size.height }))
    body.setAttribute(name, String(value));
  picture.append(body);
  y += size.height + 6;
  for (const each of text.foot) for (const row of wrapped(each, room, 11)) line(row, 11);
  const height = Math.ceil(y + PAD / 2);
  for (const [name, value] of Object.entries({
    xmlns: SVG,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  }))
    picture.setAttribute(name, String(value));
  picture.setAttribute('font-family', FONT);
  picture.setAttribute('role', 'img');
  return picture;
}

const LINE = 18;
/** Series by their looks, as many in a row as there is room for; then what else is to be known. Answers with where the next thing stands. */
function legend(
  picture: SVGSVGElement,
  plot: Plot,
  { series, legend: notes }: PictureText,
  { y, room, muted }: { readonly y: number; readonly room: number; readonly muted: string },
): number {
  const named = plot.form === 'columns' || plot.form === 'bars' ? plot.series : [];
  let [x, at] = [PAD, y];
  const next = (width: number) => {
    if (x > PAD && x + width > PAD + room) [x, at] = [PAD, at + LINE];
    const place = x;
    x += width + 18;
    return place;
  };
  for (const [place, { look, shape }] of named.entries()) {
    const label = series[place] ?? '';
    const left = next(textWidth(label) + 24);
    const colour = tokenValue(colourToken(look));
    const dash = shape === 'bar' ? undefined : dashOf(look);
    const key = shape === 'bar' ? { height: 10, y: at + 2 } : { height: 0, y: at + 7, 'stroke-width': 2 };
    if (shape === 'bar') part(picture, 'rect', { x: left, width: 14, fill: colour, ...key });
    else
      part(picture, 'path', {
        d: `M${left} ${key.y}h18`,
        fill: 'none',
        stroke: colour,
        'stroke-width': 2,
        ...(dash ? { 'stroke-dasharray': dash } : {}),
      });
    part(picture, 'text', { x: left + 24, y: at + 11, 'font-size': 11, fill: muted }).textContent = label;
  }
  for (const note of notes) {
    const left = next(textWidth(note));
    part(picture, 'text', { x: left, y: at + 11, 'font-size': 11, fill: muted }).textContent = note;
  }
  return named.length + notes.length === 0 ? at : at + LINE + 6;
}

function part(
  parent: SVGElement,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  parent.append(made);
  return made as SVGElement; // Everything made in this namespace is one.
}
