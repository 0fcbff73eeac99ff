import type { Concern } from '../verdict'
import { advice, type Advice } from './advice'
import { quoted, say } from './phrases'
import type { Words } from './rule-words'
import { INFERRED } from './sources'
import { ofServer, workspace } from './starts'

function unknownName({ server, computer, name, sort }: Concern): string {
  switch (sort) {
    case 'protection group':
      return say`${server} has no protection group named ${quoted(name)}.`
    case 'data source':
      return say`${computer} has no data source named ${quoted(name)}.`
    case 'member':
      return say`There is no member ${quoted(name)} in that protection group.`
    default:
      return say`The lab has no ${sort ?? 'server'} named ${name}.`
  }
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
    title: 'Name not in the lab',
    says: unknownName,
    documents:
      'This is a check of the lab, which knows only the names it was given. The documents do not speak of it.',
    source: INFERRED,
    errorIds: [],
    instead: ({ server, name, sort }) => [
      advice(say`Check how ${quoted(name)} is written. Upper and lower case count.`),
      ...(sort === 'protection group'
        ? [advice(say`Look up the protection groups of ${server}.`, workspace('protection', server))]
        : [])
    ]
  },
  'server-unavailable': {
    title: 'Server not online',
    says: ({ server }) => say`${server} is not online, so this cannot be done there.`,
    documents:
      'The documents take it for granted that the DPM server which acts is running. The rule as such is inferred.',
    source: INFERRED,
    errorIds: [],
    instead: ({ server }) => bringBack(server)
  },
  'computer-unavailable': {
    title: 'Computer not available',
    says: ({ server, computer }) =>
      say`${server} cannot reach ${computer}, which is offline, failed or removed.`,
    documents:
      'The documents list several IDs for an agent that does not answer. Which of them an action ends with depends on the cause, so the lab names none.',
    source: INFERRED,
    errorIds: [],
    instead: ({ computer }) => bringBack(computer)
  }
} satisfies Words
