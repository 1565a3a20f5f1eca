export { dominates, paretoFront } from './front/dominance.ts';
export { geometricMean, type ObjectiveName, type StudyObjective, studyObjectives } from './objectives.ts';
export { EXACT, runSweep } from './run-sweep.ts';
export { isStudyFile, readStudy } from './study/read-study.ts';
export {
  DESIGN,
  type LoadedStudy,
  type NamedFiles,
  type Study,
  type StudyConstraints,
  type StudyMapping,
  type StudySampler,
  type StudyWorkload,
} from './study/study.ts';
export { studySources, type TypedStudy } from './study/study-source.ts';
export { valueList } from './study/value-list.ts';
export type { SweepOptions, SweepProgress } from './sweep-options.ts';
