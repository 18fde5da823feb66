import type { RuleFinding } from '#families/rules/findings.ts';
import { useLanguage } from '#ui/language.tsx';
import './ruleLibrary.css';

/** Where a finding is: decision, row and column. */
const Place = ({ decision, row, column, otherRow }: RuleFinding) => (
  <code>{[decision, row && otherRow ? `${row} + ${otherRow}` : row, column].filter(Boolean).join(' / ')}</code>
);

/** What was found in a text: what blocks first, then hints; what was only not analysed is folded away. */
export function FindingsList({ findings }: { findings: readonly RuleFinding[] }) {
  const { t, say } = useLanguage();
  const blocking = findings.filter((one) => one.blocks);
  const hints = findings.filter((one) => !one.blocks && one.kind !== 'not-analysed');
  const unanalysed = findings.filter((one) => one.kind === 'not-analysed');
  const list = (of: readonly RuleFinding[]) => (
    <ul>
      {of.map((one) => (
        <li key={JSON.stringify(one)}>
          <Place {...one} />
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
            {t(`${blocking.length}处问题，改正后方可提交`, `${blocking.length} faults to mend before it is submitted`)}
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
