export { type CostLearnedOptions, costLearned, costLearned as default, recordFeatures } from './cost-learned.ts';
export { CycleFeatures, cycleFeatures } from './cycle-features.ts';
export { type LearnedModel, learnedModelSchema, outsideOf, predict } from './learned-model.ts';
export { type CrossValidated, crossValidate, foldsOf, type Sample, type TrainingOptions, train } from './train.ts';
