import { type FieldKind, taken, wrong } from '../kind.ts';

/** Any number of the declared choices, each once, kept in the order declared; none is an answer too. */
export const choices: FieldKind<'choices'> = {
  parse(value, field) {
    if (!Array.isArray(value)) return wrong('应为列表', 'must be a list');
    const unknown = value.find((one) => typeof one !== 'string' || !Object.hasOwn(field.choices, one));
    if (unknown !== undefined)
      return wrong('含有不可选的项', `must be among: ${Object.keys(field.choices).join(', ')}`);
    return taken(Object.keys(field.choices).filter((one) => value.includes(one)));
  },
  text: (value, field, language) =>
    value.length === 0
      ? { zh: '无', en: 'none' }[language]
      : value.map((one) => field.choices[one]?.[language] ?? one).join(language === 'zh' ? '、' : ', '),
  example: (field) => Object.keys(field.choices).slice(0, 1),
  schema: (field) => ({
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', enum: Object.keys(field.choices) },
  }),
};
