import type { DesignComparison } from '@loopwright/report';
import { DesignsPage, designsTitle } from '../components/designs-page.tsx';
import { renderPage } from './render-page.tsx';

/** Designs side by side over their workloads, as the text of one HTML file. */
export function renderDesigns(comparison: DesignComparison): string {
  return renderPage(designsTitle(comparison), <DesignsPage comparison={comparison} />);
}
