/** For terminals of 80 columns and more. */
export const HELP = `Usage: dpm-lab run FILE... [--json] [--save OUT.dpmlab]
       dpm-lab check FILE... [--json]

Runs lab files, each in an estate of its own, and compares every step with what
the file expects.

  run            prints each step and its outcome
  check          prints only what was not as expected

  --json         one JSON object a file, one a line, nothing else on standard output
  --save OUT     keeps the estate of the FILE as a lab database the console opens
  -h, --help     this text
  -V, --version  the version

In a checkout: npm run --silent lab -- run FILE...

Exit status: 0 all as expected; 1 some step was not; 2 a file could not be read
or is not a valid lab, or the call itself is wrong.
docs/lab-command.md tells it all, docs/lab-format.md what a lab file is.
`
