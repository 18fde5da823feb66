import { readFileSync } from 'node:fs';
import { exampleFacts } from '#families/grading/example.ts';
import { gradeLabels, gradeProduct } from '#families/grading/grade.ts';
import { factNames, type GradingFacts, gradingFacts } from '#families/grading/input.ts';
import { openCity } from '#hosts/server/city.ts';
import { Misuse } from '#kernel/command.ts';
import { readConfig } from '#kernel/config.ts';
import { citation } from '#law/regulation.ts';
import { cityOf } from '#store/city.ts';
import { commands } from '#systems/index.ts';
import { importCacFilings } from './importCacFilings.ts';
import { journal } from './journal.ts';
import { verify } from './verify.ts';

const help = `tiaoli — 条例的命令行 | the command line of Tiaoli

  tiaoli grade FILE.json [--json]      分级并说明理由 | grade a product, with reasons
  tiaoli grade --example               打印完整的输入示例 | print a complete input
  tiaoli import cac-filings FILE.csv   导入国家算法备案 | import the state's algorithm filings
  tiaoli journal verify [--keys FILE] [--head FILE]
                                       核验日志链、树与签名 | verify chains, trees and signed heads
  tiaoli journal head                  打印最新签名树头，可另存 | print the newest signed head, to keep elsewhere
  tiaoli verify FILE [--keys FILE] [--status FILE] [--online]
                                       离线核验凭证或案卷 | verify a credential or case file, offline unless --online
  tiaoli worker                        只处理后台事务 | work on jobs alone, beside the server
${commands.map((one) => `  ${`tiaoli ${one.words} ${one.takes}`.padEnd(37)}${one.summary.zh} | ${one.summary.en}\n`).join('')}  tiaoli help

退出码 | exit codes: 0 完成 done, 1 未通过 did not pass, 2 用法或输入有误 wrong use or input
`;
const out = (text: string) => process.stdout.write(`${text}\n`);

async function withCity<T>(work: (city: Awaited<ReturnType<typeof openCity>>) => Promise<T>): Promise<T> {
  const city = await openCity(readConfig(process.env), (text) => process.stderr.write(`${text}\n`), { share: true });
  try {
    return await work(city);
  } finally {
    await city.close();
  }
}

/** Reads grading facts from JSON; a name that is not a fact is named, so that a typing error is not taken for “unknown”. */
function readFacts(path: string): GradingFacts {
  const given: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Misuse('应为事实的对象 | must be an object of facts');
  const unknown = Object.keys(given).filter((name) => !(factNames as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Misuse(`没有这些事实 | no such facts: ${unknown.join(', ')}`);
  return given;
}

function grade(args: readonly string[]): number {
  if (args.includes('--example')) {
    out(JSON.stringify(exampleFacts, null, 2));
    return 0;
  }
  const path = args.find((one) => !one.startsWith('--'));
  if (!path) throw new Misuse('请给出文件 | name a file');
  const graded = gradeProduct(readFacts(path));
  if (args.includes('--json')) {
    out(JSON.stringify({ ...graded, trace: undefined }, null, 2));
    return 0;
  }
  out(
    `${gradeLabels[graded.grade].zh} | ${gradeLabels[graded.grade].en}   （${graded.ruleVersion}，第六十六条第三款：市办法尚未制定 | provisional, Article 66(3)）`,
  );
  if (graded.grade === 'undetermined') {
    out(`可能的等级 | between: ${graded.between.map((one) => gradeLabels[one].zh).join('、')}`);
    out(`缺少的事实 | missing: ${graded.missing.map((one) => `${gradingFacts[one].label.zh} ${one}`).join('、')}`);
  }
  out('\n理由 | reasons');
  for (const reason of graded.reasons)
    out(`  ${reason.articles.map((one) => citation(one).zh).join('、')}  ${reason.text.zh} | ${reason.text.en}`);
  out('\n义务与路径 | obligations and route');
  for (const one of graded.obligations)
    out(
      `  ${one.label.zh} | ${one.label.en}  ${one.articles.map((article) => citation(article).zh).join('、')}${one.toBeConfirmed ? '（来源待确认 | source to be confirmed）' : ''}`,
    );
  return 0;
}

async function run(args: readonly string[]): Promise<number> {
  const [verb, second, third] = args;
  if (verb === undefined || verb === 'help' || verb === '--help') {
    out(help);
    return 0;
  }
  if (verb === 'grade') return grade(args.slice(1));
  if (verb === 'import' && second === 'cac-filings' && third) {
    const report = await withCity((city) => importCacFilings(city.around, third));
    out(JSON.stringify(report, null, 2));
    return 0;
  }
  if (verb === 'verify') return verify(args.slice(1), out);
  if (verb === 'journal') return withCity((city) => journal(args.slice(1), city, out));
  if (verb === 'worker') {
    await import('#hosts/worker/main.ts');
    return 0;
  }
  const own = commands.find((one) => `${args.join(' ')} `.startsWith(`${one.words} `));
  if (own)
    return own.run(args.slice(own.words.split(' ').length), {
      out,
      withCity: (work) => withCity((city) => work(cityOf(city.around))),
    });
  throw new Misuse(`没有这个命令 | no such command: ${args.join(' ')}\n\n${help}`);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
