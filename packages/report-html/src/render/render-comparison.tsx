import type { Comparison } from '@loopwright/report';
import { ComparisonPage, comparisonTitle } from '../components/comparison-page.tsx';
import { renderPage } from './render-page.tsx';

/** Results side by side as the text of one HTML file. */
export function renderComparison(comparison: Comparison): string {
  return renderPage(comparisonTitle(comparison), <ComparisonPage comparison={comparison} />);
}
