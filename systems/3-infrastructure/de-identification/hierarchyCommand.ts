import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { type Plan, rowsBy, UnplacedValue } from '#engines/anonymity/build.ts';
import { csvRows, openDuckDb } from '#families/deidentification/duckdb.ts';
import { quoted } from '#families/deidentification/sqlEngine.ts';
import { type Command, Misuse } from '#kernel/command.ts';
import { columnsOf, delimiterOf, refuseMissing } from './files.ts';

const options = {
  column: { type: 'string' },
  number: { type: 'string' },
  date: { type: 'boolean' },
  division: { type: 'boolean' },
  'id-number': { type: 'boolean' },
  prefix: { type: 'string' },
  ordered: { type: 'string' },
  sizes: { type: 'string', default: '2' },
  out: { type: 'string', short: 'o' },
} as const;

/** At most so many distinct values: a hierarchy of more is a column that identifies. */
const mostValues = 1_000_000;

export const hierarchyCommand: Command = {
  words: 'hierarchy build',
  takes: 'FILE.csv --column NAME --number 5,10 -o DIR/NAME.csv',
  summary: {
    zh: '由一列的值生成泛化层次 [--date --division --id-number --prefix 4,2 --ordered 甲,乙]',
    en: 'make a hierarchy from a column [--date --division --id-number --prefix 4,2 --ordered A,B]',
  },
  async run(args, { out }) {
    const { path, values } = readArguments(args);
    await refuseMissing(path);
    const plan = planOf(values);
    const engine = await openDuckDb();
    try {
      const rows = csvRows(path, { delimiter: await delimiterOf(path) });
      const columns = await columnsOf(engine, rows);
      if (!columns.includes(values.column))
        throw new Misuse(`没有“${values.column}”列 | no column ${values.column}: ${columns.join('、')}`);
      const name = quoted(values.column);
      const found = await engine.texts(
        `select distinct coalesce(${name}, '') from ${rows} order by 1 limit ${mostValues + 1}`,
      );
      if (found.length > mostValues)
        throw new Misuse('该列的值过多，应当先删除或者假名化 | too many values: drop or pseudonymise the column');
      const hierarchy = rowsBy(
        plan,
        found.map(([value]) => value as string),
      );
      await writeFile(values.out, stringify(hierarchy));
      out(`✔ ${hierarchy.length} 个值，${hierarchy[0]?.length ?? 0} 层 | values, levels: ${values.out}`);
      return 0;
    } catch (error) {
      if (error instanceof UnplacedValue)
        throw new Misuse(`“${error.value.slice(0, 60)}”不能归入该层次 | the value has no place in such a hierarchy`);
      if (error instanceof RangeError)
        throw new Misuse(`层级须逐级包含 | levels must lie in each other: ${error.message}`);
      throw error;
    } finally {
      engine.close();
    }
  },
};

type Values = ReturnType<typeof readArguments>['values'];

function readArguments(args: readonly string[]) {
  let read: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    read = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misuse((error as Error).message);
  }
  const [path, ...more] = read.positionals;
  const { column, out } = read.values;
  if (!path || more.length > 0) throw new Misuse('请给出一个文件 | name one file');
  if (!column) throw new Misuse('缺少列名 --column | --column names no column');
  if (!out) throw new Misuse('缺少输出文件 -o | -o names no file');
  return { path, values: { ...read.values, column, out } };
}

function planOf(values: Values): Plan {
  const plans: Plan[] = [
    ...(values.number ? [{ kind: 'number' as const, widths: amounts(values.number) }] : []),
    ...(values.date ? [{ kind: 'date' as const }] : []),
    ...(values.division ? [{ kind: 'division' as const }] : []),
    ...(values['id-number'] ? [{ kind: 'id-number' as const }] : []),
    ...(values.prefix ? [{ kind: 'prefix' as const, lengths: amounts(values.prefix) }] : []),
    ...(values.ordered
      ? [{ kind: 'ordered' as const, values: values.ordered.split(','), sizes: amounts(values.sizes) }]
      : []),
  ];
  const [plan, ...more] = plans;
  if (!plan || more.length > 0)
    throw new Misuse('请选择一种层次，如 --number 5,10 | choose one kind of hierarchy, such as --number 5,10');
  return plan;
}

const amounts = (text: string): number[] =>
  text.split(',').map((one) => {
    const amount = Number(one);
    if (one.trim() === '' || !Number.isFinite(amount)) throw new Misuse(`不是数字 | no number: ${one}`);
    return amount;
  });
