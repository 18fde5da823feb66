import { Button } from 'antd';
import type { RuleFinding } from '#families/rules/findings.ts';
import { useLanguage } from '../language.tsx';
import type { FindingPlace } from './findingPlace.ts';
import './decision.css';

/** Where findings are in an editor, and how to get there. */
export interface Finder {
  placeOf(finding: RuleFinding): FindingPlace | null;
  jump(place: FindingPlace): void;
}

/** Where a finding is: decision, row and column; a way to it where there is one. */
function Where({ finding, finder }: { finding: RuleFinding; finder: Finder | undefined }) {
  const { t } = useLanguage();
  const { decision, row, column, otherRow } = finding;
  const place = finder?.placeOf(finding);
  const rule = place?.row ? t(`规则${place.row}`, `rule ${place.row}`) : row;
  const text = [
    decision,
    rule && otherRow ? `${rule} + ${otherRow}` : rule,
    column === 'annotation' ? t('注释', 'annotation') : column,
  ]
    .filter(Boolean)
    .join(' / ');
  if (!finder || !place) return <code>{text}</code>;
  return (
    <Button type="link" size="small" className="plain" onClick={() => finder.jump(place)}>
      <code>{text}</code>
    </Button>
  );
}

/** What was found in a text: what blocks first, then hints; what was only not analysed is folded away. */
export function FindingsList({ findings, finder }: { findings: readonly RuleFinding[]; finder?: Finder }) {
  const { t, say } = useLanguage();
  const blocking = findings.filter((one) => one.blocks);
  const hints = findings.filter((one) => !one.blocks && one.kind !== 'not-analysed');
  const unanalysed = findings.filter((one) => one.kind === 'not-analysed');
  const list = (of: readonly RuleFinding[]) => (
    <ul>
      {of.map((one) => (
        <li key={JSON.stringify(one)}>
          <Where finding={one} finder={finder} />
          <br />
          {say(one.message)}
          {one.example && (
            <>
              <br />
              <small className="quiet">
                {t('例如：', 'For example: ')}
                {Object.entries(one.example)
                  .map(([column, value]) => `${column} = ${value}`)
                  .join(t('，', ', '))}
              </small>
            </>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="rule-findings">
      {blocking.length > 0 ? (
        <>
          <h3 className="tone-high">
            {t(
              `✗ ${blocking.length}处问题，改正后方可提交`,
              `✗ ${blocking.length} faults to mend before it is submitted`,
            )}
          </h3>
          {list(blocking)}
        </>
      ) : (
        <p className="tone-low">✓ {t('没有妨碍提交的问题', 'Nothing stands against submitting it')}</p>
      )}
      {hints.length > 0 && (
        <>
          <h3>{t(`${hints.length}处提示`, `${hints.length} hints`)}</h3>
          {list(hints)}
        </>
      )}
      {unanalysed.length > 0 && (
        <details>
          <summary>
            {t(
              `${unanalysed.length}个单元格不只与常量比较，未作重叠和遗漏分析`,
              `${unanalysed.length} cells compare with more than constants: not analysed for overlaps and gaps`,
            )}
          </summary>
          {list(unanalysed)}
        </details>
      )}
    </div>
  );
}
