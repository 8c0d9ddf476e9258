/**
 * Whether a new password is good enough: long, and not one that is guessed early. No rule on which characters it is made of
 * (NIST SP 800-63B-4), but where the workspace follows PCI DSS (8.3.6).
 *
 * How early a password is guessed is estimated by zxcvbn with its list of leaked passwords, keyboard runs and repeats, and with the words that
 * are near at hand here: the product's name, the workspace's, the person's. So such a word may stand in a long phrase, and may not be the phrase.
 */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { PASSWORD_LENGTH_MIN } from '../../../shared/contract/call.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { isLongEnough } from '../../workspace/secrets.ts';

const PASSWORD_LENGTH_MAX = 1024;

/**
 * zxcvbn's own border to its strongest class. One guess at a key slot costs scrypt a good third of a second and 128 MB (N = 2^17), so a hundred
 * cores at three guesses a second each are a year at 10^10 of them.
 */
const GUESSES_MIN = 1e10;

const PRODUCT_WORDS = ['countinghouse', 'counting house', '账房', 'zhangfang'];
/** What is counted, sworn by and wished for: the library's lists are in Latin letters. */
const CHINESE_WORDS = [
  '一二三四五六七八九十',
  '零一二三四五六七八九',
  '壹贰叁肆伍陆柒捌玖拾',
  '甲乙丙丁戊己庚辛壬癸',
  '子丑寅卯辰巳午未申酉戌亥',
  '天地玄黄宇宙洪荒',
  '我爱你',
  '密码',
  '口令',
  '恭喜发财',
];

let estimator: Promise<ZxcvbnFactory> | null = null;

/** The lists are large and seldom needed: loaded when the first password is set. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Factory({
    dictionary: { ...dictionary, 'passwords-chinese': CHINESE_WORDS },
    graphs: adjacencyGraphs,
  });
}

/** Names, their parts, and the parts written together. */
function contextWords(names: readonly string[]): string[] {
  const words = names.flatMap((name) => {
    const plain = name.normalize('NFKC').toLowerCase().trim();
    const parts = plain.split(/[^\p{L}\p{N}]+/u);
    return [plain, parts.join(''), ...parts];
  });
  return [...new Set([...PRODUCT_WORDS, ...words])].filter((word) => [...word].length > 1);
}

/** Refuses with password_too_short, too_large or password_weak and why. `names`: of the person, at the door, and of the workspace. */
export async function checkPassword(
  password: string,
  { names, isPci }: { readonly names: readonly string[]; readonly isPci: boolean },
): Promise<void> {
  if (!isLongEnough(password)) throw new Refused('password_too_short', { min: PASSWORD_LENGTH_MIN });
  const text = password.normalize('NFKC');
  if ([...text].length > PASSWORD_LENGTH_MAX)
    throw new Refused('too_large', { what: 'password', limit: PASSWORD_LENGTH_MAX });
  const words = contextWords(names);
  estimator ??= loadEstimator();
  if ((await estimator).check(text, words).guesses < GUESSES_MIN) {
    const isContext = words.some((word) => text.toLowerCase().includes(word));
    throw new Refused('password_weak', { why: isContext ? 'context' : 'common' });
  }
  if (isPci && !(/\p{L}/u.test(text) && /\p{Nd}/u.test(text)))
    throw new Refused('password_weak', { why: 'letters_and_digits' });
}
