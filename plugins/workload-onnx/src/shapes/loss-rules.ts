import type { ShapeRules } from './rule.ts';

/** What training ends in. */
export const lossRules: ShapeRules = {
  NegativeLogLikelihoodLoss: (node) => {
    const isReduced = node.text('reduction', 'mean') !== 'none';
    return [{ shape: isReduced ? [] : node.shape(1) }];
  },
  SoftmaxCrossEntropyLoss: (node) => {
    const isReduced = node.text('reduction', 'mean') !== 'none';
    return [{ shape: isReduced ? [] : node.shape(1) }, { shape: node.shape(0) }];
  },
};
