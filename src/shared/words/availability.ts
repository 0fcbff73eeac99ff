import { and } from './counts'
import { t } from '../catalogue'
import { SERVICES } from '../activity'
import type { Concern } from '../verdict'
import { advice, type Advice } from './advice'
import { quoted, say } from './phrases'
import type { Words } from './rule-words'
import { INFERRED } from './sources'
import { ofServer, workspace } from './starts'

function unknownName({ server, computer, dataSource, name, sort }: Concern): string {
  switch (sort) {
    case 'protection group':
      return say`${server} has no protection group named ${quoted(name)}.`
    case 'data source':
      return say`${computer} has no data source named ${quoted(name)}.`
    case 'member':
      return say`There is no member ${quoted(name)} in that protection group.`
    case 'job':
      return say`${server} has no ${named(name)}job of ${whole(computer, dataSource)} that this could be applied to.`
    case 'alert':
      return say`${server} has no active ${named(name)}alert for ${whole(computer, dataSource)}.`
    case 'DPM server':
      return say`The lab has no DPM server named ${name}.`
    case 'protected server':
      return say`The lab has no protected server named ${name}.`
    default:
      return say`The lab has no server named ${name}.`
  }
}

/** In front of its sort: `"Synchronization" `, or nothing. */
function named(name: string | undefined): string {
  return name === undefined ? '' : `${quoted(name)} `
}

function whole(computer: string | undefined, dataSource: string | undefined): string | undefined {
  return dataSource === undefined ? computer : say`${quoted(dataSource)} of ${computer}`
}

function lookUp({ server, name, sort }: Concern): Advice[] {
  const spelling = advice(say`Check how ${quoted(name)} is written. Upper and lower case count.`)
  switch (sort) {
    case 'protection group':
      return [
        spelling,
        advice(say`Look up the protection groups of ${server}.`, workspace('protection', server))
      ]
    case 'job':
      return [
        advice(
          say`Look up the jobs of ${server}. One that is running can be cancelled, one that failed can be retried.`,
          workspace('jobs', server)
        )
      ]
    case 'alert':
      return [
        advice(say`Look up the active alerts of ${server} in Monitoring. This one may have ended by itself.`)
      ]
    default:
      return [spelling]
  }
}

/** `DPMWriter on DPM1`, `Server1 on DPM1`, `Server1 and DPM3`. */
function what({ server, computer, name }: Concern): string | undefined {
  const service = SERVICES.some((known) => known === name)
  const parts = [computer, name].filter((part) => part !== undefined)
  const subject = service
    ? parts.length === 2
      ? t`${name ?? ''} on ${computer ?? ''}`
      : parts.join('')
    : and(parts)
  if (server === undefined || server === computer) return subject || undefined
  return subject === '' ? server : t`${subject} on ${server}`
}

function bringBack(server: string | undefined): Advice[] {
  return [
    advice(
      say`If ${server} failed or is offline, repair it. It returns as it was.`,
      ofServer('repair-server', server)
    ),
    advice(
      say`If ${server} is a DPM server that was removed or lost, rebuild it under its name. Its DPM database is restored afterwards.`,
      ofServer('rebuild-server', server)
    )
  ]
}

export const availabilityWords = {
  'unknown-name': {
    title: t`Name not in the lab`,
    says: unknownName,
    documents: t`This is a check of the lab, which knows only the names it was given. The documents do not speak of it.`,
    source: INFERRED,
    errorIds: [],
    instead: lookUp
  },
  'server-unavailable': {
    title: t`Server not online`,
    says: ({ server }) => say`${server} is not online, so this cannot be done there.`,
    documents: t`The documents take it for granted that the DPM server which acts is running. The rule as such is inferred.`,
    source: INFERRED,
    errorIds: [],
    instead: ({ server }) => bringBack(server)
  },
  'computer-unavailable': {
    title: t`Computer not available`,
    says: ({ server, computer }) =>
      say`${server} cannot reach ${computer}, which is offline, failed or removed.`,
    documents: t`The documents list several IDs for an agent that does not answer. Which of them an action ends with depends on the cause, so the lab names none.`,
    source: INFERRED,
    errorIds: [],
    instead: ({ computer }) => bringBack(computer)
  },
  'nothing-to-change': {
    title: t`Nothing to change`,
    says: (concern) => say`Nothing would change for ${what(concern)}: all is as wanted already.`,
    documents: t`This is a check of the lab, so that its history holds only what changed something. The documents do not speak of it.`,
    source: INFERRED,
    errorIds: [],
    instead: () => [advice(t`Nothing has to be done.`)]
  }
} satisfies Words
