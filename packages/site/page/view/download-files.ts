import { styleSheet } from '@loopwright/report-html';
import { strToU8, zipSync } from 'fflate';
import { isIntact } from '../state/page-file.ts';
import type { PageState } from '../state/page-state.ts';

/** Saves the files of a run, its result and its report as one zip, with the command that gives the same figures. */
export function downloadFiles({ files, run, mapping }: PageState, command: string): void {
  const own = files.filter((file) => !isIntact(file));
  const report = document.querySelector('.ls-report')?.innerHTML;
  const entries: Record<string, Uint8Array> = {
    'command.txt': strToU8(`${command}\n`),
    ...Object.fromEntries(own.map(({ file, text, bytes }) => [file, bytes ?? strToU8(text)])),
    ...(mapping !== null && { 'mapping.yaml': strToU8(mapping) }),
    ...(run.kind === 'done' && { 'result.json': strToU8(run.outcome.json) }),
    ...(report !== undefined && { 'report.html': strToU8(reportFile(report)) }),
  };
  save('loopwright.zip', new Blob([zipSync(entries) as Uint8Array<ArrayBuffer>], { type: 'application/zip' }));
}

/** What is shown as a file of its own. It holds no script. */
function reportFile(body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${document.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title><style>${styleSheet}</style></head>
<body class="lw-report"><div class="lw-page">${body}</div></body></html>
`;
}

function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
