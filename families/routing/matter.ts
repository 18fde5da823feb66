import { type Label, label } from '#kernel/label.ts';
import { offices } from '#law/offices.ts';

/** What an office does about a matter, in the order in which they are proposed. */
export const parts = {
  receive: { zh: '受理', en: 'Receives it' },
  lead: { zh: '主责', en: 'In charge' },
  coordinate: { zh: '协调', en: 'Coordinates' },
  together: { zh: '配合', en: 'Takes part' },
} as const satisfies Readonly<Record<string, Label>>;
export type Part = keyof typeof parts;

export const matterKinds = ['product', 'report', 'warning', 'question'] as const;

/** What the routing table may ask of a matter, besides the facts of its product. */
export const matterFacts = {
  kind: { label: label('事由', 'Kind of matter'), type: 'string' },
  act: { label: label('禁止行为（第七十二条第二款）', 'Act (Article 72(2))'), type: 'string' },
  text: { label: label('文字', 'Text'), type: 'string' },
} as const;

/** What it may give: offices of the Regulation, their part, and whether the Regulation says so. */
export const routingOutcomes = {
  office: Object.fromEntries(offices.map(({ id, name }) => [id, name])),
  part: parts,
  basis: {
    regulation: label('条例规定', 'The Regulation says so'),
    proposed: label('本平台拟议，待确认', 'Our proposal, to be confirmed'),
  },
} as const;
