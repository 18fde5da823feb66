import type { Address } from '../field.ts';
import { type FieldKind, taken, wrong } from '../kind.ts';
import { districts } from './districts.ts';

/** An address in Shenzhen: a district and one of its streets by their codes, and the rest as text. */
export const address: FieldKind<'address'> = {
  parse(value) {
    const given = value as Partial<Address> | null;
    const district = districts.find((one) => one.code === given?.district);
    if (!given || !district) return wrong('请选择深圳市的区', 'must name a district of Shenzhen');
    const street = district.streets.find((one) => one.code === given.street);
    if (!street) return wrong('请选择该区的街道', 'must name a street of that district');
    const detail = typeof given.detail === 'string' ? given.detail.trim().slice(0, 200) : '';
    return taken({ district: district.code, street: street.code, ...(detail && { detail }) });
  },
  text(value, _field, language) {
    const district = districts.find((one) => one.code === value.district);
    const street = district?.streets.find((one) => one.code === value.street);
    const parts = [district?.name ?? value.district, street?.name ?? value.street, value.detail ?? ''];
    return language === 'zh' ? `深圳市${parts.join('')}` : `${parts.reverse().filter(Boolean).join(', ')}, Shenzhen`;
  },
  example: () => ({ district: '440305', street: '440305001', detail: '科苑路15号' }),
  schema: () => ({
    type: 'object',
    required: ['district', 'street'],
    properties: { district: { type: 'string' }, street: { type: 'string' }, detail: { type: 'string' } },
  }),
};
