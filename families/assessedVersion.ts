import { label } from '#kernel/label.ts';
import { type ChoiceSetting, settingValue } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';

/** The states in which a decision that passed still holds. */
export const holdingStates: readonly string[] = ['passed', 'revocationDue', 'revoking', 'hearing', 'heard'];

/** The version that the product has while a move looks at it: what an assessment submitted then is bound to. */
export function productVersionOf(reads: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const product = reads['disclosures.product'] as { readonly version?: string } | null | undefined;
  return product?.version === undefined ? {} : { productVersion: product.version };
}

/** Article 66(2) is silent on what a passed assessment means for the version after the one that it looked at. */
export const newVersion: ChoiceSetting<'says' | 'asksAnew'> = {
  kind: 'choice',
  key: 'ex-ante-assessments.newVersion',
  label: label('评估通过后产品版本变更的', 'A product changes its version after it passed its assessment'),
  value: 'says',
  choices: {
    says: label('页面注明评估所对应的版本', 'Pages say which version was assessed'),
    asksAnew: label('新版本须另行通过事前评估方可投入使用', 'The new version is assessed before it is used'),
  },
  source: label(
    '条例第六十六条第二款未规定版本变更后是否须补充评估；本平台暂行做法，来源待确认',
    'Article 66(2) does not say whether a new version is assessed again; a working rule of this platform, source to be confirmed',
  ),
  confirmed: false,
};

/** Where the setting asks for it, an assessment of the very version passed; asked of what passed an assessment at all. */
export const isAssessedInItsVersion: Guard = ({ facts, reads, settings }) => {
  const { grade, version = '' } = facts as { readonly grade?: string; readonly version?: string };
  if (grade !== 'high' || settingValue(newVersion, settings) !== 'asksAnew') return true;
  return (
    ((reads['ex-ante-assessments.passedFor'] ?? []) as readonly unknown[]).includes(version) || {
      article: '66.2',
      field: 'version',
      message: label(
        `版本${version}尚未通过事前评估，须先申请补充评估`,
        `Version ${version} has not passed an ex-ante assessment: apply for a supplementary one first`,
      ),
    }
  );
};
