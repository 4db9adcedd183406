import fc from 'fast-check';

/**
 * Properties are tried on the same texts in every run, so that a failure tells of a change and not of luck.
 * `npm run unit:explore` tries others; what it finds becomes a test of its own.
 */
fc.configureGlobal(process.env.EXPLORE ? {} : { seed: 7714 });
