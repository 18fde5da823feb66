import { clearVersion, withdrawClearance } from '#families/opendata/gate.ts';
import { effect } from '#kernel/effects.ts';
import { field, group } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';
import type { Guard } from '#kernel/system.ts';
import { isClearedBy } from './clearances.ts';
import { office } from './facts.ts';
import { grounds } from './grounds.ts';

const optional = { optional: true } as const;
const statedFacts = {
  ...group('数据', 'Data', {
    title: field.text('事项', 'Matter', { max: 160 }),
    dataset: field.record('数据资源', 'Data resource', { system: 'data-catalogue' }),
    version: field.text('数据版本标识', 'Version of the data', { max: 36 }),
  }),
  ...group('依据', 'Ground', {
    ground: field.choice('例外情形', 'Exemption', grounds, { article: '33.2' }),
    instrument: field.text('依据的文书、合同、授权或者规定', 'The request, contract, consent or provision', {
      max: 300,
    }),
    evidence: field.files('证明材料', 'Evidence', { most: 10, read: office, ...optional }),
    recipient: field.text('接收方', 'Recipient', { max: 160 }),
    scope: field.longText('提供的范围和必要性', 'What is given, and why it is needed', { max: 2000 }),
    until: field.date('适用至', 'Until'),
  }),
};
export const exemptionFacts = {
  ...statedFacts,
  revocation: field.longText('撤销理由', 'Why revoked', { max: 1000, ...optional }),
};
export const stated = Object.keys(statedFacts) as readonly (keyof typeof statedFacts)[];

/** What is de-identified already needs no exemption: it must not be opened as it is by one. */
export const isNotCleared: Guard = ({ reads }) =>
  (reads['de-identification-exemptions.cleared'] as { cleared: boolean } | null)?.cleared === false || {
    field: 'version',
    article: '33.2',
    message: label(
      '没有这个数据版本，或者该版本已经放行',
      'There is no such version of the data, or it has passed the gate already',
    ),
  };

const ofVersion = ({ id, facts: { version, ground } }: { id: string; facts: Readonly<Record<string, unknown>> }) => ({
  exemption: id,
  version,
  ground,
});
export const exempts = effect({
  name: 'de-identification-exemptions.clear',
  payload: ofVersion,
  async run({ exemption, version, ground }, city) {
    const record = await city.get('de-identification-exemptions', String(exemption));
    if (record?.state === 'exempt')
      await clearVersion(city, { version: String(version), assessment: record.id, ground: String(ground) });
  },
});
export const closes = effect({
  name: 'de-identification-exemptions.close',
  payload: ofVersion,
  async run({ exemption, version }, city) {
    if (await isClearedBy(city, String(version), String(exemption))) await withdrawClearance(city, String(version));
  },
});

export const answers = {
  cleared: `select jsonb_build_object('cleared', c.version is not null) from dataset_versions v
      left join version_clearances c on c.version = v.id and c.withdrawn_at is null and c.assessment <> r.id
      where v.id::text = r.facts->>'version' and v.dataset::text = r.facts->>'dataset'`,
} as const;
