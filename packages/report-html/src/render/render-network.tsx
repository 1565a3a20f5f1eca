import { NetworkPage, networkTitle } from '../components/network-page.tsx';
import type { NetworkView } from '../view/network-view.ts';
import { renderPage } from './render-page.tsx';

/** A network and all its layers as the text of one HTML file. */
export function renderNetwork(view: NetworkView): string {
  return renderPage(networkTitle(view), <NetworkPage view={view} />);
}
