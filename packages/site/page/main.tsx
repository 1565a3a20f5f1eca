import { styleSheet } from '@loopwright/report-html';
import { render } from 'preact';
import { App } from './view/app.tsx';
import { ServeMe } from './view/serve-me.tsx';

const style = document.createElement('style');
style.textContent = styleSheet;
// Before the page's own, which add to it.
document.head.prepend(style);
// Browsers start no workers from a disk: the page says what to do instead.
render(location.protocol === 'file:' ? <ServeMe /> : <App />, document.getElementById('page')!);
