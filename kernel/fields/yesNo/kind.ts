import { type FieldKind, taken, wrong } from '../kind.ts';

/** Yes or no; not answered is neither. */
export const yesNo: FieldKind<'yesNo'> = {
  parse: (value) => (typeof value === 'boolean' ? taken(value) : wrong('请选择是或否', 'must be yes or no')),
  text: (value, _field, language) => (value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })[language],
  example: () => true,
  schema: () => ({ type: 'boolean' }),
};
