import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { akomaNtoso } from './akn.ts';
import { regulation } from './regulation.ts';

/** The repository's text against the official one, and the Akoma Ntoso against its published schema. */
const shared = join(import.meta.dirname, '../../shared');
const official = JSON.parse(readFileSync(join(shared, 'law/regulation.zh.json'), 'utf8')) as typeof regulation;
const textOf = (of: typeof regulation) =>
  of.articles.map((one) => one.paragraphs.map((p) => [p.text, ...(p.items ?? []).map((item) => item.text)])).flat(2);
const same = JSON.stringify(textOf(official)) === JSON.stringify(textOf(regulation));
process.stdout.write(`${same ? '✔' : '✖'} official text, ${textOf(regulation).length} paragraphs and items\n`);
let valid = true;
if (existsSync('/usr/bin/xmllint'))
  for (const [name, xml] of [
    ['whole', akomaNtoso()],
    ['article 66', akomaNtoso(66)],
  ] as const) {
    const { status, stderr } = spawnSync(
      'xmllint',
      ['--nonet', '--noout', '--schema', join(shared, 'schemas/akn/akomantoso30.xsd'), '-'],
      { input: xml, encoding: 'utf8' },
    );
    process.stdout.write(`${status === 0 ? '✔' : '✖'} Akoma Ntoso 3.0, ${name}${status === 0 ? '' : `: ${stderr}`}\n`);
    valid &&= status === 0;
  }
else process.stdout.write('– Akoma Ntoso not checked: xmllint is not installed\n');
process.exit(same && valid ? 0 : 1);
