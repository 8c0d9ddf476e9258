/**
 * Every screen of the demo as eyes go over it: in both languages, at both sizes, light, dark and in high contrast. Nothing is wider than its
 * room, no text is too faint, figures stand under figures, no word of one language is left in the other, every style keeps to the page's policy.
 */
import type { Page } from '@playwright/test';
import { MERCHANT } from '../../src-main/demo/shape.ts';
import { expect, test } from '../support/app.ts';
import { openDemo } from '../support/clerk.ts';
import {
  chineseIn,
  faintTexts,
  looseFigures,
  SCREENS,
  show,
  tooWide,
  unheededStyles,
} from '../support/screens.ts';

test.use({ actionTimeout: 15_000 });

const SMALL = { width: 1280, height: 800 };
const LARGE = { width: 1920, height: 1080 };
const THEMES = {
  light: ['浅色', 'Light'],
  dark: ['深色', 'Dark'],
  contrast: ['高对比度', 'High contrast'],
} as const;
type Scheme = 'light' | 'dark';

/** Each language at each size; each theme at least once. High contrast has two grounds: half of the screens are seen on either. */
const LOOKS = [
  { language: 'zh-CN', size: SMALL, theme: 'light', schemes: ['light'] },
  { language: 'en', size: SMALL, theme: 'dark', schemes: ['dark'] },
  { language: 'en', size: LARGE, theme: 'light', schemes: ['light'] },
  { language: 'zh-CN', size: LARGE, theme: 'contrast', schemes: ['light', 'dark'] },
] as const;

/** Names and reasons stand as they were given: the demo's say that they are made up, or are the shop's own. */
const isOfInterface = (text: string): boolean => !text.includes('示例') && !text.includes(MERCHANT.name);

for (const { language, size, theme, schemes } of LOOKS) {
  test(`${language}, ${size.width} wide, ${theme}`, async ({ app, page }) => {
    await page.setViewportSize(size);
    await page.goto(app.address);
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await openDemo(page, language);
    for (const [at, scheme] of schemes.entries()) {
      await putOn(page, THEMES[theme][language === 'en' ? 1 : 0], scheme, theme === 'contrast');
      const screens = SCREENS.filter((_, place) => place % schemes.length === at);
      for (const screen of screens) {
        await show(page, screen);
        await lookAt(page, language, `${scheme} ${screen}`);
      }
      await show(page, 'exceptions');
      await page.keyboard.press('Enter');
      await expect(
        page.getByRole('heading', { name: language === 'en' ? 'What was looked for' : '找过什么' }),
      ).toBeVisible();
      await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
      await lookAt(page, language, `${scheme} drawer`);
      await page.keyboard.press('Escape');
    }
  });
}

async function putOn(page: Page, theme: string, scheme: Scheme, isHighContrast: boolean): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await show(page, 'settings');
  await page.getByText(theme, { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
  await expect(page.locator('html')).toHaveAttribute('data-contrast', isHighContrast ? 'more' : 'normal');
  await page.mouse.move(0, 0);
}

async function lookAt(page: Page, language: 'zh-CN' | 'en', what: string): Promise<void> {
  const seen = {
    tooWide: await tooWide(page),
    faint: await faintTexts(page),
    looseFigures: await looseFigures(page),
    unheeded: await unheededStyles(page),
    chinese: language === 'en' ? (await chineseIn(page)).filter(isOfInterface) : [],
  };
  expect(seen, what).toEqual({ tooWide: [], faint: [], looseFigures: [], unheeded: [], chinese: [] });
}
