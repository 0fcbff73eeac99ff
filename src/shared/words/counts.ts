import { t } from '../catalogue'

/** Things that are counted, as whole phrases: other languages have their own plurals. */
const COUNTED = {
  action: (count: number) => (count === 1 ? t`1 action` : t`${count} actions`),
  alert: (count: number) => (count === 1 ? t`1 alert` : t`${count} alerts`),
  computer: (count: number) => (count === 1 ? t`1 computer` : t`${count} computers`),
  copy: (count: number) => (count === 1 ? t`1 copy` : t`${count} copies`),
  'data source': (count: number) => (count === 1 ? t`1 data source` : t`${count} data sources`),
  day: (count: number) => (count === 1 ? t`1 day` : t`${count} days`),
  'DPM server': (count: number) => (count === 1 ? t`1 DPM server` : t`${count} DPM servers`),
  drive: (count: number) => (count === 1 ? t`1 drive` : t`${count} drives`),
  hint: (count: number) => (count === 1 ? t`1 hint` : t`${count} hints`),
  hour: (count: number) => (count === 1 ? t`1 hour` : t`${count} hours`),
  job: (count: number) => (count === 1 ? t`1 job` : t`${count} jobs`),
  member: (count: number) => (count === 1 ? t`1 member` : t`${count} members`),
  minute: (count: number) => (count === 1 ? t`1 minute` : t`${count} minutes`),
  note: (count: number) => (count === 1 ? t`1 note` : t`${count} notes`),
  'protected server': (count: number) =>
    count === 1 ? t`1 protected server` : t`${count} protected servers`,
  recovery: (count: number) => (count === 1 ? t`1 recovery` : t`${count} recoveries`),
  'recovery point': (count: number) => (count === 1 ? t`1 recovery point` : t`${count} recovery points`),
  second: (count: number) => (count === 1 ? t`1 second` : t`${count} seconds`),
  step: (count: number) => (count === 1 ? t`1 step` : t`${count} steps`),
  tape: (count: number) => (count === 1 ? t`1 tape` : t`${count} tapes`),
  time: (count: number) => (count === 1 ? t`1 time` : t`${count} times`),
  way: (count: number) => (count === 1 ? t`1 way` : t`${count} ways`)
} as const satisfies Readonly<Record<string, (count: number) => string>>

/** `1 job`, `2 jobs`, `0 jobs`. */
export function counted(count: number, what: keyof typeof COUNTED): string {
  return COUNTED[what](count)
}

/** `DPM1`, `DPM1 and DPM2`, `DPM1, DPM2 and DPM3`. */
export function and(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : t`${names.slice(0, -1).join(', ')} and ${last}`
}
