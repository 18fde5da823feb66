import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hierarchyOf } from '#engines/anonymity/hierarchy.ts';
import type { Metric } from '#engines/anonymity/score.ts';
import { search } from '#engines/anonymity/search.ts';
import type { Table } from '#engines/anonymity/table.ts';
import { median } from './kernel/load.ts';

/*
 * The best generalisation of Adult (30,162 rows) and of Adult × 33 (995,346 rows): the search on rows in memory, warm,
 * and the whole command, from file to verified file, as a process that loads nothing but it, with its peak memory. Where TIAOLI_ARX names
 * a class path with ARX and its libraries and Java 17 is there, ARX runs between ours, for each row in turn: its search
 * warm, and its whole command (read, search, write) as a process of its own. Last, ten million rows against one.
 */
type Goal = readonly [l: 0 | 2, suppression: number, metric: Metric];
const goals: readonly Goal[] = [
  [0, 0, 'loss'],
  [0, 0.05, 'loss'],
  [2, 0, 'loss'],
  [2, 0.05, 'loss'],
  [0, 0, 'class-size'],
];
const shared = join(import.meta.dirname, '../../shared');
const hierarchyFolder = join(shared, 'data/adult');
const cells = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split(';'));

if (process.argv[2] === 'command') await commandAlone(process.argv.slice(3));
else if (existsSync(hierarchyFolder)) measureAll();
else console.log('the Adult data are not here: nothing measured');

function measureAll(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-bench-anonymity-'));
  try {
    const small = join(hierarchyFolder, 'adult.csv');
    const enlarged = (copies: number): string => {
      const path = join(folder, `adult${copies}.csv`);
      spawnSync(process.execPath, [join(shared, 'tools/perturb.mjs'), small, path, String(copies)]);
      return path;
    };
    const arx = arxIn(folder);
    console.log(
      `\n| rows | goal | levels | score | search, ms | ARX | ratio | command, ms | ARX | ratio | peak, MiB | ARX |\n|${' --- |'.repeat(12)}`,
    );
    for (const path of [small, enlarged(33)]) for (const line of measured(path, folder, arx)) console.log(line);
    const one = ownCommand(enlarged(33), goals[1] as Goal, folder);
    const ten = ownCommand(enlarged(330), goals[1] as Goal, folder);
    console.log(
      `\n9,953,460 rows (k=5, 5%): ${Math.round(ten.whole)} ms, ${ten.memory} MiB; ten times 995,346 rows: ${Math.round(10 * one.whole)} ms, ${one.memory} MiB: ${(ten.whole / (10 * one.whole)).toFixed(2)} of linear\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Arx = (path: string, goal: Goal, rounds: number) => { search: number; whole: number; memory: number } | null;

function* measured(path: string, folder: string, arx: Arx): Generator<string> {
  const [header = [], ...rows] = cells(path);
  const hierarchies = header.map((name) =>
    hierarchyOf(name, cells(join(hierarchyFolder, `adult_hierarchy_${name}.csv`))),
  );
  const leaves = hierarchies.map(({ leafOf }, at) =>
    Int32Array.from(rows, (row) => leafOf.get(row[at] as string) ?? -1),
  );
  const occupation = header.indexOf('occupation');
  const values = hierarchies[occupation]?.levels[0]?.values ?? [];
  for (const goal of goals) {
    const [l, suppression, metric] = goal;
    const quasi = header.map((_, at) => at).filter((at) => l === 0 || at !== occupation);
    const codes = leaves[occupation] as Int32Array;
    const table: Table = {
      rows: rows.length,
      hierarchies: quasi.map((at) => hierarchies[at] as Table['hierarchies'][number]),
      leaves: quasi.map((at) => leaves[at] as Int32Array),
      sensitive: l === 0 ? [] : [{ attribute: 'occupation', values, codes }],
    };
    const criteria = [
      { kind: 'k-anonymity' as const, k: 5 },
      ...(l === 0 ? [] : [{ kind: 'distinct-l' as const, of: 0, l }]),
    ];
    const times: number[] = [];
    let best: ReturnType<typeof search>['best'] = null;
    for (let round = 0; round < 6; round++) {
      const start = performance.now();
      best = search(table, { criteria, suppression, metric }).best;
      if (round > 0) times.push(performance.now() - start);
    }
    const warm = median(times);
    const theirs = arx(path, goal, 4);
    const own = ownCommand(path, goal, folder);
    const cold = arx(path, goal, 1);
    const against = (their: number | undefined, our: number) =>
      their === undefined ? ' | ' : `${Math.round(their).toLocaleString('en')} | ${(their / our).toFixed(1)} ×`;
    yield `| ${rows.length.toLocaleString('en')} | k=5${l === 0 ? '' : ', distinct-2'}, ${suppression * 100}%, ${metric} | ${best?.levels.join(' ')} | ${best?.score} | ${Math.round(warm)} | ${against(theirs?.search, warm)} | ${Math.round(own.whole).toLocaleString('en')} | ${against(cold?.whole, own.whole)} | ${own.memory} | ${cold?.memory ?? ''} |`;
  }
}

/** The command as a process of its own: milliseconds from its start to its end, and its peak memory. */
function ownCommand(path: string, [l, suppression, metric]: Goal, folder: string): { whole: number; memory: number } {
  const sensitive = l === 0 ? [] : ['--l', `${l}:occupation`];
  const asked = ['--hierarchies', hierarchyFolder, '--k', '5', ...sensitive, '--metric', metric];
  const start = performance.now();
  const { stdout } = spawnSync(
    process.execPath,
    [import.meta.filename, 'command', path, ...asked, '--suppression', `${suppression}`, '-o', join(folder, 'out.csv')],
    { encoding: 'utf8' },
  );
  return { whole: performance.now() - start, memory: Math.round(Number(stdout.trim()) / 1024) };
}

async function commandAlone(args: readonly string[]): Promise<void> {
  const { deidentifyCommand } = await import('#systems/3-infrastructure/de-identification/commands.ts');
  await deidentifyCommand.run(args, { out: () => {}, withCity: () => Promise.reject(new Error('no city is needed')) });
  console.log(process.resourceUsage().maxRSS);
}

/** ARX, compiled against what TIAOLI_ARX names; without it nothing is measured of it. */
function arxIn(folder: string): Arx {
  const libraries = process.env.TIAOLI_ARX;
  const driver = join(import.meta.dirname, 'arx/Arx.java');
  if (!libraries || spawnSync('javac', ['-d', folder, '-cp', libraries, driver]).status !== 0) return () => null;
  return (path, [l, suppression, metric], rounds) => {
    const out = rounds === 1 ? join(folder, 'arx.csv') : '-';
    const args = [path, hierarchyFolder, String(l), String(suppression), metric, String(rounds), out];
    const start = performance.now();
    const { stdout } = spawnSync('java', ['-cp', `${folder}:${libraries}`, 'Arx', ...args], { encoding: 'utf8' });
    const whole = performance.now() - start;
    const told = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { search: number; memory: number });
    const warm = told.slice(rounds > 1 ? 1 : 0).map(({ search: time }) => time);
    return { search: median(warm), whole, memory: Math.round((told.at(-1)?.memory ?? 0) / 1024) };
  };
}
