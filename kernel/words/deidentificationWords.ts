import { type Label, label } from '../label.ts';

/** States and moves of a de-identification, and of the exemptions from it. */
export const deidentificationWords: Readonly<Record<string, Label>> = {
  measuring: label('正在测算风险', 'Risk being measured'),
  measured: label('已测算，待设定目标', 'Measured, goal to be set'),
  searching: label('正在搜索方案', 'Being searched'),
  comparing: label('待比较和选择方案', 'Candidates to be compared'),
  releasing: label('正在写出和复核', 'Being written and verified'),
  cleared: label('核验通过，已放行', 'Verified and released'),
  exempt: label('例外适用中', 'Exempt'),
  measure: label('确认各列，测算风险', 'Confirm the columns and measure'),
  recordMeasure: label('记录测算结果', 'Record what was measured'),
  stopWork: label('停止', 'Stop'),
  search: label('搜索最优方案', 'Search the best candidate'),
  reviseColumns: label('修改列的识别', 'Revise the columns'),
  recordCandidates: label('记录候选方案', 'Record the candidates'),
  choose: label('选定方案，报请批准', 'Choose and ask for approval'),
  reviseGoal: label('修改目标', 'Revise the goal'),
  recordRelease: label('复核通过，放行', 'Verified: release'),
};
