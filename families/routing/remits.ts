import type { Field } from '#families/grading/input.ts';
import type { Label } from '#kernel/label.ts';
import type { OfficeId } from '#law/offices.ts';

/** What an office does in AI industry work, and the application fields of Articles 38 to 41 in its charge. */
export interface Remit {
  readonly office: OfficeId;
  readonly remit: Label;
  readonly fields: readonly Field[];
  /** Whether the office has confirmed it; what we propose has not been. */
  readonly confirmed: boolean;
}

const remit = (office: OfficeId, zh: string, en: string, ...fields: readonly Field[]): Remit => ({
  office,
  remit: { zh, en },
  fields,
  confirmed: false,
});

/**
 * The offices of the Regulation with their remits as we read them: from the articles that name an office, and where
 * none does, from the name under which Article 6(2) lists it. The fields are proposals, for Articles 39 to 41 name no
 * office. The register `departments` holds what is in force.
 */
export const proposedRemits: readonly Remit[] = [
  remit(
    'city',
    '建立产业发展协调工作机制，统筹人工智能发展和安全；批准产业发展计划；统筹规划通信网络、数据中心、计算系统等基础设施，解决用电、用地、审批、入场等问题；建设公共数据开放平台；设立市人工智能伦理委员会；制定分级分类监管办法。',
    'Runs the coordination mechanism for development and safety; approves the industry plan; plans networks, data centres and computing as a whole and resolves power, land, approval and access; builds the public data platform; sets up the ethics committee; makes the measure on graded supervision.',
  ),
  remit(
    'industry',
    '市产业主管部门，负责实施、协调、督促人工智能产业发展工作：编制产业发展计划，每年上半年发布上一年度计划实施情况的报告；完善数据中心运行评估评价体系；建立应用场景开放制度，发布场景需求清单；可以资助智能化改造；接受举报；承担市人工智能伦理委员会的日常工作。',
    'The industry authority: carries out, coordinates and presses forward AI industry work; draws up the industry plan and reports on it in the first half of each year; evaluates data centres; opens application scenarios and publishes the demand list; may fund intelligent upgrades; receives reports of breaches; runs the ethics committee from day to day.',
    'industry',
    'manufacturing',
  ),
  remit(
    'development-reform',
    '在职责范围内推动人工智能产业发展纳入国民经济和社会发展规划，负责规划投资和节能方面的应用。',
    'Within its remit, brings AI industry development into the city’s economic and social plan; applications in planning, investment and energy saving.',
    'planning',
    'energy-saving',
  ),
  remit(
    'education',
    '在职责范围内负责教育领域的应用，推动人工智能基础教育和职业技能教育。',
    'Within its remit, applications in education; AI basic education and vocational training.',
    'education',
  ),
  remit(
    'science',
    '完善基础研究重大任务形成机制，建立关键核心技术攻关机制和全周期扶持政策；创新项目管理，公开征集项目和成果；建立成果转化激励机制；组织开展人工智能社会实验。',
    'Forms major tasks of basic research; sets up the mechanism and the policies for key technologies; renews project management and openly solicits projects and results; sets incentives for transfer; organises AI social experiments.',
    'science',
  ),
  remit(
    'public-security',
    '在职责范围内负责社会治安防控领域的应用，监督管理公共安全视频图像信息系统，依法查处利用人工智能实施的违法犯罪行为。',
    'Within its remit, applications in public security; supervises public security video systems and deals with offences committed by means of AI.',
    'public-security',
  ),
  remit(
    'finance',
    '加大科技创新财政投入，建立稳定和竞争相协调的投入机制，强化对基础研究和技术开发的支持；负责财政领域的应用。',
    'Increases the fiscal input into innovation, balances stable and competitive funding, supports research and development; applications in public finance.',
    'finance',
  ),
  remit(
    'human-resources',
    '在职责范围内负责就业领域的应用，参与人工智能人才评价和职业技能教育。',
    'Within its remit, applications in employment; takes part in evaluating AI talent and in vocational training.',
    'employment',
  ),
  remit(
    'land',
    '编制建设用地供应计划时合理保障人工智能园区建设用地需求；负责自然资源领域的应用。',
    'Secures land for AI parks in the land supply plan; applications in natural resources.',
    'natural-resources',
  ),
  remit(
    'ecology',
    '在职责范围内负责生态环境领域的应用，提升对生态风险的防范处理能力。',
    'Within its remit, applications in ecology and environment.',
    'ecology',
  ),
  remit(
    'housing',
    '在职责范围内负责住房保障领域的应用。',
    'Within its remit, applications in housing security.',
    'housing',
  ),
  remit(
    'transport',
    '在职责范围内负责交通领域的应用，牵头智能网联汽车道路测试和示范应用。',
    'Within its remit, applications in transport; leads road tests of connected vehicles.',
    'transport',
  ),
  remit(
    'commerce',
    '在职责范围内负责商贸流通领域的应用。',
    'Within its remit, applications in commerce and distribution.',
    'commerce',
  ),
  remit(
    'health',
    '在职责范围内负责医疗领域的应用，指导医疗机构使用人工智能产品和服务。',
    'Within its remit, applications in medical care; guides medical institutions in using AI products and services.',
    'medical',
  ),
  remit(
    'state-assets',
    '在职责范围内负责国有资产领域的应用。',
    'Within its remit, applications in state-owned assets.',
    'state-assets',
  ),
  remit(
    'market',
    '会同市产业主管部门等有关部门建立和完善人工智能地方标准体系；建立公共数据和行业数据标准体系；在职责范围内监督产品质量、市场秩序和医疗器械，保护消费者权益和知识产权。',
    'Sets up the local AI standards system with the industry authority and others, and the data standards; within its remit supervises product quality, market order and medical devices and protects consumers and intellectual property.',
  ),
  remit(
    'statistics',
    '会同市产业主管部门等有关部门建立产业统计分类标准和目录，开展统计调查和监测分析；负责统计领域的应用。',
    'Sets up the statistical classification and catalogue with the industry authority and others, and runs surveys and analysis; applications in statistics.',
    'statistics',
  ),
  remit(
    'urban-management',
    '在职责范围内负责城市管理领域的应用。',
    'Within its remit, applications in urban management.',
    'urban-management',
  ),
  remit(
    'data',
    '构建人工智能产业公共数据资源体系；在职责范围内负责政务服务领域的应用。',
    'Builds the public data resource system for the AI industry; within its remit, applications in government services.',
    'government-services',
  ),
  remit(
    'sme',
    '在职责范围内服务人工智能中小企业，推动对初创企业的信用担保。',
    'Within its remit, serves small and medium AI enterprises and furthers credit guarantees for start-ups.',
  ),
  remit(
    'cyberspace',
    '在职责范围内统筹协调个人信息保护和网络信息内容治理，办理算法备案，监督深度合成和生成式人工智能服务。',
    'Within its remit, coordinates the protection of personal information and the governance of online content, handles algorithm filings, supervises deep synthesis and generative AI services.',
  ),
  remit(
    'talent',
    '制订、实施与国际接轨的人才政策，建立海外人才储备库，聚集顶尖人才和高水平团队。',
    'Makes and carries out internationally aligned talent policy and keeps the reserve of overseas talent.',
  ),
  remit(
    'committee',
    '研究制定人工智能伦理安全规范，建立健全规范管理制度，研判数据和算法的影响，发布指南、白皮书和案例集，评估、监督企业执行情况；日常工作由市产业主管部门承担。',
    'Makes the ethics and safety norms and the system that manages them, analyses the effects of data and algorithms, publishes guides, white papers and cases, evaluates and supervises how enterprises keep the norms; the industry authority carries its day-to-day work.',
  ),
];

/** Fields whose authority Article 6(2) does not name; “等部门” leaves room for it. */
export const unlistedAuthorities: Partial<Readonly<Record<Field, Label>>> = {
  'elderly-care': { zh: '民政部门', en: 'the civil affairs authority' },
  culture: { zh: '文化广电旅游体育部门', en: 'the culture authority' },
  'social-governance': { zh: '社会工作等多个部门', en: 'the social work authority and others' },
  legal: { zh: '司法行政部门', en: 'the justice administration' },
  emergency: { zh: '应急管理部门', en: 'the emergency management authority' },
  'financial-risk': { zh: '地方金融管理部门', en: 'the local financial authority' },
  tax: { zh: '税务部门', en: 'the tax authority' },
  audit: { zh: '审计部门', en: 'the audit authority' },
  water: { zh: '水务部门', en: 'the water authority' },
  'financial-services': { zh: '地方金融管理部门', en: 'the local financial authority' },
  justice: { zh: '人民法院、人民检察院', en: 'the courts and the procuratorate' },
};
