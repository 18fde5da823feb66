/** Chinese and English words that the bench's products are named and described with; no product is real. */
export const techniques = [
  ['图像识别', 'image recognition'],
  ['语音识别', 'speech recognition'],
  ['语义理解', 'language understanding'],
  ['知识图谱', 'knowledge graph'],
  ['路径规划', 'route planning'],
  ['异常检测', 'anomaly detection'],
  ['需求预测', 'demand forecasting'],
  ['机器翻译', 'machine translation'],
  ['文本生成', 'text generation'],
  ['目标跟踪', 'object tracking'],
  ['姿态估计', 'pose estimation'],
  ['推荐排序', 'ranking'],
  ['声纹比对', 'voice matching'],
  ['票据核验', 'document checking'],
  ['点云重建', 'point cloud reconstruction'],
  ['质量检测', 'quality inspection'],
  ['风险预警', 'risk warning'],
] as const;
export const matters = [
  ['门诊病历', 'outpatient notes', 'medical'],
  ['港口集装箱', 'port containers', 'transport'],
  ['公交班次', 'bus timetables', 'transport'],
  ['供水管网', 'water mains', 'water'],
  ['古籍文献', 'old books', 'culture'],
  ['学生作业', 'homework', 'education'],
  ['合同条款', 'contract clauses', 'legal'],
  ['招聘简历', 'applications for jobs', 'employment'],
  ['电力负荷', 'power load', 'energy-saving'],
  ['建筑工地', 'building sites', 'urban-management'],
  ['养老床位', 'care home beds', 'elderly-care'],
  ['社区网格', 'neighbourhood grids', 'social-governance'],
  ['地铁客流', 'metro passengers', 'transport'],
  ['仓储货架', 'warehouse shelves', 'commerce'],
  ['台风路径', 'typhoon tracks', 'emergency'],
  ['珠宝鉴定', 'jewellery appraisal', 'commerce'],
  ['电池极片', 'battery electrodes', 'manufacturing'],
  ['红树林湿地', 'mangrove wetlands', 'ecology'],
  ['税务申报', 'tax returns', 'tax'],
] as const;
export const forms = [
  ['助手', 'assistant'],
  ['平台', 'platform'],
  ['系统', 'system'],
  ['引擎', 'engine'],
  ['机器人', 'robot'],
] as const;
export const groups = [
  ['本市中小企业', 'small and medium enterprises of the city'],
  ['基层医疗机构', 'primary care providers'],
  ['街道办事处工作人员', 'staff of sub-district offices'],
  ['在校学生及其家长', 'pupils and their parents'],
  ['物流与仓储企业', 'logistics and storage firms'],
  ['残障人士和老年人', 'people with disabilities and the elderly'],
] as const;
/** What every assessment of the bench says. */
export const prose = {
  summary: {
    zh: '对医学影像进行辅助检测，结果由医师确认。',
    en: 'Assisted detection in medical images, confirmed by a doctor.',
  },
  risks: {
    zh: '漏检、误检可能影响患者的健康和安全。',
    en: 'Misses and false alarms may harm the health of patients.',
  },
  measures: { zh: '医师逐例确认；持续监测漏检率。', en: 'A doctor confirms each case; the miss rate is watched.' },
};
