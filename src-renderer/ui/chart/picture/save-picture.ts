/**
 * A chart's picture as a file: SVG as it is, or PNG at twice the size of the page, so that it is sharp on paper. Loaded when a picture is asked for: it
 * brings a font along.
 */
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import { saveBlob } from '../../../api/save-text.ts';
import type { Plot } from '../model/plot.ts';
import { chartPicture, type PictureText } from './chart-picture.ts';

export interface PictureAsked {
  readonly drawing: SVGSVGElement;
  readonly plot: Plot;
  readonly text: PictureText;
  /** Without its ending. */
  readonly fileName: string;
}
const SHARPER = 2;

export async function savePicture(
  kind: 'png' | 'svg',
  { drawing, plot, text, fileName }: PictureAsked,
): Promise<void> {
  const picture = chartPicture(drawing, plot, text, FONT_FACE);
  const source = new XMLSerializer().serializeToString(picture);
  const blob = kind === 'svg' ? new Blob([source], { type: 'image/svg+xml' }) : await pngOf(source, picture);
  saveBlob(blob, `${fileName}.${kind}`);
}

async function pngOf(source: string, picture: SVGSVGElement): Promise<Blob> {
  const [width, height] = [picture.getAttribute('width'), picture.getAttribute('height')].map(Number);
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = (width ?? 0) * SHARPER;
  canvas.height = (height ?? 0) * SHARPER;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this page has no canvas to draw on');
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((done, fail) => {
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error('the picture could not be made'))),
      'image/png',
    );
  });
}

/** The font of figures travels inside: whoever opens the picture has what it was drawn with. */
const FONT_FACE = `@font-face{font-family:Inter;font-weight:100 900;src:url(${inter}) format('woff2')}`;
