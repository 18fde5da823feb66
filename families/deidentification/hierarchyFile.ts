import { parse } from 'csv-parse/sync';
import { type Hierarchy, HierarchyError, type HierarchyFault, hierarchyOf } from '#engines/anonymity/hierarchy.ts';
import { type Label, label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';

/**
 * Reads the hierarchy of a column from a CSV text, by comma or semicolon: a value and its generalisations a line. Refuses
 * what is no hierarchy with its line.
 */
export function hierarchyFromText(column: string, text: string): Hierarchy {
  const [first = ''] = text.split(/\r?\n/u, 1);
  const options = { delimiter: first.includes(';') ? ';' : ',', relax_column_count: true, skip_empty_lines: true };
  try {
    return hierarchyOf(column, parse(text, options) as string[][]);
  } catch (error) {
    if (error instanceof HierarchyError)
      throw new Refused('malformed-file', { field: column, article: '33.2', message: faultText(error.fault) });
    throw error;
  }
}

function faultText(fault: HierarchyFault): Label {
  const { zh, en } = kinds[fault.kind];
  if (!('row' in fault)) return label(`泛化层次${zh}`, `the hierarchy ${en}`);
  const value = 'value' in fault ? fault.value.slice(0, 60) : null;
  return label(
    `泛化层次第${fault.row}行：${value === null ? '' : `“${value}”`}${zh}`,
    `row ${fault.row} of the hierarchy: ${value === null ? 'it' : JSON.stringify(value)} ${en}`,
  );
}
const kinds: Readonly<Record<HierarchyFault['kind'], Label>> = {
  empty: label('没有内容', 'is empty'),
  ragged: label('层数与首行不同', 'has another number of levels than the first'),
  gap: label('有空缺的层级', 'has an empty level'),
  repeated: label('重复出现', 'comes twice'),
  fork: label('向上归入两个不同的值', 'is generalised to two different values'),
  cycle: label('在更高层级再次出现，形成循环', 'comes again on a higher level, in a cycle'),
};
