import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';

const byAnalogy = (zh: string, en: string) =>
  label(
    `参照市场监督管理投诉举报处理的期限（${zh}）；对第七十条举报是否适用待确认`,
    `By analogy with the terms for reports to market regulators (${en}); whether they apply to Article 70 is to be confirmed`,
  );
const term = (key: string, zh: string, en: string, days: number, source: [string, string]) =>
  termSetting(`violation-reports.${key}`, label(zh, en), days, 'working', byAnalogy(...source));

/** Article 70 sets no term of its own: all four are settings until the city sets them. */
export const reportClocks = {
  acceptance: {
    label: label('受理期限', 'Term to accept'),
    term: term('acceptance', '举报受理期限', 'Term to accept a report', 7, [
      '收到之日起七个工作日',
      'seven working days from receipt',
    ]),
  },
  verification: {
    label: label('核查期限', 'Term to verify'),
    term: term('verification', '举报核查期限', 'Term to verify a report', 15, ['十五个工作日', 'fifteen working days']),
    extension: term('extension', '举报核查延长期限', 'Extension of the verification', 15, [
      '可以延长十五个工作日',
      'fifteen more working days',
    ]),
  },
  telling: {
    label: label('告知期限', 'Term to tell the reporter'),
    term: term('telling', '结果告知期限', 'Term to tell the outcome', 5, [
      '实名举报人自决定之日起五个工作日内告知；本平台对匿名举报人同样告知',
      'a named reporter is told within five working days of the decision; here anonymous ones are told as well',
    ]),
  },
  rectification: { label: label('改正期限', 'Term to rectify') },
} as const;

interface Found {
  readonly finding?: string;
  readonly outcome?: string;
  readonly exception?: string;
  readonly act?: string;
  readonly office?: string;
  readonly organisation?: string;
}
const facts = (view: Parameters<Guard>[0]) => view.facts as Found;

/** A finding within an exception names which. */
export const namesItsException: Guard = (view) =>
  (facts(view).finding === 'exception') === (facts(view).exception !== undefined) || {
    field: 'exception',
    message:
      facts(view).finding === 'exception'
        ? label('请选择适用的例外', 'Say which exception applies')
        : label('只有“属于法定例外”才填写例外', 'An exception goes with that finding only'),
  };

/** What breaks no law but a norm of the trade is not tested as a prohibited act, and tested once. */
export const allegesABreach: Guard = ({ facts: { act, audit } }) => {
  if (audit !== undefined)
    return { field: 'audit', message: label('已经请求检测', 'A test has been asked for already') };
  return act !== 'norm' || { field: 'act', message: label('不涉及违法，不作检测', 'No breach of law is alleged') };
};

/** The second person decides what the first found, or sends it back; until then the outcome is nobody's to read. */
export const isWhatWasFound: Guard = (view) =>
  facts(view).outcome === undefined ||
  facts(view).outcome === facts(view).finding || {
    field: 'outcome',
    message: label('与拟定的结果不符；不同意的，请退回', 'It is not what was found; send it back if you disagree'),
  };

/** Only what is found true is ordered to be rectified, and only an office may order. */
export const mayBeOrdered: Guard = (view) => {
  if (facts(view).office === undefined)
    return {
      article: '72.3',
      message: label(
        '行业组织不得责令改正，应当移送主管部门',
        'An industry organisation cannot order; it passes the case on',
      ),
    };
  return (
    facts(view).outcome === 'substantiated' || {
      field: 'outcome',
      message: label('举报属实的，才能责令改正', 'Only a substantiated report leads to an order'),
    }
  );
};

/** A report lies with one office or one industry organisation; the latter judges no breach of law. */
export const liesWithOne: Guard = (view) => {
  const { office, organisation, act } = facts(view);
  if ((office === undefined) === (organisation === undefined))
    return { field: 'office', message: label('须有且只有一个受理单位', 'It lies with exactly one receiver') };
  return (
    organisation === undefined ||
    act === 'norm' || {
      field: 'organisation',
      article: '70.1',
      message: label('举报违法行为的，由主管部门受理', 'Alleged breaches of law are for an authority'),
    }
  );
};
