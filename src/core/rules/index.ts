import { ofOneShape } from "../knowledge/shape";
import accuracyBelowConstant from "./accuracy-below-constant";
import accuracyOnRareClasses from "./accuracy-on-rare-classes";
import alertBesideTarget from "./alert-beside-target";
import alertIncomplete from "./alert-incomplete";
import { arithmeticRules } from "./arithmetic";
import architectureWithoutDiagram from "./architecture-without-diagram";
import budgetWithoutPercentile from "./budget-without-percentile";
import changeAmbiguous from "./change-ambiguous";
import configurationInvalid from "./configuration-invalid";
import emptySection from "./empty-section";
import { expectationRules } from "./expectations";
import experimentIncomplete from "./experiment-incomplete";
import featureWithoutSource from "./feature-without-source";
import frontMatterInvalid from "./front-matter-invalid";
import futureInFeature from "./future-in-feature";
import gainWithoutUncertainty from "./gain-without-uncertainty";
import genericDocument from "./generic-document";
import goalOutOfScope from "./goal-out-of-scope";
import goalWithoutMetric from "./goal-without-metric";
import imbalanceNotHandled from "./imbalance-not-handled";
import implausibleLoad from "./implausible-load";
import languageNotReadable from "./language-not-readable";
import impossibleValue from "./impossible-value";
import lateFeature from "./late-feature";
import llmUnguarded from "./llm-unguarded";
import loadWithoutPeak from "./load-without-peak";
import lossTaskMismatch from "./loss-task-mismatch";
import metricInWrongClass from "./metric-in-wrong-class";
import metricTaskMismatch from "./metric-task-mismatch";
import metricUndefined from "./metric-undefined";
import metricWithoutTarget from "./metric-without-target";
import missingSection from "./missing-section";
import missingSummary from "./missing-summary";
import noClarifyingQuestions from "./no-clarifying-questions";
import noPrimaryOnlineMetric from "./no-primary-online-metric";
import notADesignDoc from "./not-a-design-doc";
import numberWithoutOrigin from "./number-without-origin";
import openQuestionUnowned from "./open-question-unowned";
import ownerIsTeam from "./owner-is-team";
import placeholderLeft from "./placeholder-left";
import preprocessingBeforeSplit from "./preprocessing-before-split";
import randomSplitInTime from "./random-split-in-time";
import rankingMetricWithoutK from "./ranking-metric-without-k";
import resampledEvaluation from "./resampled-evaluation";
import riskWithoutMitigation from "./risk-without-mitigation";
import type { Rule } from "./rule";
import sampledProbability from "./sampled-probability";
import sectionOrder from "./section-order";
import sensitiveFeature from "./sensitive-feature";
import servingModeContradicts from "./serving-mode-contradicts";
import stubSection from "./stub-section";
import tableIncomplete from "./table-incomplete";
import targetWithoutBaseline from "./target-without-baseline";
import templateLineLeft from "./template-line-left";
import tickedWithoutEvidence from "./ticked-without-evidence";
import toolWithoutReason from "./tool-without-reason";
import tunedOnTest from "./tuned-on-test";
import unauthorisedCopy from "./unauthorised-copy";
import unitMissing from "./unit-missing";
import untouchedTemplate from "./untouched-template";
import unusedSuppression from "./unused-suppression";
import vagueQuality from "./vague-quality";

/**
 * Every rule. Where several speak of one topic, the first in this order is heard: an expectation says what is wanted,
 * an empty section where, a missing section only that.
 */
export const rules: readonly Rule[] = ofOneShape<Rule>([
  configurationInvalid,
  frontMatterInvalid,
  notADesignDoc,
  languageNotReadable,
  untouchedTemplate,
  experimentIncomplete,
  ...expectationRules,
  ...arithmeticRules,
  loadWithoutPeak,
  unitMissing,
  budgetWithoutPercentile,
  implausibleLoad,
  alertIncomplete,
  alertBesideTarget,
  llmUnguarded,
  openQuestionUnowned,
  ownerIsTeam,
  riskWithoutMitigation,
  tableIncomplete,
  servingModeContradicts,
  vagueQuality,
  unauthorisedCopy,
  toolWithoutReason,
  genericDocument,
  numberWithoutOrigin,
  goalOutOfScope,
  metricUndefined,
  metricWithoutTarget,
  targetWithoutBaseline,
  changeAmbiguous,
  gainWithoutUncertainty,
  emptySection,
  stubSection,
  missingSection,
  missingSummary,
  placeholderLeft,
  templateLineLeft,
  goalWithoutMetric,
  metricTaskMismatch,
  accuracyOnRareClasses,
  accuracyBelowConstant,
  impossibleValue,
  lossTaskMismatch,
  randomSplitInTime,
  futureInFeature,
  preprocessingBeforeSplit,
  resampledEvaluation,
  imbalanceNotHandled,
  sampledProbability,
  sensitiveFeature,
  featureWithoutSource,
  lateFeature,
  tunedOnTest,
  rankingMetricWithoutK,
  metricInWrongClass,
  noPrimaryOnlineMetric,
  architectureWithoutDiagram,
  tickedWithoutEvidence,
  noClarifyingQuestions,
  sectionOrder,
  unusedSuppression,
]);
