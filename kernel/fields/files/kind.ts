import type { FileReference } from '../field.ts';
import { type FieldKind, taken, wrong } from '../kind.ts';

/** Files already uploaded, by the digest of their content. */
export const files: FieldKind<'files'> = {
  parse(value, field) {
    if (!Array.isArray(value) || !value.every(isReference))
      return wrong('文件引用有误', 'is not a list of uploaded files');
    const most = field.most ?? 20;
    if (value.length > most) return wrong(`最多${most}个文件`, `at most ${most} files`);
    if (field.types && value.some((one) => !field.types?.includes(one.type)))
      return wrong('文件类型不符', `only files of type ${field.types.join(', ')}`);
    return taken(value.map(({ sha256, name, size, type }) => ({ sha256, name, size, type })));
  },
  text: (value, _field, language) => value.map((one) => one.name).join(language === 'zh' ? '、' : ', '),
  example: () => [{ sha256: 'a'.repeat(64), name: '说明.pdf', size: 1024, type: 'application/pdf' }],
  schema: () => ({
    type: 'array',
    items: {
      type: 'object',
      required: ['sha256', 'name', 'size', 'type'],
      properties: {
        sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        name: { type: 'string' },
        size: { type: 'integer' },
        type: { type: 'string' },
      },
    },
  }),
};

function isReference(value: unknown): value is FileReference {
  const one = value as Partial<FileReference> | null;
  return (
    typeof one === 'object' &&
    one !== null &&
    typeof one.sha256 === 'string' &&
    /^[0-9a-f]{64}$/u.test(one.sha256) &&
    typeof one.name === 'string' &&
    one.name.length <= 255 &&
    typeof one.size === 'number' &&
    typeof one.type === 'string'
  );
}
