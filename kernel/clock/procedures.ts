import { type Label, label } from '../label.ts';

/**
 * The special procedures whose time a term does not count: those of the Administrative Licensing Law 45, in its order.
 * The authority tells the applicant in writing how long one takes.
 */
export const procedures = {
  hearing: label('听证', 'hearing'),
  bidding: label('招标', 'bidding'),
  auction: label('拍卖', 'auction'),
  inspection: label('检验', 'inspection'),
  testing: label('检测', 'testing'),
  quarantine: label('检疫', 'quarantine'),
  appraisal: label('鉴定', 'appraisal'),
  expertReview: label('专家评审', 'expert review'),
} as const satisfies Record<string, Label>;

export type Procedure = keyof typeof procedures;
