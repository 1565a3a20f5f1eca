import { parseHTML } from 'linkedom';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ChartDocument } from '../components/chart.tsx';
import { styleSheet } from '../style/style-sheet.ts';

/** A whole HTML file that needs nothing else: no script, no network. */
export function renderPage(title: string, body: ComponentChildren): string {
  // Charts are drawn with a document that knows no layout; what is drawn does not depend on one.
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="loopwright" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </head>
      <body class="lw-report lw-page">
        <ChartDocument.Provider value={document}>{body}</ChartDocument.Provider>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}
