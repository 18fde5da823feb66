import { type FieldKind, taken, wrong } from '../kind.ts';

/** A list of groups of facts: the members of a panel, the metrics of a warning plan. */
export const groups: FieldKind<'groups'> = {
  parse(value, field, parseFacts) {
    if (!Array.isArray(value)) return wrong('应为列表', 'must be a list');
    const most = field.most ?? 100;
    if (value.length > most) return wrong(`最多${most}项`, `at most ${most} entries`);
    if (value.length < (field.atLeast ?? 0))
      return wrong(`至少${field.atLeast}项`, `at least ${field.atLeast} entries`);
    const rows: Record<string, unknown>[] = [];
    for (const [index, row] of value.entries()) {
      const { facts, problems } = parseFacts(field.facts, row);
      const lacking = Object.entries(field.facts).find(([name, one]) => !one.optional && facts[name] === undefined);
      const first = problems[0];
      if (first) return wrong(`第${index + 1}项：${first.message.zh}`, `entry ${index + 1}: ${first.message.en}`);
      if (lacking)
        return wrong(
          `第${index + 1}项缺少“${lacking[1].label.zh}”`,
          `entry ${index + 1} lacks “${lacking[1].label.en}”`,
        );
      rows.push(facts);
    }
    return taken(rows);
  },
  text: (value, field, language, describeFacts) =>
    value.map((row) => describeFacts(field.facts, row, language)).join('; '),
  example: (field, exampleOf) => [
    Object.fromEntries(Object.entries(field.facts).map(([name, one]) => [name, exampleOf(one)])),
  ],
  schema: (field, schemaOf) => ({
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(field.facts).map(([name, one]) => [name, schemaOf(one)])),
    },
  }),
};
