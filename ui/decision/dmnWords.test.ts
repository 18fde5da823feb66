import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dmnWords } from './dmnWords.ts';

const packages = ['decision-table', 'drd', 'literal-expression', 'boxed-expression', 'shared'];
const sources = packages.flatMap((name) => {
  const folder = join(import.meta.dirname, `../../node_modules/dmn-js-${name}/lib`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
});
const literal = String.raw`('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")`;
const textOf = (written: string): string => written.slice(1, -1).replaceAll(/\\(.)/gu, '$1');
const found = (pattern: string): readonly string[] =>
  sources.flatMap((source) =>
    [...source.matchAll(new RegExp(pattern, 'gu'))].map(([, written = '']) => textOf(written)),
  );

/** What is handed to the translation, what has a name of its own there, and what is written without it. */
const shown = [
  ...found(String.raw`\b_?translate\(\s*${literal}`),
  ...found(String.raw`\b(?:label|explanation|title|Duration): ${literal}`),
  ...found(`"(?:title|aria-label|placeholder)": ${literal}`),
  ...found(`_LABEL = ${literal}`),
  ...found(`return ${literal}`).filter((text) => /^[A-Z].* /u.test(text)),
  ...found(String.raw`DEFAULT_DATA_TYPES = \[('[^\]]*')\]`).flatMap((types) => types.split("', '")),
];

/** Names of formats and languages stay what they are; a dash is a dash. */
const names = new Set(['FEEL', 'JUEL', 'Java', 'PMML', '-', '']);

test('every string that dmn-js shows has its Chinese', () => {
  assert.ok(shown.length > 200, `only ${shown.length} strings were read`);
  assert.deepEqual(
    [...new Set(shown)].filter((text) => !names.has(text) && !Object.hasOwn(dmnWords, text)),
    [],
  );
});

test('the Chinese is Chinese and keeps what is filled in', () => {
  for (const [english, chinese] of Object.entries(dmnWords)) {
    assert.match(chinese, /\p{Script=Han}/u, english);
    assert.deepEqual(chinese.match(/\{[^}]*\}/gu), english.match(/\{[^}]*\}/gu), english);
  }
});
