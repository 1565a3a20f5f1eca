import { ReportPage, reportTitle } from '../components/report-page.tsx';
import type { ReportView } from '../view/report-view.ts';
import { renderPage } from './render-page.tsx';

/** A report as the text of one HTML file. */
export function renderReport(report: ReportView): string {
  return renderPage(reportTitle(report), <ReportPage report={report} />);
}
