/**
 * verify.mjs: a pack verified by Node alone, without a package and without a network. Ends with 0 when it holds, 6 when it does not, 2 when it was
 * called wrongly.
 */
import { nodeHost, openFile } from './node-host.js';
import { reportLines, wordsOf } from './report.js';
import { verifyPack } from './verify.js';
import { WORDS } from './words.js';

const EXIT = { holds: 0, badUsage: 2, fails: 6 };

/** @param {readonly string[]} args */
function readOptions(args) {
  /** @type {string[]} */
  const packs = [];
  const options = {
    /** Null where none was asked for; '' where its name is missing. @type {string | null} */
    earlier: null,
    lang: (process.env['LANG'] ?? '').startsWith('zh') ? 'zh' : 'en',
    isJson: false,
  };
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i];
    if (arg === '--json') options.isJson = true;
    else if (arg === '--earlier' || arg === '--lang') {
      i += 1;
      options[arg === '--lang' ? 'lang' : 'earlier'] = args[i] ?? '';
    } else packs.push(arg);
  }
  const isKnown =
    options.earlier !== '' &&
    packs.length === 1 &&
    !packs[0].startsWith('-') &&
    ['zh', 'en'].includes(options.lang);
  return { ...options, lang: options.lang === 'zh' ? 'zh' : 'en', pack: isKnown ? packs[0] : '' };
}

/** @param {readonly string[]} args */
async function main(args) {
  const { pack, earlier, lang, isJson } = readOptions(args);
  const words = lang === 'zh' ? WORDS.zh : WORDS.en;
  const say = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);
  if (pack === '') {
    process.stderr.write(`${wordsOf(words, 'verifier.usage')}\n`);
    return EXIT.badUsage;
  }
  let told = -1;
  const progress = (/** @type {number} */ done, /** @type {number} */ of) => {
    const percent = Math.floor((100 * done) / Math.max(of, 1));
    if (percent === told || !process.stderr.isTTY) return;
    told = percent;
    process.stderr.write(`\r${wordsOf(words, 'verifier.working', { percent })} `);
  };
  try {
    const source = await openFile(pack);
    const before = earlier === null ? null : await openFile(earlier);
    const verdict = await verifyPack(source, before, nodeHost(progress));
    if (told >= 0) process.stderr.write('\r\n');
    if (isJson) say(JSON.stringify(verdict, null, 2));
    else for (const line of reportLines(words, verdict)) say(line);
    return verdict.holds ? EXIT.holds : EXIT.fails;
  } catch (fault) {
    process.stderr.write(
      `${wordsOf(words, 'verifier.unreadable', { why: fault instanceof Error ? fault.message : '' })}\n`,
    );
    return EXIT.badUsage;
  }
}

// Who reads with `head` has seen enough.
process.stdout.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
