import type { Command } from '#kernel/command.ts';
import type { Job } from '#kernel/effects.ts';
import type { Endpoint } from '#kernel/endpoint.ts';
import type { Scene } from '#kernel/scene.ts';
import type { System } from '#kernel/system.ts';
import { departmentsScene } from './1-general/departments/demo.ts';
import { departmentEndpoints } from './1-general/departments/endpoints.ts';
import { departments } from './1-general/departments/system.ts';
import { ruleScene } from './1-general/rule-library/demo.ts';
import { ruleEndpoints } from './1-general/rule-library/endpoints.ts';
import { ruleLibrary } from './1-general/rule-library/system.ts';
import { standardCommentEndpoint, standardComments } from './1-general/standards/comments.ts';
import { standardFromPilot, standardMade, standardPublished } from './1-general/standards/demo.ts';
import { standardParticipations } from './1-general/standards/participations.ts';
import { standards } from './1-general/standards/system.ts';
import { removeAbandonedUploads } from './3-infrastructure/data-catalogue/abandonedUploads.ts';
import { catalogueScene } from './3-infrastructure/data-catalogue/demo.ts';
import { dataEndpoints } from './3-infrastructure/data-catalogue/endpoints.ts';
import { dataCatalogue } from './3-infrastructure/data-catalogue/system.ts';
import { dataContracts } from './3-infrastructure/data-products/contracts.ts';
import { productScene } from './3-infrastructure/data-products/demo.ts';
import { dataProductEndpoints } from './3-infrastructure/data-products/endpoints.ts';
import { dataSettlements } from './3-infrastructure/data-products/settlements.ts';
import { dataProducts } from './3-infrastructure/data-products/system.ts';
import { verifyExport } from './3-infrastructure/data-requests/commands.ts';
import { exportsScene, requestsScene, surveyScene } from './3-infrastructure/data-requests/demo.ts';
import { requestEndpoints } from './3-infrastructure/data-requests/endpoints.ts';
import { dataExports, dataRequests } from './3-infrastructure/data-requests/system.ts';
import { statisticsEndpoints } from './3-infrastructure/data-statistics/endpoints.ts';
import { deidentifyCommand } from './3-infrastructure/de-identification/commands.ts';
import { deidentificationScenes } from './3-infrastructure/de-identification/demo.ts';
import { deidentificationEndpoints } from './3-infrastructure/de-identification/endpoints.ts';
import { deidentificationExemptions } from './3-infrastructure/de-identification/exemptions.ts';
import { hierarchyCommand } from './3-infrastructure/de-identification/hierarchyCommand.ts';
import { pseudonymKeysCommand, pseudonymOpenCommand } from './3-infrastructure/de-identification/pseudonymCommands.ts';
import { deidentification } from './3-infrastructure/de-identification/system.ts';
import { generatedScene, livingScene } from './3-infrastructure/open-platform/demo.ts';
import { openPlatformEndpoints } from './3-infrastructure/open-platform/endpoints.ts';
import { refreshRegisters } from './3-infrastructure/open-platform/living/refresh.ts';
import { usesScene } from './3-infrastructure/open-platform/useDemo.ts';
import { dataUses } from './3-infrastructure/open-platform/uses.ts';
import { recognitionAnswers } from './4-scenarios/medical-recognition/answers.ts';
import { inspectionBodies } from './4-scenarios/medical-recognition/bodies.ts';
import { recognitionAnswersScene, recognitionScene, trapScene } from './4-scenarios/medical-recognition/demo.ts';
import { recognitionEndpoints } from './4-scenarios/medical-recognition/endpoints.ts';
import { inspectionReports } from './4-scenarios/medical-recognition/reports.ts';
import { medicalRecognition } from './4-scenarios/medical-recognition/system.ts';
import { pilotApplications, pilotDecisions, pilotResults, pilotUse } from './4-scenarios/pilots/demo.ts';
import { pilotEndpoints } from './4-scenarios/pilots/endpoints.ts';
import { pilots } from './4-scenarios/pilots/system.ts';
import { complianceScene } from './6-governance/compliance-files/demo.ts';
import { complianceEndpoints } from './6-governance/compliance-files/endpoints.ts';
import { redTeamExercises } from './6-governance/compliance-files/exercises.ts';
import { complianceFiles } from './6-governance/compliance-files/system.ts';
import { disclosures } from './6-governance/disclosures/system.ts';
import { normComments } from './6-governance/ethics-committee/comments.ts';
import {
  callScene,
  evaluationScene,
  guideScene,
  meetingScene,
  normsScene,
  publicationScene,
} from './6-governance/ethics-committee/demo.ts';
import { normCommentEndpoint } from './6-governance/ethics-committee/endpoints.ts';
import { normEvaluations } from './6-governance/ethics-committee/evaluations.ts';
import { ethicsCommittee } from './6-governance/ethics-committee/meetings.ts';
import { committeeMembers } from './6-governance/ethics-committee/members.ts';
import { ethicsNorms } from './6-governance/ethics-committee/norms.ts';
import { ethicsPublications } from './6-governance/ethics-committee/publications.ts';
import { reviewCommittees } from './6-governance/ethics-reviews/committees.ts';
import { reviewsScene } from './6-governance/ethics-reviews/demo.ts';
import { reviewEndpoints } from './6-governance/ethics-reviews/endpoints.ts';
import { ethicsReviews } from './6-governance/ethics-reviews/system.ts';
import { assessmentConditions } from './6-governance/ex-ante-assessments/conditions.ts';
import { lungSeeScene } from './6-governance/ex-ante-assessments/demo.ts';
import { assessmentEndpoints } from './6-governance/ex-ante-assessments/endpoints.ts';
import { assessmentExperts } from './6-governance/ex-ante-assessments/experts.ts';
import { assessmentObjections } from './6-governance/ex-ante-assessments/objections.ts';
import { expertOpinions } from './6-governance/ex-ante-assessments/opinions.ts';
import { exAnteAssessments } from './6-governance/ex-ante-assessments/system.ts';
import { comprehensionChecks } from './6-governance/explanations/checks.ts';
import { comprehensionScene, lungSeeExplained } from './6-governance/explanations/demo.ts';
import { explanationEndpoints } from './6-governance/explanations/endpoints.ts';
import { explanations } from './6-governance/explanations/system.ts';
import { forumComments } from './6-governance/governance-forum/comments.ts';
import { forumScene } from './6-governance/governance-forum/demo.ts';
import { forumCommentEndpoint } from './6-governance/governance-forum/endpoints.ts';
import { governanceForum } from './6-governance/governance-forum/system.ts';
import { studyPublishedScene, studyScene } from './6-governance/impact-studies/demo.ts';
import { impactStudies } from './6-governance/impact-studies/system.ts';
import { filingScene, versionsScene } from './6-governance/products/demo.ts';
import { products } from './6-governance/products/system.ts';
import { auditCommands } from './6-governance/prohibited-acts/commands.ts';
import { prohibitedActsDecided, prohibitedActsScene } from './6-governance/prohibited-acts/demo.ts';
import { prohibitedActs } from './6-governance/prohibited-acts/system.ts';
import { referralsScene } from './6-governance/referrals/demo.ts';
import { referralEndpoints } from './6-governance/referrals/endpoints.ts';
import { referrals } from './6-governance/referrals/system.ts';
import { riskGrading } from './6-governance/risk-grading/system.ts';
import { verifyDraw } from './6-governance/tracking/commands.ts';
import { drawScene, inspectionScene, randomnessScene } from './6-governance/tracking/demo.ts';
import { inspectionDraws } from './6-governance/tracking/draws.ts';
import { drawTranscript, trackingOverview } from './6-governance/tracking/endpoints.ts';
import { tracking } from './6-governance/tracking/inspections.ts';
import { reportScene } from './6-governance/tracking/reportDemo.ts';
import { trackingReports } from './6-governance/tracking/reports.ts';
import { reportsScene } from './6-governance/violation-reports/demo.ts';
import { reportEndpoints } from './6-governance/violation-reports/endpoints.ts';
import { reportReceivers } from './6-governance/violation-reports/receivers.ts';
import { violationReports } from './6-governance/violation-reports/system.ts';
import { calmScene, nearMissScene, sensitivityScene, stepsScene } from './6-governance/warnings/demo.ts';
import { detect } from './6-governance/warnings/detect.ts';
import { warningEndpoints } from './6-governance/warnings/endpoints.ts';
import { incidentReports } from './6-governance/warnings/incidents.ts';
import { warningMetrics } from './6-governance/warnings/metrics.ts';
import { warnings } from './6-governance/warnings/system.ts';

/** Every system of the city, in the order of the law's chapters. */
export const systems = [
  departments,
  ruleLibrary,
  standards,
  standardComments,
  standardParticipations,
  dataCatalogue,
  dataRequests,
  dataExports,
  dataUses,
  dataProducts,
  dataContracts,
  dataSettlements,
  deidentification,
  deidentificationExemptions,
  pilots,
  medicalRecognition,
  recognitionAnswers,
  inspectionBodies,
  inspectionReports,
  products,
  riskGrading,
  exAnteAssessments,
  expertOpinions,
  assessmentExperts,
  assessmentObjections,
  assessmentConditions,
  disclosures,
  explanations,
  comprehensionChecks,
  complianceFiles,
  redTeamExercises,
  violationReports,
  reportReceivers,
  referrals,
  reviewCommittees,
  ethicsReviews,
  prohibitedActs,
  inspectionDraws,
  tracking,
  trackingReports,
  warnings,
  warningMetrics,
  incidentReports,
  ethicsCommittee,
  committeeMembers,
  ethicsNorms,
  normComments,
  ethicsPublications,
  normEvaluations,
  impactStudies,
  governanceForum,
  forumComments,
] as unknown as readonly System[];

/** What rooms queue themselves. */
const jobs: readonly Job[] = [detect, refreshRegisters, removeAbandonedUploads];

/** Every effect that a move may cause, and every job that a room queues itself, by its name. */
export const effects: ReadonlyMap<string, Job> = new Map(
  [
    ...systems.flatMap((one) =>
      Object.values(one.lifecycle).flatMap((moves) => Object.values(moves).flatMap((move) => move.effects ?? [])),
    ),
    ...jobs,
  ].map((one) => [one.name, one] as const),
);

/** The ways into systems beyond the derived routes, from the rooms' `endpoints.ts`. */
export const endpoints: readonly Endpoint[] = [
  // One room a line.
  departmentEndpoints,
  ruleEndpoints,
  dataEndpoints,
  statisticsEndpoints,
  requestEndpoints,
  openPlatformEndpoints,
  dataProductEndpoints,
  deidentificationEndpoints,
  assessmentEndpoints,
  pilotEndpoints,
  standardCommentEndpoint,
  reportEndpoints,
  referralEndpoints,
  explanationEndpoints,
  complianceEndpoints,
  [drawTranscript, trackingOverview],
  reviewEndpoints,
  recognitionEndpoints,
  warningEndpoints,
  normCommentEndpoint,
  forumCommentEndpoint,
].flat();

/** The verbs of the command line that belong to systems, from the rooms' `commands.ts`. */
export const commands: readonly Command[] = [
  deidentifyCommand,
  hierarchyCommand,
  pseudonymKeysCommand,
  pseudonymOpenCommand,
  // One room a line.
  auditCommands,
  verifyDraw,
  verifyExport,
].flat();

/** What the demo city holds of each system beyond products and their cases, from the rooms' `demo.ts`, in this order. */
export const scenes: readonly Scene[] = [
  // One room a line.
  departmentsScene,
  ruleScene,
  deidentificationScenes,
  [versionsScene, filingScene],
  comprehensionScene,
  complianceScene,
  reportsScene,
  [prohibitedActsScene, prohibitedActsDecided],
  referralsScene,
  [reportScene, drawScene, randomnessScene, inspectionScene],
  [pilotApplications, pilotDecisions, pilotUse, pilotResults],
  [standardMade, standardPublished, standardFromPilot],
  catalogueScene,
  reviewsScene,
  [lungSeeScene, lungSeeExplained],
  [recognitionScene, recognitionAnswersScene, trapScene],
  [calmScene, sensitivityScene, nearMissScene, stepsScene],
  [normsScene, callScene, meetingScene, publicationScene, guideScene, evaluationScene],
  forumScene,
  [surveyScene, requestsScene, exportsScene],
  [generatedScene, livingScene, usesScene],
  productScene,
  [studyScene, studyPublishedScene],
].flat();
