/**
 * An auditor with a pack and a browser, and nothing of ours: the page in the pack, opened from the disk and without a network, says what holds, and of a
 * pack that was touched which record.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { verifierFiles } from '../../src-main/areas/audit/verify-pack/files.ts';
import { csv, newSigner, smallPack } from '../unit/audit/verify-pack/small-pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'countinghouse-verifier-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string, bytes: Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

/** As a hand does it: the file let go over its place. */
async function drop(page: Page, place: string, name: string, bytes: Buffer) {
  const data = await page.evaluateHandle(
    ([text, fileName]) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
      transfer.items.add(new File([content], fileName, { type: 'application/zip' }));
      return transfer;
    },
    [bytes.toString('base64'), name] as const,
  );
  await page.locator(place).dispatchEvent('drop', { dataTransfer: data });
}

test('the page in a pack verifies it offline, in both languages, and names a changed record', async ({
  page,
  context,
}) => {
  const signer = newSigner();
  const good = smallPack({ signer });
  const changed = smallPack({
    signer,
    forged: (files) =>
      files.set(
        'data/lines.csv',
        csv(['line,direction,currency,net,import', '1,in,CNY,100.00,7', '2,in,CNY,20.60,7']),
      ),
  });
  const earlier = smallPack({ signer, events: 5 });
  const verifier = verifierFiles().find(({ name }) => name === 'verify.html');
  const address = pathToFileURL(inFolder('verify.html', verifier?.bytes ?? Buffer.of())).href;
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (fault) => said.push(fault.message));
  await context.setOffline(true);
  await page.goto(address);

  await test.step('a good pack, with the one before it', async () => {
    await expect(page.getByRole('heading', { name: '证据包验证' })).toBeVisible();
    await expect(page.getByRole('button', { name: '开始验证' })).toBeDisabled();
    await drop(page, '#pack-drop', 'pack.zip', good);
    await page.getByLabel(/较早的证据包/).setInputFiles(inFolder('earlier.zip', earlier));
    await page.getByRole('button', { name: '开始验证' }).click();
    await expect(page.getByRole('heading', { name: '证据包完整：下列各项全部成立' })).toBeFocused();
    await expect(page.getByRole('cell', { name: '成立', exact: true })).toHaveCount(7);
  });
  await test.step('in English, and on paper', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: 'The pack holds' })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button')).toHaveCount(0);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  });
  await test.step('a pack that was touched', async () => {
    await page.getByRole('button', { name: 'Verify another' }).click();
    await page.getByLabel(/Choose the evidence pack/).setInputFiles(inFolder('changed.zip', changed));
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'The pack does not hold' })).toBeVisible();
    await expect(page.getByText('data/lines.csv, record 3')).toBeVisible();
  });
  expect(asked).toEqual([address]);
  expect(said).toEqual([]);
});
