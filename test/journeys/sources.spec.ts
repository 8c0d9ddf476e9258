/**
 * A source from the empty screen on: added, off, switched on, its server's key accepted, a bill fetched and waiting; another key refused; removed. And a
 * key that is none. The server is this machine's own.
 */
import { expect, test } from '../support/app.ts';
import { SftpServer } from '../support/channels/sftp-server.ts';
import { createWorkspace, PASSWORD } from '../support/clerk.ts';
import { chineseIn, show } from '../support/screens.ts';
import { proveAgain } from '../support/second-person.ts';
import { tradeBill } from '../support/wechat-bill.ts';

test.use({ actionTimeout: 15_000 });

const SERVER_PASSWORD = 'drop-7-box';
const bill = tradeBill([{}], ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00']);

test('added, switched on, its key accepted, a bill fetched; with another key it is refused; removed', async ({
  app,
  page,
}) => {
  const server = await new SftpServer({ password: SERVER_PASSWORD }).open();
  const modified = Math.floor(Date.now() / 1000) - 3_600;
  server.files.set('bill.csv', { bytes: Buffer.from(bill), modified });
  await page.goto(app.address);
  await createWorkspace(page);
  await show(page, 'statements?tab=sources');
  await expect(page.getByText('账房现在是离线的')).toBeVisible();

  await page.locator('main h1').click();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '种类' }).click();
  await page.getByRole('option', { name: 'SFTP 文件夹' }).click();
  await dialog.getByRole('button', { name: '添加来源' }).click();
  await expect(dialog.getByText('只写名称或地址，不带 sftp://')).toBeVisible();
  const fill = (name: string, text: string) => dialog.getByRole('textbox', { name, exact: true }).fill(text);
  await fill('名称', '城南银行');
  await fill('服务器', '127.0.0.1');
  await fill('端口', String(server.port));
  await fill('用户名', 'shop');
  await fill('文件夹', '/out');
  await fill('文件名', '*.csv');
  await fill('密码', SERVER_PASSWORD);
  await dialog.getByRole('button', { name: '添加来源' }).click();
  await proveAgain(page);
  await expect(page.getByText('已添加“城南银行”，现在是关闭的')).toBeVisible();
  await expect(page.getByRole('button', { name: '测试连接' })).toBeDisabled();
  expect(server.logIns).toEqual([]);
  expect(await page.content()).not.toContain(SERVER_PASSWORD);

  await page.locator('main h1').click();
  await page.keyboard.press('s');
  await expect(page.getByRole('row', { name: /城南银行/ }).first()).toContainText('已打开');
  await page.keyboard.press('t');
  await expect(page.getByText(`服务器出示的密钥是 ${server.fingerprint}`)).toBeVisible();
  expect(server.logIns).toEqual([]);
  await page.getByRole('button', { name: '接受这把密钥' }).click();
  await expect(page.getByText('已接受服务器的密钥')).toBeVisible();
  await page.locator('main h1').click();
  await page.keyboard.press('t');
  await expect(page.getByText('“城南银行”可以连接，密钥正确')).toBeVisible();

  await page.keyboard.press('d');
  await page.getByRole('dialog').getByRole('button', { name: '获取' }).click();
  await expect(page.getByText('取到 1 份，等待入账')).toBeVisible();
  await expect(page.getByRole('row', { name: /bill\.csv/ })).toContainText('已取到');
  await show(page, 'statements');
  await expect(page.getByText('1 份待入账')).toBeVisible();

  await server.changeKey();
  await show(page, 'statements?tab=sources');
  await page.locator('main h1').click();
  await page.keyboard.press('t');
  await expect(page.getByText(`服务器出示的密钥变成了 ${server.fingerprint}`)).toBeVisible();

  await page.keyboard.press('r');
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await expect(page.getByText('账房现在是离线的')).toBeVisible();
  await expect(page.getByText('还没有保存密码')).toBeVisible();
  await server.close();
});

test('in English: the empty screen, the form with its errors, a key that is none, a source that does not answer', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await page.getByRole('button', { name: 'English' }).click();
  await createWorkspace(page, 'en');
  await show(page, 'statements?tab=sources');
  await expect(page.getByText('Countinghouse is offline')).toBeVisible();
  expect(await chineseIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add a source' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add a source' }).click();
  await expect(dialog.getByText('8 to 12 digits')).toBeVisible();
  expect(await chineseIn(page)).toEqual([]);
  const fill = (name: string, text: string) => dialog.getByRole('textbox', { name, exact: true }).fill(text);
  await fill('Name', 'Shop');
  await fill('Merchant number', '1900000109');
  await fill('Serial number of the merchant API certificate', '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C');
  await fill('WeChat Pay’s public key or certificate', 'no key');
  await fill('ID of WeChat Pay’s public key, or serial number of its certificate', 'PUB_KEY_ID_0116000000');
  await fill('Private key', 'no key');
  await dialog.getByRole('button', { name: 'Add a source' }).click();
  const proof = page.getByRole('dialog', { name: 'Prove that it is you' });
  await proof.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This is no key that can be used')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add a source' }).click();
  await dialog.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'SFTP folder' }).click();
  await fill('Name', 'Bank');
  await fill('Server', '127.0.0.1');
  await fill('Port', '1');
  await fill('User name', 'shop');
  await fill('Password', 'x');
  await dialog.getByRole('button', { name: 'Add a source' }).click();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText(/It could not be reached/)).toBeVisible();
  expect(await chineseIn(page)).toEqual([]);
});
