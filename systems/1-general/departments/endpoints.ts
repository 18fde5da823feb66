import { fields } from '#families/grading/input.ts';
import { matterKinds, parts } from '#families/routing/matter.ts';
import { officesFor } from '#families/routing/officesFor.ts';
import type { Remit } from '#families/routing/remits.ts';
import { type Matter, proposeOffices } from '#families/routing/route.ts';
import { type Actor, everyone } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { getOffice, type OfficeId } from '#law/offices.ts';
import { findProvision } from '#law/places.ts';

interface Department extends Remit {
  readonly id: string;
  readonly contact?: string;
}

/** The remits in force: those published, with whether the office itself has confirmed them. */
async function departmentsIn(city: City): Promise<readonly Department[]> {
  const found = await city.find('departments', {}, ['published', 'confirmed']);
  return found.map(({ id, state, facts }) => ({
    id,
    office: facts.office as OfficeId,
    remit: facts.remit as Remit['remit'],
    fields: (facts.fields ?? []) as Remit['fields'],
    confirmed: state === 'confirmed',
    contact: facts.contact as string | undefined,
  }));
}

const wrong = (field: string, zh: string, en: string) =>
  new Refused('invalid-input', { field, message: label(zh, en) });

/** Reads the question, each fault told with its field; what is not asked for is not looked at. */
function matterOf(body: Readonly<Record<string, unknown>>): Matter & { product?: string; provision?: string } {
  const { kind = 'question', field, act, text, product, provision } = body;
  if (!matterKinds.some((one) => one === kind))
    throw wrong('kind', `应为${matterKinds.join('、')}之一`, `must be one of ${matterKinds.join(', ')}`);
  if (field !== undefined && !(typeof field === 'string' && Object.hasOwn(fields, field)))
    throw wrong('field', '没有这个应用领域', 'there is no such application field');
  if (act !== undefined && !(typeof act === 'string' && /^72\.2\([1-7]\)$/u.test(act)))
    throw wrong('act', '应为第七十二条第二款的一项，如 72.2(5)', 'must be an item of Article 72(2), such as 72.2(5)');
  if (text !== undefined && !(typeof text === 'string' && text.length <= 2000))
    throw wrong('text', '应为不超过2000字的文字', 'must be a text of at most 2000 characters');
  if (product !== undefined && !(typeof product === 'string' && /^[0-9a-f-]{36}$/u.test(product)))
    throw wrong('product', '应为产品记录', 'must be the record of a product');
  if (provision !== undefined && !(typeof provision === 'string' && findProvision(provision)))
    throw wrong('provision', '条例没有这个条款', 'the Regulation has no such provision');
  return { kind, field, act, text, product, provision } as Matter & { product?: string; provision?: string };
}

async function productOf(id: string, city: City, actor: Actor): Promise<CaseRecord> {
  const found = await city.get('products', id);
  if (!found || !city.mayRead(found, actor)) throw new Refused('not-found', { field: 'product' });
  return found;
}

/** Who is responsible: for a product, a report or another matter, for a provision or a duty of the Regulation. */
export const departmentEndpoints = [
  endpoint({
    method: 'POST',
    path: '/api/departments/route',
    by: everyone,
    law: '6.2',
    limit: 16 * 1024,
    summary: label(
      '责任部门：按产品、事项或者条款提出责任部门及理由',
      'The offices responsible for a product, a matter or a provision, with the reasons',
    ),
    async answer({ actor, body }, city) {
      if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refused('malformed-request');
      const { product, provision, ...matter } = matterOf(body as Record<string, unknown>);
      const facts = product ? (await productOf(product, city, actor)).facts : undefined;
      const departments = await departmentsIn(city);
      const proposed = provision
        ? officesFor(provision, departments)
        : proposeOffices({ ...matter, facts }, departments, city.rules);
      return {
        body: {
          offices: proposed.map((one) => {
            const department = departments.find(({ office }) => office === one.office);
            return {
              ...one,
              name: getOffice(one.office).name,
              partLabel: parts[one.part],
              department: department && { id: department.id, contact: department.contact },
              reasons: one.reasons.map((reason) => ({ ...reason, partLabel: parts[reason.part] })),
            };
          }),
        },
      };
    },
  }),
];
