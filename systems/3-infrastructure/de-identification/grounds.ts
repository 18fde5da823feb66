import { label } from '#kernel/label.ts';

/**
 * When personal data may be given to others without de-identification: the four cases of Article 27 of the Data Regulation
 * of the Shenzhen Special Economic Zone, in our words; their exact wording is to be confirmed.
 */
export const grounds = {
  'public-request': label(
    '公共管理和服务机构依法书面要求提供（来源待确认）',
    'Written request of a public body (source to be confirmed)',
  ),
  consent: label('个人同意以未去标识化的方式提供（来源待确认）', 'Consent of the person (source to be confirmed)'),
  contract: label(
    '为订立或者履行个人作为一方当事人的合同所必需（来源待确认）',
    'Needed for a contract of the person (source to be confirmed)',
  ),
  statute: label(
    '法律、行政法规规定的其他情形（来源待确认）',
    'Where a law or regulation provides it (source to be confirmed)',
  ),
};
