import { expect, test } from '../support/electron-app.ts';

test('smoke', async ({ electronApp }) => {
  const { page } = electronApp;
  expect(await page.title()).toContain('账房');
  const st = await page.evaluate(() => window.countinghouse?.call('workspace.status', {}));
  console.log(JSON.stringify(st));
  const up = await page.evaluate(() => window.countinghouse?.putFile('a.csv', new Uint8Array([1, 2, 3])));
  console.log(JSON.stringify(up));
  await page.screenshot({ path: '/tmp/electron.png' });
});
