import { TrafficBoundPage, trafficBoundTitle } from '../components/traffic-bound-page.tsx';
import type { TrafficBoundView } from '../view/traffic-bound-view.ts';
import { renderPage } from './render-page.tsx';

/** The curve of least traffic of a workload as the text of one HTML file. */
export function renderTrafficBound(view: TrafficBoundView): string {
  return renderPage(trafficBoundTitle(view.result), <TrafficBoundPage view={view} />);
}
