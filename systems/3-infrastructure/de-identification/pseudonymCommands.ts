import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { NoPseudonym, reversiblePseudonyms } from '#engines/privacy/pseudonym.ts';
import { newKeyPair } from '#engines/sealing/index.ts';
import { type Command, Misuse } from '#kernel/command.ts';
import { openKey } from './changeOptions.ts';

/** Makes the pair of keys whose public half seals keys of pseudonyms. */
export const pseudonymKeysCommand: Command = {
  words: 'pseudonym keys',
  takes: '-o IDENTITY.txt',
  summary: {
    zh: '生成封存假名密钥用的一对密钥，打印公开的一半',
    en: 'make a pair of keys for sealing keys of pseudonyms; prints the public one',
  },
  async run(args, { out }) {
    const { values } = read(args, { out: { type: 'string', short: 'o' } });
    if (!values.out) throw new Misuse('缺少输出文件 -o | -o names no file');
    const { identity, recipient } = await newKeyPair();
    await writeFile(values.out, `# public key: ${recipient}\n${identity}\n`, { flag: 'wx', mode: 0o600 }).catch(() => {
      throw new Misuse(`不能新建文件 | the file cannot be made: ${values.out}`);
    });
    out(recipient);
    return 0;
  },
};

/** Turns reversible pseudonyms back, one a line. */
export const pseudonymOpenCommand: Command = {
  words: 'pseudonym open',
  takes: 'PSEUDONYM … --column NAME',
  summary: {
    zh: '以封存的密钥还原假名 --key KEY.age --identity IDENTITY.txt',
    en: 'turn pseudonyms back with the sealed key --key KEY.age --identity IDENTITY.txt',
  },
  async run(args, { out }) {
    const { values, positionals } = read(args, {
      column: { type: 'string' },
      key: { type: 'string' },
      identity: { type: 'string' },
    });
    if (!values.column || !values.key || !values.identity || positionals.length === 0)
      throw new Misuse('请给出假名、--column、--key 和 --identity | name pseudonyms, --column, --key and --identity');
    const pseudonyms = reversiblePseudonyms(await openKey(values.key, values.identity), values.column);
    let wrong = 0;
    for (const one of positionals)
      try {
        out(pseudonyms.open(one));
      } catch (error) {
        if (!(error instanceof NoPseudonym)) throw error;
        wrong++;
        out(`✖ 不是该列该密钥的假名 | no pseudonym of this column and key: ${one.slice(0, 60)}`);
      }
    return wrong > 0 ? 1 : 0;
  },
};

type Declared = Readonly<Record<string, { readonly type: 'string'; readonly short?: string }>>;
function read<const Options extends Declared>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misuse((error as Error).message);
  }
}
