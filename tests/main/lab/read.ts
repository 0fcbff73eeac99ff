import { parseLab, problemText, type LabFile } from '@main/lab'

/** The lab of a text that has to be valid. */
export function labOf(text: string, file = 'test.yaml'): LabFile {
  const parsed = parseLab(text, file)
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problemText(file, problem)).join('\n'))
  return parsed.lab
}

/** The problems of a text as `LINE:COLUMN: message`; empty if it is valid. */
export function problemsOf(text: string): string[] {
  const parsed = parseLab(text, 'test.yaml')
  if (parsed.ok) return []
  return parsed.problems.map((problem) => problemText('test.yaml', problem).replace('test.yaml:', ''))
}

/** `LINE:COLUMN` of each problem. */
export function placesOf(text: string): string[] {
  return problemsOf(text).map((problem) => problem.split(':').slice(0, 2).join(':'))
}

/** A lab with two DPM servers and a protected server, and these steps, of which the first is in line 6. */
export function withSteps(...steps: string[]): string {
  return `lab: 1
dpmServers: [{ name: DPM1 }, { name: DPM2 }]
protectedServers:
  - { name: Server1, dataSources: ['C:', 'D:', SQL/Payroll] }
steps:
${steps.map((step) => `  - ${step}`).join('\n')}
`
}
