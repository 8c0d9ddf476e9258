/** Every screen of an open workspace by its address, and what is asked of each: its language, its contrast, its width. */
import { expect, type Page } from '@playwright/test';

export const SCREENS = [
  'today',
  'statements',
  'statements?tab=history',
  'statements?tab=lines',
  'statements?tab=links',
  'statements?tab=links&state=standing',
  'statements?tab=sources',
  'statements?tab=mappings',
  'matching',
  'matching/order_trade?tab=open',
  'matching/order_trade?tab=accepted',
  'matching/fund_bank?tab=proposals',
  'rules',
  'rules?rule=fund_bank_by_amount',
  'rules?tab=quality',
  'rules?tab=terms',
  'exceptions',
  'exceptions?state=waiting',
  'exceptions?state=all',
  'orders',
  'parties',
  'parties?tab=house',
  'parties?tab=unverified',
  'parties?tab=watch',
  'orders?do=enter',
  'settlement',
  'settlement?tab=merchant&show=all',
  'settlement/channel/wechat/1688002026/CNY/2026-10-13/0',
  'settlement?tab=days',
  'settlement?tab=variances&show=all',
  'settlement?tab=transit',
  'settlement?tab=payable',
  'settlement?tab=aged',
  'payments',
  'payments?tab=items',
  'payments?tab=limits',
  'payments?tab=layouts',
  'payments/layouts/new',
  'payments/new',
  'payments/results',
  'funds',
  'funds?tab=orders',
  'books',
  'books?tab=entries',
  'books?tab=manual',
  'books?tab=chart',
  'books?tab=balances',
  'books?tab=ledger&account=1002',
  'books?tab=proof',
  'books?tab=client',
  'books?tab=periods',
  'approvals',
  'approvals?tab=all',
  'approvals?tab=policy',
  'audit',
  'audit?tab=signals',
  'audit?tab=verify',
  'audit?tab=verify&of=pack',
  'audit?tab=evidence',
  'audit?tab=samples',
  'audit?tab=tests',
  'audit?tab=papers',
  'audit?tab=papers&paper=bank',
  'audit?tab=papers&paper=ageing',
  'audit?tab=retention',
  'audit?tab=retention&view=due',
  'analytics',
  'analytics?tab=money&vs=previous',
  'analytics?tab=money&range=all&see=volume*sales_value*CNY',
  'analytics?tab=risk',
  'analytics?tab=forecast',
  'analytics?tab=mine',
  'analytics?tab=mine&panels=volume-6.fees-6&num=short',
  'analytics?tab=reports',
  'backup',
  'people',
  'people?tab=keys',
  'people?tab=rights',
  'people?tab=rules',
  'account',
  'settings',
] as const;

/** Screens that are a compliance officer's alone: to whoever opens the demo they do not exist (test/journeys/risk.spec.ts goes over them). */
export const RISK_SCREENS = [
  'risk',
  'risk?show=all',
  'risk?tab=cases',
  'risk?tab=cases&show=all',
  'risk?tab=large',
  'risk?tab=large&show=all',
  'risk?tab=held',
  'risk?tab=book',
  'risk?tab=book&rule=structuring',
  'risk?tab=book&typology=laundering',
  'analytics?tab=risk',
] as const;

/** Shows a screen and waits until nothing is loading or moving any more. */
export async function show(page: Page, screen: string): Promise<void> {
  await page.evaluate(async (address) => {
    window.location.hash = `#/${address}`;
    // The address is heard and the view before has gone, or its head would be taken for the new one's.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  }, screen);
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('main .mantine-Skeleton-root')).toHaveCount(0);
  await expect(page.locator('main [role=row] [class*=skeleton]')).toHaveCount(0);
  await still(page);
}

/** Waits until colours and places are where they were going: also without motion they get there a frame later. */
const still = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const moving = document
      .getAnimations()
      .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime ?? 0));
    await Promise.allSettled(moving.map((each) => each.finished));
  });

/** What stands in files, not in the interface: cells, cards of lines, codes, names a person gave; and what says its own language. */
const DATA = '[role=gridcell],article,code,td,[data-code],header strong,[lang="zh-CN"]';

/** Texts and labels of the interface with a Chinese character in them. */
export const chineseIn = (page: Page): Promise<string[]> =>
  page.evaluate((data) => {
    const found: string[] = [];
    const chinese = /[㐀-鿿豈-﫿、。「」【】（），：；？！]/u;
    const note = (text: string | null) => {
      if (text && chinese.test(text)) found.push(text.trim());
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest(`${data},script,style`)) note(node.textContent);
    for (const element of document.body.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
      if (!element.closest(data))
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) note(element.getAttribute(name));
    return found;
  }, DATA);

export interface Faint {
  readonly text: string;
  readonly ratio: number;
  readonly ink: string;
  readonly ground: string;
}

/** Texts in sight whose contrast with the ground beneath them is under 4.5 (3 for large ones). Controls at rest are left out, as WCAG does. */
export const faintTexts = (page: Page): Promise<Faint[]> =>
  page.evaluate(() => {
    type Rgba = [number, number, number, number];
    const canvas = document.createElement('canvas');
    canvas.width = 1;
    canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const rgba = (color: string): Rgba => {
      if (!context) return [0, 0, 0, 1];
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (top: Rgba, below: Rgba): Rgba => {
      const mix = (at: 0 | 1 | 2) => top[at] * top[3] + below[at] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const groundOf = (element: Element): Rgba => {
      const layers: Rgba[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) {
        const color = rgba(getComputedStyle(at).backgroundColor);
        if (color[3] > 0) layers.push(color);
        if (color[3] === 1) break;
      }
      return layers.reduceRight<Rgba>((below, top) => over(top, below), [255, 255, 255, 1]);
    };
    const luminance = (color: Rgba) => {
      const part = (value: number) => {
        const share = value / 255;
        return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(color[0]) + 0.7152 * part(color[1]) + 0.0722 * part(color[2]);
    };
    const opacityOf = (element: Element) => {
      let opacity = 1;
      for (let at: Element | null = element; at; at = at.parentElement)
        opacity *= Number(getComputedStyle(at).opacity);
      return opacity;
    };
    const found: Faint[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (
        !element ||
        text === '' ||
        element.closest('script,style,[disabled],[data-disabled],[aria-disabled=true]')
      )
        continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width < 2 || box.height < 2 || style.visibility !== 'visible') continue;
      const ground = groundOf(element);
      const own = rgba(style.color);
      const ink = over([own[0], own[1], own[2], own[3] * opacityOf(element)], ground);
      const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
      const ratio = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5))
        found.push({
          text: text.slice(0, 40),
          ratio: Math.round(ratio * 100) / 100,
          ink: style.color,
          ground: ground.map(Math.round).join(' '),
        });
    }
    return found;
  });

/** Amounts set in figures of uneven width. */
export const looseFigures = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !/^[-+−]?\d[\d,]*\.\d\d$/.test(node.textContent?.trim() ?? '')) continue;
      if (!getComputedStyle(element).fontVariantNumeric.includes('tabular-nums'))
        found.push(node.textContent ?? '');
    }
    return found;
  });

/** Of every <style> element: has the browser taken it in? One without the nonce is there and has no sheet. */
export const unheededStyles = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('style')].filter((each) => !each.sheet).map((each) => each.outerHTML),
  );

/** Parts wider than the room they have: the page, its main part, its lists, its bars. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide: string[] = [];
    const check = (name: string, element: Element | null) => {
      if (element && element.scrollWidth > element.clientWidth)
        wide.push(`${name}: ${element.scrollWidth} in ${element.clientWidth}`);
    };
    check('page', document.scrollingElement);
    check('main', document.querySelector('main'));
    check('top bar', document.querySelector('#root header'));
    check('bottom bar', document.querySelector('#root footer'));
    for (const keys of document.querySelectorAll('#root footer > span')) check('keys', keys);
    for (const grid of document.querySelectorAll('[role=grid]')) check(grid.ariaLabel ?? 'grid', grid);
    // What scrolls sideways in a table is its last column, and that is the difference.
    // A file as it was printed is as wide as it is, and is gone over by keys.
    // A file as it was printed is as wide as it is.
    for (const table of document.querySelectorAll('main table'))
      if (!table.parentElement?.matches('[tabindex="0"],[data-scrolls]'))
        check(table.ariaLabel ?? 'table', table.parentElement);
    // A text may end in dots; a figure or a time that does is a wrong one.
    for (const cell of document.querySelectorAll('[role=gridcell]'))
      if (cell.matches('[data-right]') || cell.querySelector('time')) check(`cut: ${cell.textContent}`, cell);
    return wide;
  });
