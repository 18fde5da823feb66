import { holdingStates } from '#families/assessedVersion.ts';
import { useLanguage } from './language.tsx';
import { Cite } from './parts.tsx';
import type { Page } from './types.ts';

/** Which version an ex-ante assessment looked at, and plainly where the product is of another by now. */
function AssessedVersion({ assessed, version, state }: { assessed: string; version: unknown; state: string }) {
  const { t } = useLanguage();
  const now = String(version);
  const stands = state === 'inUse' ? t('现使用版本', 'now in use is') : t('现登记版本', 'now registered is');
  return (
    <p className={assessed === now ? undefined : 'tone-due'}>
      {assessed === now
        ? t(`事前评估对应版本：${assessed}（与登记版本一致）`, `Assessed version: ${assessed} (the one registered now)`)
        : t(
            `! 事前评估对应版本：${assessed}；${stands}：${now}`,
            `! Assessed for version ${assessed}; ${stands} ${now}`,
          )}{' '}
      <Cite provision="66.2" />
    </p>
  );
}

/** On a product's pages: the assessment in force that looked at its version, else the latest one. */
export function AssessedVersionOfProduct({ page: { record, related } }: { page: Pick<Page, 'record' | 'related'> }) {
  const versions = related
    .filter((one) => one.system === 'ex-ante-assessments' && holdingStates.includes(one.state))
    .flatMap(({ facts }) => (typeof facts.productVersion === 'string' ? [facts.productVersion] : []));
  const assessed = versions.find((one) => one === record.facts.version) ?? versions[0];
  if (assessed === undefined) return null;
  return <AssessedVersion assessed={assessed} version={record.facts.version} state={record.state} />;
}

/** On an assessment's page: the version that it is bound to, beside the product's present one. */
export function AssessedVersionOfAssessment({ page: { record, related } }: { page: Page }) {
  const product = related.find((one) => one.system === 'products');
  const assessed = record.facts.productVersion;
  if (typeof assessed !== 'string' || product?.facts.version === undefined) return null;
  return <AssessedVersion assessed={assessed} version={product.facts.version} state={product.state} />;
}
