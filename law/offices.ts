/** An office of the city that the Regulation names, and where it names it. */
export interface Office {
  readonly id: OfficeId;
  readonly name: { readonly zh: string; readonly en: string };
  readonly article: string;
}

const named = {
  city: ['市人民政府', "Municipal People's Government", '5'],
  industry: ['市工业和信息化部门（市产业主管部门）', 'Municipal industry and information technology authority', '6.1'],
  'development-reform': ['市发展改革部门', 'Municipal development and reform authority', '6.2'],
  education: ['市教育部门', 'Municipal education authority', '6.2'],
  science: ['市科技创新部门', 'Municipal science and technology innovation authority', '6.2'],
  'public-security': ['市公安部门', 'Municipal public security authority', '6.2'],
  finance: ['市财政部门', 'Municipal finance authority', '6.2'],
  'human-resources': ['市人力资源保障部门', 'Municipal human resources and social security authority', '6.2'],
  land: ['市规划和自然资源部门', 'Municipal planning and natural resources authority', '6.2'],
  ecology: ['市生态环境部门', 'Municipal ecology and environment authority', '6.2'],
  housing: ['市住房和建设部门', 'Municipal housing and construction authority', '6.2'],
  transport: ['市交通运输部门', 'Municipal transport authority', '6.2'],
  commerce: ['市商务部门', 'Municipal commerce authority', '6.2'],
  health: ['市卫生健康部门', 'Municipal health authority', '6.2'],
  'state-assets': ['市国资部门', 'Municipal state-owned assets authority', '6.2'],
  market: ['市市场监管部门', 'Municipal market regulation authority', '6.2'],
  statistics: ['市统计部门', 'Municipal statistics authority', '6.2'],
  'urban-management': ['市城管和综合执法部门', 'Municipal urban management and law enforcement authority', '6.2'],
  data: ['市政务服务数据管理部门', 'Municipal government service data authority', '6.2'],
  sme: ['市中小企业服务部门', 'Municipal small and medium enterprise service authority', '6.2'],
  cyberspace: ['市网信部门', 'Municipal cyberspace authority', '6.2'],
  talent: ['市人才工作部门', 'Municipal talent work authority', '52'],
  committee: ['市人工智能伦理委员会', 'Municipal AI ethics committee', '65.1'],
} as const;

export type OfficeId = keyof typeof named;

export const offices: readonly Office[] = Object.entries(named).map(([id, [zh, en, article]]) => ({
  id: id as OfficeId,
  name: { zh, en },
  article,
}));
export const officeIds: readonly OfficeId[] = offices.map((office) => office.id);
export const isOfficeId = (value: unknown): value is OfficeId =>
  typeof value === 'string' && Object.hasOwn(named, value);
export function getOffice(id: OfficeId): Office {
  const [zh, en, article] = named[id];
  return { id, name: { zh, en }, article };
}
