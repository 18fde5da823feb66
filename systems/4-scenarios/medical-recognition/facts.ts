import { officer, owner, partyIn } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { grounds } from './admission.ts';

const scopePattern = '^[0-9]{2}(-[0-9]{2}){0,2}$';
const scopeHelp = { zh: '医疗器械分类目录编码，如 21-04-02', en: 'A code of the device catalogue, such as 21-04-02' };

/** A third-party body that the two national authorities have designated, as published. */
export const bodyFacts = {
  name: field.text('机构名称', 'Body', { max: 120, article: '46.1' }),
  number: field.text('认定编号', 'Number of the designation', { max: 60 }),
  designations: field.groups('认定范围和有效期', 'Scope and validity', {
    atLeast: 1,
    most: 200,
    facts: {
      scope: field.text('器械类别', 'Class of devices', { pattern: scopePattern, help: scopeHelp }),
      name: field.text('类别名称', 'Its name', { max: 80 }),
      from: field.date('自', 'From'),
      until: field.date('至（长期不填）', 'Until (open: none)', { optional: true }),
    },
  }),
  suspensions: field.groups('暂停', 'Suspensions', {
    optional: true,
    most: 50,
    facts: {
      from: field.date('自', 'From'),
      until: field.date('至', 'Until', { optional: true }),
      reason: field.text('原因', 'Reason', { max: 300 }),
    },
  }),
  source: field.text('公布的文件', 'Published in', { max: 200 }),
  retiredOn: field.date('撤销认定之日', 'Designation withdrawn on', { optional: true }),
} as const;
export const statedOfBody = ['name', 'number', 'designations', 'suspensions', 'source'] as const;

/** An inspection report that a sponsor wants admitted for the registration of its device. */
export const reportFacts = {
  ...group('检验报告', 'Inspection report', {
    title: field.text('器械名称', 'Device', { max: 120 }),
    product: field.record('产品', 'Product', { system: 'products' }),
    body: field.record('检验机构（名录内的）', 'Body, if on the list', { system: 'inspection-bodies', optional: true }),
    bodyName: field.text('出具单位', 'Issued by', { max: 120 }),
    reportNumber: field.text('报告编号', 'Number of the report', { max: 60 }),
    reportedOn: field.date('报告日期', 'Date of the report', { notFuture: true }),
    scope: field.text('器械类别', 'Class of the device', { pattern: scopePattern, help: scopeHelp }),
    file: field.files('报告', 'The report', { most: 5 }),
  }),
  ...group('核对结果', 'What was checked', {
    checked: field.yesNo('已按名录核对', 'Checked against the list', { optional: true }),
    grounds: field.choices('不予采信的原因', 'Grounds against', grounds, { optional: true, article: '46.1' }),
  }),
} as const;
export const statedOfReport = [
  'title',
  'product',
  'body',
  'bodyName',
  'reportNumber',
  'reportedOn',
  'scope',
  'file',
] as const;

export const lead = partyIn('lead');
export const partner = partyIn('partner');
export const sides = [owner, lead, partner] as const;
export const authorities = [officer('health'), officer('market')] as const;

/** A trial reviewed in full by one hospital, which others are asked to recognise. */
export const recognitionFacts = {
  ...group('临床试验', 'Clinical trial', {
    title: field.text('试验名称', 'Trial', { max: 120 }),
    product: field.record('医疗器械产品', 'Device', { system: 'products' }),
    protocol: field.files('试验方案', 'Protocol', { most: 5 }),
    consentTemplate: field.files('知情同意书模板', 'Template of the consent form', { most: 5 }),
  }),
  ...group('组长单位的审查', 'Review of the lead hospital', {
    lead: field.party('组长单位', 'Lead hospital', { article: '46.1' }),
    leadReview: field.record('在本平台的伦理审查', 'Ethics review on this platform', {
      system: 'ethics-reviews',
      optional: true,
    }),
    leadOpinion: field.files('组长单位的审查意见（未在本平台审查的）', 'Opinion, where reviewed elsewhere', {
      optional: true,
      most: 5,
    }),
    leadReviewedOn: field.date('审查日期', 'Reviewed on', { optional: true }),
  }),
  ...group('合作医院', 'Partner hospitals', {
    partners: field.groups('合作医院', 'Partners', {
      atLeast: 1,
      most: 40,
      facts: {
        partner: field.party('医院', 'Hospital'),
        principal: field.text('研究者', 'Investigator', { max: 60 }),
        qualification: field.text('研究者资质', 'Qualification', { max: 200 }),
        facility: field.text('设备和场地', 'Facility', { max: 200 }),
      },
    }),
  }),
} as const;
export const statedOfRecognition = [
  'title',
  'product',
  'protocol',
  'consentTemplate',
  'lead',
  'leadReview',
  'partners',
] as const;

const suits = (zh: string, en: string) => field.yesNo(zh, en, { optional: true, article: '46.1' });
/** What one partner is asked, and what it answers: about its own site only. */
export const answerFacts = {
  ...group('征询', 'What is asked', {
    title: field.text('试验名称', 'Trial', { max: 120 }),
    recognition: field.record('互认事项', 'Recognition', { system: 'medical-recognition' }),
    product: field.record('医疗器械产品', 'Device', { system: 'products' }),
    lead: field.party('组长单位', 'Lead hospital'),
    opinionCode: field.text('组长单位审查意见的核验码', 'Code of the lead hospital’s opinion', { optional: true }),
    leadOpinion: field.files('组长单位的审查意见', 'Opinion of the lead hospital', { optional: true }),
    protocol: field.files('试验方案', 'Protocol', { optional: true }),
    consentTemplate: field.files('知情同意书模板', 'Template of the consent form', { optional: true }),
    partner: field.party('合作医院', 'Partner hospital'),
    principal: field.text('研究者', 'Investigator', { max: 60 }),
    qualification: field.text('研究者资质', 'Qualification', { max: 200 }),
    facility: field.text('设备和场地', 'Facility', { max: 200 }),
  }),
  ...group('本院适宜性', 'Suitability of this site', {
    principalSuits: suits('研究者具备资质', 'The investigator is qualified'),
    facilitySuits: suits('设备和场地适宜', 'The facility is suitable'),
    consentSuits: suits('知情同意书适合本院受试者', 'The consent form suits the subjects here'),
    conditions: field.longText('本院要求（如知情同意书的本院联系方式）', 'Conditions of this site', {
      optional: true,
      max: 2000,
    }),
    quickReason: field.longText('需要快速审查的事项', 'What the quick review is about', { optional: true, max: 2000 }),
    reasons: field.longText('理由', 'Reasons', { optional: true, max: 3000 }),
  }),
} as const;
export const suitability = ['principalSuits', 'facilitySuits', 'consentSuits'] as const;
