import { t } from '../catalogue'
import type { Concern } from '../verdict'
import { advice, type Advice } from './advice'
import { quoted, say } from './phrases'
import type { Words } from './rule-words'
import { CHAINING, CODES, from, GROUPS, INFERRED, SUPPORT } from './sources'
import { onComputer, workspace } from './starts'

function alreadyProtectedInstead({ server, other, computer, dataSource }: Concern): Advice[] {
  if (other === server) {
    return [
      advice(t`Keep it in the protection group where it is.`, workspace('protection', server)),
      advice(
        say`Members are not moved between groups: stop protection of ${quoted(dataSource)} of ${computer}, then select it anew.`
      )
    ]
  }
  const leave = advice(say`Leave it to ${other}.`, workspace('protection', other))
  if (other === computer) {
    return [
      advice(
        say`Stop protection of the data that ${other} has of its own. After that ${server} can protect it.`,
        workspace('protection', other)
      ),
      leave
    ]
  }
  return [
    leave,
    advice(
      say`For a second copy on ${server}, set up secondary protection: install the agent on ${other}, then take its replica.`,
      onComputer('install-agent', server, other)
    )
  ]
}

export const memberWords = {
  'not-directly-protected': {
    title: t`Not protected directly there`,
    says: ({ server, computer, dataSource, through }) =>
      through === server
        ? say`${server} cannot take ${quoted(dataSource)} of ${computer} through itself. Only the replicas of another DPM server can be taken.`
        : say`${through} does not itself protect ${quoted(dataSource)} of ${computer} as a primary member, so ${server} cannot take it from ${through}.`,
    documents: t`A secondary DPM server takes the own data of a primary, and replicas of what that primary protects directly. What the primary itself holds only as a secondary is not offered: that ID 31206 covers this case too is inferred.`,
    source: from(CHAINING, CODES),
    errorIds: [31206, 31211],
    instead: ({ server, computer, dataSource, through }) =>
      through === server
        ? [
            advice(
              say`Select ${quoted(dataSource)} of ${computer} directly, or through the DPM server that protects it.`,
              workspace('protection', server)
            )
          ]
        : [
            advice(say`Take ${quoted(dataSource)} from the DPM server that protects ${computer} directly.`),
            advice(
              say`If nothing protects it yet, first make it a primary member of a protection group on ${through}.`,
              workspace('protection', through)
            )
          ]
  },
  'own-copy': {
    title: t`Copy of own data`,
    says: ({ server, through }) =>
      say`What ${through} holds here is a copy of data of ${server} itself, so ${server} cannot take it back as a member.`,
    documents: t`When two DPM servers protect each other, each takes what the other one protects for others. The documents do not speak of a copy that comes back to its origin: the refusal is inferred.`,
    source: from(CHAINING, INFERRED),
    errorIds: [],
    instead: ({ server, through }) => [
      advice(
        say`Select the replicas of other computers that ${through} protects directly, and own data of ${through}.`,
        workspace('protection', server)
      )
    ]
  },
  'already-protected': {
    title: t`Already protected`,
    says: ({ server, other, computer, dataSource }) => {
      if (other === server) {
        return say`${quoted(dataSource)} of ${computer} is already a member on ${server}, or is selected twice. A data source belongs to one protection group.`
      }
      return other === computer
        ? say`${other} already protects its own ${quoted(dataSource)}.`
        : say`${other} already protects ${quoted(dataSource)} of ${computer} directly, so ${server} cannot protect it directly too.`
    },
    documents: t`The member tree of a console leaves out what an agent protects already, so that nothing is protected a second time. ID 157 is documented for a data source that is in a protection group of the same DPM server.`,
    source: from(CHAINING, CODES, GROUPS),
    errorIds: [157],
    errorIdsFor: ({ server, other }) => (other === server ? [157] : []),
    instead: alreadyProtectedInstead
  },
  'switched-no-secondary': {
    title: t`No secondary protection while switched`,
    says: ({ server, computer, through, other }) =>
      say`${computer} is in switched mode on ${other}. Until primary protection is resumed, ${server} cannot take it through ${through} or any other DPM server.`,
    documents: t`As long as a computer stays switched over to its secondary DPM server, secondary protection for it cannot be added on another one. No ID is documented.`,
    source: from(CHAINING, SUPPORT),
    errorIds: [],
    instead: ({ computer, other }) => [
      advice(
        say`When the primary DPM server works again, use Switch Disaster Protection on ${other} once more to resume primary protection of ${computer}.`,
        workspace('protection', other)
      ),
      advice(say`Or leave ${computer} in this mode, without secondary protection.`)
    ]
  },
  'no-inactive-replica': {
    title: t`No replica to act on`,
    says: ({ server, computer }) =>
      say`${server} holds no replica of ${computer} that this could be applied to.`,
    documents: t`Remove inactive protection takes the replicas that stayed when protection was stopped with the data retained. A consistency check needs a replica to compare. No ID is documented for there being none.`,
    source: from(CODES, INFERRED),
    errorIds: [],
    instead: ({ server, computer }) => [
      advice(
        say`Look up what ${server} holds. Members of ${computer} that are still in a protection group are not inactive: stop their protection first.`,
        workspace('protection', server)
      )
    ]
  }
} satisfies Words
