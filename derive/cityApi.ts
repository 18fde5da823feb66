import { type Label, label } from '#kernel/label.ts';
import type { Shape } from './shape.ts';

/** Who may ask: everybody, whoever is signed in, officers, administrators. */
export type Asker = 'everybody' | 'signedIn' | 'officer' | 'administrator';

/** An operation that spans systems. `query`: name and what it means; `answer`: a shape, or a media type where not JSON. */
export interface Operation {
  readonly tag: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it: `/api/duties/{id}`. */
  readonly path: string;
  readonly says: Label;
  readonly by: Asker;
  readonly query?: Readonly<Record<string, Label>>;
  readonly body?: Shape;
  readonly answer?: Shape;
  readonly media?: string;
}

/** The headings under which the operations stand. */
export const cityTags: Readonly<Record<string, Label>> = {
  session: label('登录与账号', 'Session and account'),
  law: label('条例与职责', 'The law and its duties'),
  search: label('搜索', 'Search'),
  work: label('工作台、办理台与通知', 'Work, desk and notices'),
  files: label('文件与文书', 'Files and documents'),
  grading: label('风险分级试算与判定表', 'Trial grading and decision tables'),
  settings: label('设置与日历', 'Settings and calendar'),
  admin: label('管理', 'Administration'),
  tasks: label('后台任务', 'Tasks and jobs'),
  proof: label('证明与核验', 'Proof and verification'),
  data: label('公共数据的上传、读取和统计', 'Loading, reading and counting public data'),
  service: label('服务状态与描述', 'Service and descriptions'),
};

const cursor = { cursor: label('下一页的位置', 'where the next page begins') };
const q = { q: label('查找的文字', 'text to look for') };
const row: Shape = {
  id: 'uuid',
  system: 'string',
  number: 'string',
  state: 'string',
  stateLabel: 'label',
  revision: 'integer',
  owner: 'uuid?',
  ownerName: 'string?',
  title: 'string',
  facts: 'object',
  updatedAt: 'time',
};
const clock: Shape = {
  name: 'string',
  label: 'label',
  status: 'string',
  dueOn: 'date?',
  actBy: 'date?',
  range: { earliest: 'date', latest: 'date' },
  days: 'integer',
  counted: 'integer',
  text: 'label',
};
const session: Shape = {
  signedIn: 'boolean',
  person: 'uuid?',
  name: 'string?',
  parties: [{ id: 'uuid', name: 'string' }],
  offices: [{ id: 'string', name: 'label' }],
  administrator: 'boolean',
  mustChange: 'boolean',
  csrf: 'string',
};
const duty: Shape = {
  id: 'string',
  chapter: 'integer',
  article: 'integer',
  modality: 'string',
  action: 'label',
  status: 'string',
  count: 'integer',
  explanation: 'label',
};
const setting: Shape = {
  key: 'string',
  kind: 'string',
  label: 'label',
  value: 'any',
  source: 'label',
  confirmed: 'boolean',
};
const handedOut: Shape = { password: 'string?', secret: 'string?', otpauth: 'string?' };
const done: Shape = { done: 'boolean' };
const task: Shape = {
  id: 'uuid',
  name: 'string',
  label: 'label',
  state: 'string',
  done: 'integer',
  total: 'integer?',
  result: 'any',
  startedAt: 'time',
  updatedAt: 'time',
};

const head: Shape = { tree: 'string', size: 'integer', root: 'sha256', at: 'time', kid: 'string', jws: 'string' };
const tree = { tree: label('杂凑算法：sha256 或 sm3', 'hash function: sha256 or sm3') };

const get = (
  path: string,
  tag: string,
  by: Asker,
  zh: string,
  en: string,
  more: Partial<Operation> = {},
): Operation => ({
  ...more,
  method: 'get',
  path,
  tag,
  by,
  says: label(zh, en),
});
const post = (
  path: string,
  tag: string,
  by: Asker,
  zh: string,
  en: string,
  more: Partial<Operation> = {},
): Operation => ({
  ...get(path, tag, by, zh, en, more),
  method: more.method ?? 'post',
});

/** What an administrator may do to one person; the body, where one is needed. */
const deeds: readonly (readonly [string, string, string, Shape?])[] = [
  ['rename', '改名', 'Change the name', { name: 'string' }],
  ['reset-password', '重设口令（返回一次性口令）', 'Reset the password (gives a one-time password)'],
  ['reset-second-factor', '启用或重设第二因素', 'Enrol or reset the second factor'],
  ['remove-second-factor', '取消第二因素', 'Remove the second factor'],
  ['make-administrator', '设为管理员', 'Make an administrator'],
  ['end-administrator', '取消管理员权限', 'End administrator rights'],
  ['deactivate', '停用账号', 'Deactivate the account'],
  ['reactivate', '恢复账号', 'Reactivate the account'],
  ['grant-office', '加入部门', 'Add to an office', { office: 'string' }],
  ['grant-party', '加入单位', 'Add to a party', { party: 'uuid' }],
  ['revoke-office', '移出部门', 'Remove from an office', { office: 'string' }],
  ['revoke-party', '移出单位', 'Remove from a party', { party: 'uuid' }],
];

/** Every operation that does not derive from a system; a test holds them against the routes that the server has. */
export const cityOperations: readonly Operation[] = [
  get('/api/session', 'session', 'everybody', '现在是谁', 'Who one is', { answer: session }),
  post('/api/session', 'session', 'everybody', '登录', 'Sign in', {
    body: { account: 'string', password: 'string', code: 'string?' },
    answer: session,
  }),
  post('/api/session', 'session', 'everybody', '退出', 'Sign out', {
    method: 'delete',
    answer: { signedIn: 'boolean' },
  }),
  post('/api/account/password', 'session', 'signedIn', '修改自己的口令', "Change one's password", {
    body: { current: 'string', next: 'string' },
    answer: session,
  }),
  get(
    '/api/account/second-factor',
    'session',
    'signedIn',
    '取一个新的第二因素密钥',
    'A fresh key for a second factor',
    {
      answer: { secret: 'string', otpauth: 'string' },
    },
  ),
  post(
    '/api/account/second-factor',
    'session',
    'signedIn',
    '启用或更换自己的第二因素',
    "Enrol or replace one's second factor",
    {
      body: { current: 'string', oldCode: 'string?', secret: 'string', code: 'string' },
      answer: { enrolled: 'boolean' },
    },
  ),

  get('/api/law', 'law', 'everybody', '条例全文', 'The whole Regulation', { answer: 'object' }),
  get('/api/law/search', 'law', 'everybody', '搜索条文', 'Search the text', {
    query: { ...q, language: label('zh 或 en', 'zh or en') },
    answer: { hits: ['object'] },
  }),
  get('/law/regulation.json', 'law', 'everybody', '条例（JSON）', 'The Regulation as JSON', { answer: 'object' }),
  get('/law/regulation.jsonld', 'law', 'everybody', '条例（JSON-LD）', 'The Regulation as JSON-LD', {
    media: 'application/ld+json',
  }),
  get('/law/regulation.akn.xml', 'law', 'everybody', '条例（Akoma Ntoso）', 'The Regulation as Akoma Ntoso', {
    media: 'application/akn+xml',
  }),
  get(
    '/law/regulation.en.akn.xml',
    'law',
    'everybody',
    '条例英文（Akoma Ntoso）',
    'The English rendering as Akoma Ntoso',
    {
      media: 'application/akn+xml',
    },
  ),
  get(
    '/law/article/{file}',
    'law',
    'everybody',
    '一条（66.json、66.jsonld、66.akn.xml、66.en.akn.xml）',
    'One article (66.json, 66.jsonld, 66.akn.xml, 66.en.akn.xml)',
    {
      answer: 'object',
    },
  ),
  get('/akn/{path}', 'law', 'everybody', '按 Akoma Ntoso 地址转到条文', 'From an Akoma Ntoso address to the text', {
    media: 'text/html',
  }),
  get('/law/duties.json', 'law', 'everybody', '全部职责及其状态', 'Every duty with its status', {
    answer: { duties: [duty] },
  }),
  get('/api/duties', 'law', 'everybody', '全部职责、合计和期限', 'Every duty, totals and the deadline', {
    answer: { duties: [duty], totals: 'object', chapters: ['object'], deadline: 'object' },
  }),
  get('/api/duties.csv', 'law', 'everybody', '职责（CSV）', 'Duties as CSV', {
    query: {
      status: label('状态', 'status'),
      chapter: label('章', 'chapter'),
      office: label('部门', 'office'),
      modality: label('约束方式', 'modality'),
    },
    media: 'text/csv',
  }),
  get('/api/duties/{id}', 'law', 'everybody', '一项职责及其证据记录', 'One duty and the records behind it', {
    answer: { duty, status: 'string', records: [row] },
  }),
  get(
    '/api/registers',
    'law',
    'everybody',
    '可查看的登记，按条例各章',
    'The registers that one may look into, by chapter',
    {
      answer: { chapters: ['object'] },
    },
  ),
  get('/api/portal', 'law', 'everybody', '首页的数字', 'The figures of the portal', { answer: 'object' }),

  get('/api/search', 'search', 'everybody', '在可见的全部记录中搜索', 'Search all that one may see', {
    query: { ...q, ...cursor, language: label('zh 或 en', 'zh or en') },
    answer: { items: [row], next: 'string?', total: 'integer', law: ['object'] },
  }),
  get('/api/parties', 'search', 'signedIn', '按名称找单位', 'Find parties by name', {
    query: q,
    answer: { items: [{ id: 'uuid', name: 'string', kind: 'string' }] },
  }),
  get('/api/people', 'search', 'signedIn', '按姓名找人员', 'Find people by name', {
    query: q,
    answer: { items: [{ id: 'uuid', name: 'string' }] },
  }),

  get(
    '/api/work',
    'work',
    'signedIn',
    '我的待办、等待他人的事项和全部在办记录',
    'What to do, what waits, everything open',
    {
      answer: {
        todo: [row],
        blocked: [row],
        elsewhere: [row],
        systems: ['object'],
        total: 'integer',
        shown: 'integer',
      },
    },
  ),
  get('/api/desk', 'work', 'officer', '本部门的办理台', "An office's desk", {
    query: {
      office: label('部门', 'office'),
      system: label('事项', 'system'),
      state: label('环节', 'state'),
      overdue: label('逾期一栏的页码', 'page of the column overdue'),
      soon: label('将到期一栏的页码', 'page of the column due soon'),
      new: label('新到一栏的页码', 'page of the column new'),
    },
    answer: {
      office: { id: 'string', name: 'label' },
      columns: {
        overdue: { items: [{ ...row, clock }], total: 'integer', page: 'integer', pages: 'integer' },
        soon: 'object',
        new: 'object',
      },
      counts: [{ system: 'string', state: 'string', n: 'integer' }],
    },
  }),
  get('/api/notices', 'work', 'signedIn', '通知', 'Notices', {
    query: { ...cursor, limit: label('每页条数', 'items a page'), unread: label('1：只看未读', '1: unread only') },
    answer: {
      items: [
        {
          id: 'integer',
          at: 'time',
          read: 'boolean',
          system: 'string',
          record: 'uuid',
          title: 'string',
          text: 'label',
        },
      ],
      unread: 'integer',
      next: 'integer?',
    },
  }),
  post('/api/notices/{id}/read', 'work', 'signedIn', '标为已读', 'Mark as read', { answer: { read: 'boolean' } }),
  post('/api/notices/read', 'work', 'signedIn', '到某条为止全部标为已读', 'Mark all read up to one', {
    body: { upTo: 'integer' },
    answer: { read: 'boolean' },
  }),

  post('/api/files', 'files', 'signedIn', '上传文件（multipart，字段 file）', 'Upload a file (multipart, field file)', {
    answer: '#FileReference',
  }),
  get('/api/files/{sha256}', 'files', 'everybody', '下载可读的文件', 'Download a file that one may read', {
    media: 'application/octet-stream',
  }),
  get('/api/documents/{code}', 'files', 'everybody', '按编码查已签发的文书', 'An issued document by its code', {
    answer: {
      code: 'string',
      kind: 'string',
      name: 'label',
      model: 'object',
      record: { system: 'string', id: 'uuid', number: 'string' },
      issuedAt: 'time',
      sha256: 'sha256',
      credential: { type: 'string', revoked: 'boolean', path: 'string' },
    },
  }),
  post('/api/verify', 'files', 'everybody', '按摘要核验文书', 'Verify a document by its digest', {
    body: { sha256: 'sha256' },
    answer: { found: 'boolean', code: 'string?' },
  }),

  post(
    '/api/grade',
    'grading',
    'everybody',
    '按事实试算等级，不保存',
    'The grade that facts would have; nothing is saved',
    {
      body: { facts: '#products-facts', trace: 'boolean' },
      answer: {
        grade: 'string',
        between: ['string'],
        missing: ['string'],
        ruleVersion: 'string',
        reasons: ['object'],
        obligations: ['object'],
        trace: 'object',
      },
    },
  ),
  get('/api/rules/{table}', 'grading', 'everybody', '现行的判定表', 'A decision table in force', {
    answer: {
      table: 'string',
      label: 'label',
      version: 'string',
      provisional: 'boolean',
      record: 'uuid?',
      sha256: 'sha256',
      dmn: 'string',
    },
  }),

  get('/api/settings', 'settings', 'everybody', '全部设置的现值和依据', 'Every setting in force, with its source', {
    answer: { items: [setting] },
  }),
  get('/api/settings/{key}', 'settings', 'everybody', '一项设置及其历史版本', 'One setting and its versions', {
    answer: 'object',
  }),
  post('/api/settings/{key}', 'settings', 'administrator', '设定新版本', 'Set a new version', {
    method: 'put',
    body: { value: 'any', source: 'label', confirmed: 'boolean' },
    answer: setting,
  }),
  get('/api/calendar/{year}', 'settings', 'everybody', '一年中每一天', 'Every day of a year', {
    answer: {
      days: [{ date: 'date', kind: 'string', name: 'label' }],
      announced: 'boolean',
      lastAnnouncedYear: 'integer',
      versions: ['object'],
    },
  }),
  post(
    '/api/admin/calendar/{year}/check',
    'settings',
    'administrator',
    '试读放假通知，不保存',
    'Read a notice; nothing is saved',
    {
      body: { text: 'string' },
      answer: { days: ['object'], problems: ['object'], faults: ['label'], doubts: ['label'] },
    },
  ),
  post('/api/admin/calendar/{year}', 'settings', 'administrator', '公布一年的日历', "Announce a year's calendar", {
    method: 'put',
    body: { text: 'string', source: 'label', acknowledged: 'boolean' },
    answer: { version: 'integer', days: 'integer', openTerms: 'integer' },
  }),

  get('/api/admin/people', 'admin', 'administrator', '人员', 'People', {
    query: { ...q, ...cursor, office: label('部门', 'office'), party: label('单位', 'party') },
    answer: { items: ['object'], next: 'string?', total: 'integer' },
  }),
  post(
    '/api/admin/people',
    'admin',
    'administrator',
    '建立账号（返回一次性口令）',
    'Make an account (gives a one-time password)',
    {
      body: { account: 'string', name: 'string' },
      answer: { id: 'uuid', password: 'string' },
    },
  ),
  ...deeds.map(([name, zh, en, body]) =>
    post(`/api/admin/people/{id}/${name}`, 'admin', 'administrator', zh, en, { body, answer: body ? done : handedOut }),
  ),
  get('/api/admin/parties', 'admin', 'administrator', '单位', 'Parties', {
    query: { ...q, ...cursor },
    answer: { items: ['object'], next: 'string?', total: 'integer' },
  }),
  post('/api/admin/parties', 'admin', 'administrator', '建立单位', 'Make a party', {
    body: { kind: 'string', name: 'string', nameEn: 'string?', uscc: 'string?' },
    answer: { id: 'uuid' },
  }),
  post('/api/admin/parties/{id}/rename', 'admin', 'administrator', '单位更名', 'Rename a party', {
    body: { name: 'string', nameEn: 'string?' },
    answer: done,
  }),
  post(
    '/api/admin/parties/{id}/link-filer',
    'admin',
    'administrator',
    '关联国家备案主体编码',
    'Link the prefix of its filings',
    {
      body: { prefix: 'string' },
      answer: done,
    },
  ),
  get('/api/admin/offices', 'admin', 'administrator', '部门及其人员', 'Offices and who works there', {
    answer: { items: ['object'] },
  }),
  get('/api/admin/journal', 'admin', 'administrator', '管理员操作记录', 'What administrators did', {
    query: { ...cursor, kind: label('对象的类别', 'kind of subject'), subject: label('对象', 'subject') },
    answer: { items: ['object'], next: 'integer?' },
  }),

  get('/api/tasks', 'tasks', 'signedIn', '长任务', 'Long tasks', { answer: { items: [task] } }),
  get('/api/tasks/{id}', 'tasks', 'signedIn', '一项长任务', 'One long task', { answer: task }),
  post('/api/tasks/{id}/stop', 'tasks', 'signedIn', '停止长任务', 'Stop a long task', { answer: task }),
  get('/api/jobs', 'tasks', 'administrator', '等待、执行和失败的任务', 'Jobs that wait, run or failed', {
    answer: { items: ['object'], dead: 'integer' },
  }),
  post('/api/jobs/{id}/retry', 'tasks', 'administrator', '立即重试', 'Try again now', {
    answer: { retrying: 'boolean' },
  }),

  get('/.well-known/tiaoli-keys.json', 'proof', 'everybody', '签名公钥', 'The public keys of the city’s signatures', {
    answer: { issuer: 'string', keys: ['object'] },
  }),
  get('/api/journal/head', 'proof', 'everybody', '最新的签名树头', 'The newest signed tree head', {
    query: tree,
    answer: head,
  }),
  get('/api/journal/heads', 'proof', 'everybody', '历次签名树头', 'All signed tree heads, newest first', {
    query: {
      ...tree,
      before: label('从此大小之前', 'smaller than this size'),
      limit: label('每页条数', 'how many'),
    },
    answer: { items: [head], next: 'integer?' },
  }),
  get('/api/journal/proof', 'proof', 'everybody', '一个事件在树中的证明', 'That an event stands in the tree', {
    query: {
      ...tree,
      event: label('事件的杂凑值', 'the hash of the event'),
      size: label('树头的大小', 'the size of the head'),
    },
    answer: { event: 'sha256', index: 'integer', path: ['sha256'], head },
  }),
  get('/api/journal/consistency', 'proof', 'everybody', '树只增不改的证明', 'That the tree only grew', {
    query: { ...tree, from: label('较早的大小', 'the earlier size'), to: label('较晚的大小', 'the later size') },
    answer: { from: head, to: head, path: ['sha256'] },
  }),
  get('/credentials/{file}', 'proof', 'everybody', '下载文书的可验证凭证', 'A letter’s verifiable credential', {
    media: 'application/vc+jwt',
  }),
  get('/credentials/status/{list}', 'proof', 'everybody', '撤销状态列表', 'A status list of revocations', {
    media: 'application/vc+jwt',
  }),
  get('/credentials/issuer', 'proof', 'everybody', '签发者文件', 'The issuer’s document', { answer: 'object' }),
  post('/api/credentials/verify', 'proof', 'everybody', '核验凭证', 'Verify a credential', {
    body: { jws: 'string' },
    answer: {
      ok: 'boolean',
      checks: [{ what: 'label', result: 'string', detail: 'label' }],
      credential: 'object?',
    },
  }),

  get('/api/systems', 'service', 'everybody', '全部系统的声明', 'The declarations of all systems', {
    answer: { systems: ['object'] },
  }),
  get('/api/openapi.json', 'service', 'everybody', '本接口说明', 'This description', { answer: 'object' }),
  get('/healthz', 'service', 'everybody', '进程在运行', 'The process runs', { answer: { ok: 'boolean' } }),
  get('/readyz', 'service', 'everybody', '数据库可用', 'The database answers', { answer: { ok: 'boolean' } }),
];
