import site from '../../package.json' with { type: 'json' };

/** Of this package, which is that of loopwright. */
export const { version } = site;
