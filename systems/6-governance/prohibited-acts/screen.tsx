import { Alert, Button, Table, Upload } from 'antd';
import { useState } from 'react';
import { Route, Routes } from 'react-router';
import { checkLabel, type LabelReport } from '#engines/labels/check.ts';
import { findPersonalData, type PersonalDatum } from '#engines/personalData/find.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Nothing } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { useTitle } from '#ui/title.ts';
import type { ScreenRow } from './screens.ts';
import { faultLabel, providerCodeFault } from './words.ts';

/** “zh | en” as results hold it, in the reader's language. */
const half = (text: string | undefined, language: 'zh' | 'en'): string => {
  const [zh = '', en] = (text ?? '').split(' | ');
  return language === 'zh' ? zh : (en ?? zh);
};

const [left, width, height] = [240, 640, 26];
/** Each interval as a line with its value, and where the line of the criteria lies. */
function Intervals({ results, line }: { results: readonly ScreenRow[]; line?: number }) {
  const { t, language } = useLanguage();
  const shown = results.filter((one) => one.low !== undefined && one.high !== undefined);
  if (shown.length === 0) return null;
  const most = Math.max(1, ...shown.map((one) => Number(one.high)));
  const x = (value: number) => left + (value / most) * (width - left - 20);
  return (
    <svg
      role="img"
      aria-label={t('各项数值及其区间，数值见下表', 'Values and their intervals; the figures are in the table below')}
      viewBox={`0 0 ${width} ${shown.length * height + 24}`}
      style={{ width: '100%', maxWidth: 760, fontSize: 12 }}
    >
      {line !== undefined && (
        <line x1={x(line)} x2={x(line)} y1={0} y2={shown.length * height} stroke="var(--high)" strokeDasharray="4 3" />
      )}
      {shown.map((one, at) => {
        const y = at * height + height / 2;
        return (
          <g key={`${one.subject} ${one.measure}`}>
            <text x={0} y={y + 4} fill="currentColor">
              {half(one.subject, language).slice(0, 30)}
            </text>
            <line
              x1={x(Number(one.low))}
              x2={x(Number(one.high))}
              y1={y}
              y2={y}
              stroke="currentColor"
              strokeWidth={2}
            />
            <circle cx={x(Number.parseFloat(one.value))} cy={y} r={4} fill="currentColor" />
          </g>
        );
      })}
      <text x={left} y={shown.length * height + 18} fill="currentColor">
        0
      </text>
      <text x={x(most)} y={shown.length * height + 18} textAnchor="end" fill="currentColor">
        {most.toFixed(2)}
      </text>
    </svg>
  );
}

function Results({ page }: RecordSlot) {
  const { t, language } = useLanguage();
  const { facts } = page.record;
  const results = (facts.results ?? []) as readonly ScreenRow[];
  if (results.length === 0)
    return (
      <Nothing
        zh="锁定标准与证据后，检验在后台进行，结果显示在这里"
        en="Once criteria and evidence are locked the screen runs, and its result is shown here"
      />
    );
  return (
    <>
      <Intervals
        results={results.filter((one) => facts.act !== 'discrimination' || one.measure.includes('ratio'))}
        line={facts.ratioLine === undefined ? undefined : Number(facts.ratioLine)}
      />
      <Table
        size="small"
        pagination={false}
        scroll={{ x: 640 }}
        rowKey={(one) => `${one.subject} ${one.measure}`}
        dataSource={[...results]}
        columns={[
          { title: t('对象', 'Subject'), dataIndex: 'subject', render: (text: string) => half(text, language) },
          { title: t('指标', 'Measure'), dataIndex: 'measure', render: (text: string) => half(text, language) },
          { title: t('数值', 'Value'), dataIndex: 'value', render: (text: string) => half(text, language) },
          {
            title: t('区间', 'Interval'),
            key: 'interval',
            render: (_: unknown, one) => (one.low === undefined ? '' : `${one.low} – ${one.high}`),
          },
          {
            title: t('判断', 'Finding'),
            dataIndex: 'finding',
            render: (text?: string) =>
              (text ?? '')
                .split('；')
                .map((one) => half(one, language))
                .join(t('；', '; ')),
          },
        ]}
      />
    </>
  );
}

/** Reads the file that was chosen and tells the uploader to send nothing. */
const keeping = (read: (file: File) => Promise<void>) => (file: File) => {
  void read(file);
  return false;
};

/** One's own files, looked at in the browser: nothing is sent anywhere. */
function SelfCheck() {
  const { t, say } = useLanguage();
  useTitle(t('自查工具', 'Self-check'));
  const [reports, setReports] = useState<readonly { name: string; report: LabelReport }[]>([]);
  const [found, setFound] = useState<{ name: string; data: readonly PersonalDatum[] } | null>(null);
  const look = async (file: File) => {
    const source = {
      size: file.size,
      read: async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    };
    const report = await checkLabel(source, providerCodeFault);
    setReports((before) =>
      [{ name: file.name, report }, ...before.filter((one) => one.name !== file.name)].slice(0, 50),
    );
  };
  const read = async (file: File) =>
    setFound({ name: file.name, data: findPersonalData((await file.text()).slice(0, 5_000_000)) });
  return (
    <div className="citizen">
      <h1>{t('自查工具', 'Check your own files')}</h1>
      <p>
        {t(
          '文件只在您的浏览器里读取，不会上传。所用的检验与主管部门判定禁止行为时相同。',
          'Files are read in your browser only and are not sent. The screens are those that the authority uses.',
        )}{' '}
        <Cite provision="72.2" />
      </p>
      <h2>{t('生成合成内容的隐式标识', 'Implicit label of generated content')} (GB 45438)</h2>
      <Upload.Dragger multiple showUploadList={false} beforeUpload={keeping(look)}>
        <p>
          {t(
            '把图片、音频、视频或者文档拖到这里，或者点此选择',
            'Drop pictures, sound, video or documents here, or choose them',
          )}
        </p>
        <p style={{ fontSize: 13 }}>PNG · JPEG · WebP · GIF · MP3 · WAV · MP4 · DOCX / XLSX / PPTX</p>
      </Upload.Dragger>
      <div aria-live="polite">
        {reports.map(({ name, report }) => (
          <Alert
            key={name}
            style={{ marginTop: 10 }}
            showIcon
            type={report.faults.length === 0 ? 'success' : 'error'}
            title={`${name} · ${report.faults.length === 0 ? t('标识符合要求', 'The label complies') : t('标识有问题', 'The label has faults')}`}
            description={
              <>
                {report.faults.length > 0 && (
                  <ul>
                    {report.faults.map((one) => (
                      <li key={`${one.fault} ${one.key}`}>{say(faultLabel(one))}</li>
                    ))}
                  </ul>
                )}
                {report.label && <code style={{ overflowWrap: 'anywhere' }}>{JSON.stringify(report.label)}</code>}
              </>
            }
          />
        ))}
      </div>
      <h2>{t('文本中的个人信息', 'Personal data in a text')}</h2>
      <Upload showUploadList={false} accept=".txt,.csv,.json,.md,.log" beforeUpload={keeping(read)}>
        <Button>{t('选择文本文件', 'Choose a text file')}</Button>
      </Upload>
      {found && (
        <Table
          size="small"
          style={{ marginTop: 10 }}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          rowKey={(one) => String(one.from)}
          dataSource={[...found.data]}
          locale={{ emptyText: <Nothing zh="没有发现个人信息" en="No personal data found" /> }}
          columns={[
            { title: t('种类', 'Kind'), dataIndex: 'kind', render: (kind: string) => say(kinds[kind]) },
            {
              title: t('内容（已遮盖）', 'Text (masked)'),
              dataIndex: 'text',
              render: (text: string) => text.slice(0, 2) + '*'.repeat(Math.max(1, text.length - 4)) + text.slice(-2),
            },
            { title: t('位置', 'Place'), dataIndex: 'from' },
          ]}
        />
      )}
    </div>
  );
}
const kinds: Readonly<Record<string, { zh: string; en: string }>> = {
  residentId: { zh: '公民身份号码', en: 'Resident ID' },
  mobile: { zh: '手机号', en: 'Mobile' },
  landline: { zh: '固定电话', en: 'Landline' },
  bankCard: { zh: '银行卡号', en: 'Bank card' },
  plate: { zh: '车牌', en: 'Plate' },
  email: { zh: '邮箱', en: 'E-mail' },
  passport: { zh: '护照号', en: 'Passport' },
  address: { zh: '地址', en: 'Address' },
  name: { zh: '姓名', en: 'Name' },
  uscc: { zh: '统一社会信用代码', en: 'Social credit code' },
};

function Pages() {
  return (
    <Routes>
      <Route path="*" element={<SelfCheck />} />
    </Routes>
  );
}

function Lead() {
  const { t } = useLanguage();
  return (
    <p>
      <a href="/prohibited-acts/self-check">
        {t('自查工具：检查标识与个人信息，文件不上传', 'Self-check: labels and personal data, without uploading')}
      </a>
    </p>
  );
}

const screen: Screen = {
  page: Pages,
  register: Lead,
  tabs: [{ key: 'results', label: { zh: '检验结果', en: 'Result' }, view: Results }],
};
export default screen;
