import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPassword } from '../../../src-main/areas/access/password-check.ts';

const NAMES = ['林会计', 'Wang Xiaoming', '城南店 Chengnan'];
const check = (password: string, isPci = false) => checkPassword(password, { names: NAMES, isPci });

describe('a password', () => {
  test.each([
    'a password for the cli tests',
    'correct horse battery staple',
    '城南店的很长很长的密码一二三四',
    '一个足够长的密码，还要再长一点点',
    '账房先生的很长很长的密码一二三',
    'd41d8cd98f00b204e9800998ecf8427e',
    '🐟🍵⛵🎻🪁🧂🦔🍞🚲🗝️🌋🎩🦉🥁🧵',
    'Wang Xiaoming met a heron at the ferry',
  ])('that is long and nobody’s first guess is taken: %s', async (password) => {
    await check(password);
  });

  test.each([
    'passwordpassword1',
    'aaaaaaaaaaaaaaaa',
    '123456789012345',
    'qwertyuiopasdfgh',
    'abcdefghijklmnopqrst',
    'P@ssw0rdP@ssw0rd',
    'iloveyou12345678',
    '199001011990010119900101',
    '一二三四五六七八九十一二三四五',
    '密码密码密码密码密码密码密码密码',
    'ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ',
  ])('that is guessed early is refused as common: %s', async (password) => {
    await expect(check(password)).rejects.toMatchObject({ kind: 'password_weak', facts: { why: 'common' } });
  });

  test.each([
    'countinghousecountinghouse',
    'Countinghouse2026',
    '账房账房账房账房账房账房账房账房',
    '林会计林会计林会计林会计林会计',
    'wangxiaoming1234',
    'WangXiaoming.2026',
    'chengnanchengnan1',
  ])('that is made of a name at hand is refused, and says so: %s', async (password) => {
    await expect(check(password)).rejects.toMatchObject({ kind: 'password_weak', facts: { why: 'context' } });
  });

  test('of fourteen characters is too short, however they are written, and of fifteen is not', async () => {
    await expect(check('zu kurz, leider')).resolves.toBeUndefined();
    await expect(check('zu kurz leider')).rejects.toMatchObject({
      kind: 'password_too_short',
      facts: { min: 15 },
    });
    // Fourteen letters with an accent typed apart are fourteen.
    await expect(check('e\u0301u kurz lei de'.slice(0, 15))).rejects.toMatchObject({
      kind: 'password_too_short',
    });
  });

  test('of more than 1024 characters is refused, also when NFKC makes it so, and 1024 are taken', async () => {
    const long = Array.from({ length: 1024 }, (_, at) =>
      String.fromCharCode(97 + ((at * at * 31) % 26)),
    ).join('');
    await check(long);
    for (const password of [`${long}x`, '\ufdfa'.repeat(100)])
      await expect(check(password)).rejects.toMatchObject({ kind: 'too_large' });
  });

  test('needs a letter and a digit only where the workspace follows PCI', async () => {
    const phrase = 'heron ferry lantern barley';
    await check(phrase);
    await expect(check(phrase, true)).rejects.toMatchObject({ facts: { why: 'letters_and_digits' } });
    await expect(check('8051 7730 2946 1184 37', true)).rejects.toMatchObject({
      facts: { why: 'letters_and_digits' },
    });
    await check(`${phrase} 7`, true);
    await check('足够长的一句话里有一个数字７在这里', true);
  });

  test('of twenty random letters is always taken', async () => {
    const letter = fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz23456789');
    await fc.assert(
      fc.asyncProperty(fc.array(letter, { minLength: 20, maxLength: 20 }), async (letters) => {
        // fast-check likes to repeat one letter; that is not random.
        fc.pre(new Set(letters).size > 9);
        await check(letters.join(''));
      }),
      { numRuns: 50 },
    );
  });
});
