/** For terminals of 80 columns and more. */
export const HELP = `Usage: dpm-lab run FILE... [--json] [--save OUT.dpmlab]
       dpm-lab check FILE... [--json]
       dpm-lab exercise check FILE... [--json]
       dpm-lab report FILE [--html | --json] [-o OUT]
       dpm-lab runbook FILE [--html] [-o OUT]
       dpm-lab ways-out FILE --goal GOAL [--json]

Runs lab files, each in an estate of its own, and compares every step with what
the file expects.

  run            prints each step and its outcome
  check          prints only what was not as expected
  exercise check proves that each exercise is solved by its own solution, not yet
                 where it begins, and not by its wrong attempts
  report         judges the topology the steps lead to: every rule, held or
                 broken, with its source; as Markdown
  runbook        the steps that are done as a document for real servers: console
                 paths, commands, checks, ways back; as Markdown
  ways-out       looks for steps that lead from there to a goal, and explains them

  --json         one JSON object a file, one a line, nothing else on standard output
  --save OUT     keeps the estate of the FILE as a lab database the console opens
  --goal GOAL    "X is protected", "X is protected by Y" or
                 "X is not protected by Y"; X: any server, Y: a DPM server
  --html         report, runbook: as an HTML document
  -o, --output OUT
                 report, runbook: writes the file OUT, which must not exist yet
  -h, --help     this text
  -V, --version  the version

In a checkout: npm run --silent lab -- run FILE...

Exit status: 0 all as expected, or the answer was given; 1 some step was not, or
an exercise is not proven; 2 a file could not be read or is not a valid lab, OUT
could not be written, or the call itself is wrong.
docs/lab-command.md tells it all, docs/lab-format.md what a lab file is.
`
