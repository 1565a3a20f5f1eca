import { styleSheet } from '@loopwright/report-html';
import { render } from 'preact';
import { App } from './view/app.tsx';

const style = document.createElement('style');
style.textContent = styleSheet;
// Before the page's own, which add to it.
document.head.prepend(style);
render(<App />, document.getElementById('page')!);
