/**
 * Colours of charts: each is seen on its ground, and no two look alike to a reader who lacks one kind of cone. How such a reader sees is told by the
 * matrices of Machado, Oliveira and Fernandes (2009) at full strength; how far two colours are apart, by OKLab.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Triple = readonly [number, number, number];
const css = readFileSync(new URL('../../../src-renderer/theme/tokens.css', import.meta.url), 'utf8');

const THEMES = {
  light: ':root {',
  dark: '[data-mantine-color-scheme="dark"] {',
  'high contrast': '[data-contrast="more"] {',
  'dark in high contrast': '[data-contrast="more"][data-mantine-color-scheme="dark"] {',
};
const SEEN: Readonly<Record<string, readonly Triple[]>> = {
  'every cone': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no long cone (protanopia)': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no middle cone (deuteranopia)': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no short cone (tritanopia)': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Light as it adds up, from the text of a token. */
function light(colour: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}
const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const luminance = (colour: Triple) => dot(colour, [0.2126, 0.7152, 0.0722]);
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(light(a)) + 0.05, luminance(light(b)) + 0.05];
  return Math.max(x, y) / Math.min(x, y);
}
function through(eye: readonly Triple[], colour: string): Triple {
  const [r, g, b] = eye.map((row) => Math.min(1, Math.max(0, dot(row, light(colour)))));
  return [r ?? 0, g ?? 0, b ?? 0];
}
function oklab(colour: Triple): Triple {
  const l = Math.cbrt(dot(colour, [0.4122214708, 0.5363325363, 0.0514459929]));
  const m = Math.cbrt(dot(colour, [0.2119034982, 0.6806995451, 0.1073969566]));
  const s = Math.cbrt(dot(colour, [0.0883024619, 0.2817188376, 0.6299787005]));
  return [
    dot([l, m, s], [0.2104542553, 0.793617785, -0.0040720468]),
    dot([l, m, s], [1.9779984951, -2.428592205, 0.4505937099]),
    dot([l, m, s], [0.0259040371, 0.7827717662, -0.808675766]),
  ];
}
const apart = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Less than this is seen as one colour where areas do not touch; a just noticeable difference is about 0.02. */
const APART_MIN = 0.09;

for (const [theme, selector] of Object.entries(THEMES)) {
  const block = css.slice(css.indexOf(`\n${selector}`)).split('}')[0] ?? '';
  const token = (name: string) => new RegExp(`--ch-${name}: (#[0-9a-f]{6});`).exec(block)?.[1] ?? '';
  const series = Array.from({ length: 8 }, (_, at) => token(`chart-${at + 1}`));
  const ground = token('panel');

  describe(`in the ${theme} theme`, () => {
    test('every series stands out from its ground by three to one', () => {
      for (const colour of series) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3);
    });
    for (const [who, eye] of Object.entries(SEEN))
      test(`no two series look alike with ${who}`, () => {
        const seen = series.map((colour) => oklab(through(eye, colour)));
        for (const [at, one] of seen.entries())
          for (const [next, other] of seen.slice(at + 1).entries())
            expect(apart(one, other), `${series[at]} and ${series[at + 1 + next]}`).toBeGreaterThan(
              APART_MIN,
            );
      });
    test('no series is taken for the red of a break or the green of what is proved', () => {
      for (const meaning of [token('bad'), token('ok')])
        for (const colour of series)
          expect(apart(oklab(light(colour)), oklab(light(meaning)))).toBeGreaterThan(0.05);
    });
  });
}
