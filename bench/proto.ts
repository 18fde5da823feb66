import { readFileSync } from 'node:fs';
import { hierarchyOf } from '../engines/anonymity/hierarchy.ts';
import { search } from '../engines/anonymity/search.ts';

const dir = '/work/shared/data/adult/';
const cells = (f: string) =>
  readFileSync(f, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((l) => l.split(';'));
const [head, ...lines] = cells(process.argv[2] ?? dir + 'adult.csv');
const hsAll = head!.map((a) => hierarchyOf(a, cells(`${dir}adult_hierarchy_${a}.csv`)));
const leavesAll = hsAll.map((h, d) => Int32Array.from(lines, (r) => h.leafOf.get(r[d]!)!));
for (let round = 0; round < Number(process.argv[3] ?? 1); round++)
  for (const l of [0, 2])
    for (const suppression of [0, 0.05]) {
      const occ = head!.indexOf('occupation');
      const q = head!.map((_, i) => i).filter((i) => !l || i !== occ);
      const table = {
        rows: lines.length,
        hierarchies: q.map((i) => hsAll[i]!),
        leaves: q.map((i) => leavesAll[i]!),
        sensitive: l
          ? [{ attribute: 'occupation', values: hsAll[occ]!.levels[0]!.values, codes: leavesAll[occ]! }]
          : [],
      };
      const t = performance.now();
      const cpu = process.cpuUsage();
      const { best, certificate: c } = search(table, {
        criteria: [{ kind: 'k-anonymity', k: 5 }, ...(l ? [{ kind: 'distinct-l' as const, of: 0, l }] : [])],
        suppression,
        metric: 'loss',
      });
      console.log(
        `k=5 l=${l} ${suppression}`,
        best?.levels.join(' '),
        best?.score,
        best?.classes,
        best?.suppressed,
        'nodes',
        c.nodes,
        'checked',
        c.checked.length,
        'failing',
        c.failing.length,
        (performance.now() - t).toFixed(0),
        'ms',
        'cpu',
        (process.cpuUsage(cpu).user / 1000).toFixed(0),
      );
    }
