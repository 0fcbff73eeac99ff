/** As expected; a step was not; something could not be read or done. The highest of all files counts. */
export type Status = 0 | 1 | 2

/** What a shell gives for a program that SIGPIPE ended: the reader wants no more, and not everything was run. */
export const PIPE_CLOSED = 141
