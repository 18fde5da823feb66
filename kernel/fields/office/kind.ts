import { getOffice, isOfficeId, officeIds } from '#law/offices.ts';
import { type FieldKind, taken, wrong } from '../kind.ts';

/** An office that the Regulation names. */
export const office: FieldKind<'office'> = {
  parse: (value) =>
    isOfficeId(value) ? taken(value) : wrong('不是条例所列部门', 'is not an office of the Regulation'),
  text: (value, _field, language) => getOffice(value).name[language],
  example: () => 'industry',
  schema: () => ({ type: 'string', enum: officeIds }),
};
