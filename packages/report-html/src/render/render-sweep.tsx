import { SweepPage, sweepTitle } from '../components/sweep-page.tsx';
import type { SweepView } from '../view/sweep-view.ts';
import { renderPage } from './render-page.tsx';

/** A study with all its points as the text of one HTML file. */
export function renderSweep(view: SweepView): string {
  return renderPage(sweepTitle(view), <SweepPage view={view} />);
}
