/** The judged topology of a lab and its files, for the command line, which reaches for neither views nor reports. */
export { exportJudgement } from './reports'
export { judgementView } from './views/judgement'
