import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemOf, type RefusalCode, refusals } from '#kernel/refusals.ts';
import type { System } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { openApi } from './describe.ts';

/** The generated files, by their path under docs/generated: the OpenAPI file, a page a system, the refusals. */
export function generated(systems: readonly System[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>([['openapi.json', `${JSON.stringify(openApi(systems), null, 1)}\n`]]);
  for (const one of systems) {
    const moves = Object.entries(one.lifecycle).flatMap(([state, list]) =>
      Object.entries(list).map(([name, move]) => `    ${state} --> ${move.to}: ${wordFor(name).zh} ${name}`),
    );
    const facts = Object.entries(one.facts).map(
      ([name, field]) =>
        `| ${name} | ${field.label.zh} | ${field.label.en} | ${field.kind} | ${field.optional ? '' : '✓'} |`,
    );
    files.set(
      `${one.id}.md`,
      `# ${one.name.zh} | ${one.name.en}\n\n${one.law.join(', ')}\n\n\`\`\`mermaid\nstateDiagram-v2\n    [*] --> ${one.start}\n${moves.join('\n')}\n\`\`\`\n\n| fact | 中文 | English | kind | required |\n|---|---|---|---|---|\n${facts.join('\n')}\n`,
    );
  }
  const codes = (Object.keys(refusals) as RefusalCode[]).map((code) => {
    const problem = problemOf({ code });
    return `| ${code} | ${problem.status} | ${problem.title_zh} | ${problem.title_en} |`;
  });
  files.set(
    'refusals.md',
    `# Refusals\n\n| code | status | 中文 | English |\n|---|---|---|---|\n${codes.join('\n')}\n`,
  );
  return files;
}

export function writeGenerated(systems: readonly System[]): void {
  const folder = join(import.meta.dirname, '../docs/generated');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of generated(systems)) writeFileSync(join(folder, name), text);
}
