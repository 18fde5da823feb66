import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { akomaNtoso } from './akn.ts';
import { type LawLanguage, regulation } from './regulation.ts';

/** The repository's text against the official one, and every Akoma Ntoso document against its published schema. */
const shared = join(import.meta.dirname, '../../shared');
const official = JSON.parse(readFileSync(join(shared, 'law/regulation.zh.json'), 'utf8')) as typeof regulation;
const textOf = (of: typeof regulation) =>
  of.articles.map((one) => one.paragraphs.map((p) => [p.text, ...(p.items ?? []).map((item) => item.text)])).flat(2);
const same = JSON.stringify(textOf(official)) === JSON.stringify(textOf(regulation));
process.stdout.write(`${same ? '✔' : '✖'} official text, ${textOf(regulation).length} paragraphs and items\n`);

/** What xmllint says against the whole text and each article, without the network: one run, since the schema is large. */
function faults(language: LawLanguage): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-akn-'));
  try {
    const files = [undefined, ...regulation.articles.map((one) => one.article)].map((article) => {
      const file = join(folder, `${article ?? 'regulation'}.${language}.akn.xml`);
      writeFileSync(file, akomaNtoso(article, language));
      return file;
    });
    const schema = join(shared, 'schemas/akn/akomantoso30.xsd');
    const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...files], {
      encoding: 'utf8',
    });
    return status === 0 ? '' : stderr.replace(/^.* validates\n/gmu, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
let valid = true;
if (existsSync('/usr/bin/xmllint'))
  for (const language of ['zh', 'en'] satisfies LawLanguage[]) {
    const found = faults(language);
    process.stdout.write(`${found === '' ? '✔' : '✖'} Akoma Ntoso 3.0, ${language}, whole and by article\n${found}`);
    valid &&= found === '';
  }
else process.stdout.write('– Akoma Ntoso not checked: xmllint is not installed\n');
process.exit(same && valid ? 0 : 1);
