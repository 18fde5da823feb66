import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Unreadable } from '#families/csvRows.ts';
import { firstRules } from '#families/rules/firstRules.ts';
import type { Files } from '#kernel/city.ts';
import { type Command, Misuse } from '#kernel/command.ts';
import { type Screened, screen } from './screens.ts';

/** Files of the machine as evidence: read in place, never copied. */
async function localEvidence(paths: readonly string[], type: string) {
  const places = new Map<string, string>();
  const evidence = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) throw new Misuse(`没有这个文件 | no such file: ${path}`);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    const sha256 = hash.digest('hex');
    places.set(sha256, path);
    evidence.push({ sha256, name: basename(path), size: found.size, type });
  }
  const place = (sha256: string) => places.get(sha256) ?? '';
  const files: Files = {
    put: () => Promise.reject(new Error('nothing is stored here')),
    read: (sha256) => createReadStream(place(sha256)),
    async slice(sha256, from, to) {
      const file = await open(place(sha256));
      try {
        const { buffer, bytesRead } = await file.read(
          new Uint8Array(Math.max(0, to - from)),
          0,
          Math.max(0, to - from),
          from,
        );
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
  return { evidence, files };
}

const verdictText = {
  fails: '✖ 不符合 | does not comply',
  passes: '✔ 符合 | complies',
  inconclusive: '? 不能判定 | inconclusive',
  documentary: '须作书面审查 | to be judged on documents',
  tampered: '✖ 证据已变 | the evidence changed',
} as const;
function told({ verdict, results }: Screened, out: (text: string) => void): number {
  for (const { subject, measure, value, low, high, finding } of results)
    out(`  ${subject}  ${measure}: ${value}${low ? `  [${low}, ${high}]` : ''}${finding ? `  ${finding}` : ''}`);
  out(verdictText[verdict]);
  return verdict === 'passes' ? 0 : 1;
}

const command = (
  words: string,
  takes: string,
  zh: string,
  en: string,
  type: string,
  factsOf: (options: ReadonlyMap<string, string>) => Readonly<Record<string, unknown>>,
): Command => ({
  words,
  takes,
  summary: { zh, en },
  async run(args, { out }) {
    const options = new Map<string, string>();
    const paths: string[] = [];
    for (let at = 0; at < args.length; at++) {
      const arg = args[at] ?? '';
      if (arg.startsWith('--')) options.set(arg.slice(2), args[++at] ?? '');
      else paths.push(arg);
    }
    if (paths.length === 0) throw new Misuse('请给出文件 | name a file');
    const { evidence, files } = await localEvidence(paths, type);
    try {
      return told(await screen({ ...factsOf(options), evidence }, files, firstRules), out);
    } catch (error) {
      if (error instanceof Unreadable) throw new Misuse(`${error.zh} | ${error.message}`);
      throw error;
    }
  },
});

const text = 'text/plain';
/** What the platform's screens say of one's own files, offline (Article 72(2)). */
export const auditCommands: readonly Command[] = [
  command(
    'label check',
    'FILE …',
    '检查生成合成内容的隐式标识',
    'check the labels of generated content (GB 45438)',
    '',
    () => ({
      act: 'deepSynthesis',
    }),
  ),
  command('prices audit', 'FILE.csv', '配对价格检验', 'paired price audit', text, (options) => ({
    act: 'pricing',
    confidence: options.get('confidence') ?? '0.95',
    pairsAtLeast: Number(options.get('pairs') ?? 50),
    minutesApart: Number(options.get('minutes') ?? 15),
    shareOfNoAccount: options.get('share') ?? '0.1',
    seed: Number(options.get('seed') ?? 1),
  })),
  command(
    'fairness audit',
    'FILE.csv --attributes A,B --outcome C --favourable V',
    '群体公平检验',
    'group fairness',
    text,
    (options) => ({
      act: 'discrimination',
      attributes: options.get('attributes') ?? '',
      outcome: options.get('outcome') ?? '',
      favourable: options.get('favourable') ?? '1',
      ratioLine: options.get('line') ?? '0.8',
      smallestGroup: Number(options.get('smallest') ?? 30),
      confidence: options.get('confidence') ?? '0.95',
    }),
  ),
  command('personal-data find', 'FILE.txt …', '查找个人信息', 'find personal data', text, () => ({ act: 'privacy' })),
];
