import { fields } from '#families/grading/input.ts';
import { label } from '#kernel/label.ts';
import { type Duty, duties, findDuty } from '#law/duties.ts';
import { getOffice, type OfficeId } from '#law/offices.ts';
import { findProvision } from '#law/regulation.ts';
import { proposedRemits, type Remit } from './remits.ts';
import { type Found, inOrder, officesOfField, type ProposedOffice } from './route.ts';

/** The duties of a provision or the one named: `66`, `66.2`, `65.1(4)`, `43.1b`. */
export function dutiesOf(reference: string): readonly Duty[] {
  const one = findDuty(reference);
  if (one) return [one];
  const place = findProvision(reference);
  return duties.filter(
    (duty) =>
      place?.article === duty.article &&
      (place.paragraph === undefined || place.paragraph === duty.paragraph) &&
      (place.item === undefined || place.item === duty.item),
  );
}

/** Whether the duty has the office take part in what others lead: “会同”. */
const withOthers = ({ addressee }: Duty, office: OfficeId): boolean => {
  const [, joined = ''] = addressee.zh.split('会同');
  return joined.includes(office === 'industry' ? '市产业主管部门' : getOffice(office).name.zh);
};

/**
 * The offices that answer for a provision or a duty, from the table of duties: those that the Regulation names, and
 * where it names none our proposal, marked as such. Never empty, like `proposeOffices`; empty only where the
 * reference leads nowhere in the Regulation.
 */
export function officesFor(reference: string, remits: readonly Remit[] = proposedRemits): readonly ProposedOffice[] {
  if (!findProvision(reference)) return [];
  return inOrder(
    dutiesOf(reference).flatMap((duty): readonly Found[] => {
      const cited = `${duty.article}.${duty.paragraph}${duty.item ? `(${duty.item})` : ''}`;
      const because = [duty.action];
      if (duty.addressee.offices.length > 0)
        return duty.addressee.offices.map((office) => ({
          office,
          rule: duty.id,
          part: withOthers(duty, office) ? ('together' as const) : ('lead' as const),
          articles: [cited],
          text: duty.addressee.stated
            ? label(`条例写明：${duty.addressee.zh}`, `The Regulation names: ${duty.addressee.en}`)
            : label('条例未写明，本平台拟议', 'The Regulation names nobody; this is our proposal'),
          because,
          confirmed: duty.addressee.stated,
        }));
      const named = Object.entries(fields).filter(([, one]) => one.article === cited);
      if (!duty.addressee.stated && named.length > 0)
        return named.flatMap(([field]) => officesOfField(field as keyof typeof fields, remits));
      return [
        {
          office: 'industry',
          rule: duty.id,
          part: 'coordinate',
          articles: [cited, '6.1'],
          text: duty.addressee.stated
            ? label(
                `该项由${duty.addressee.zh}履行；条例未写明监督部门，由市产业主管部门协调`,
                `It falls to ${duty.addressee.en}; no supervising office is named, the industry authority coordinates`,
              )
            : label('条例未写明部门，由市产业主管部门协调', 'No office is named; the industry authority coordinates'),
          because,
          confirmed: false,
        },
      ];
    }),
  );
}
