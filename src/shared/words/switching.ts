import { t } from '../catalogue'
import { advice } from './advice'
import { quoted, say } from './phrases'
import type { Words } from './rule-words'
import { BACK_UP_DPM, CODES, from, INFERRED, RECOVER_DPM, START_SWITCH } from './sources'
import { ofServer, restoreDatabase, workspace } from './starts'

export const switchingWords = {
  'no-secondary-copy': {
    title: t`No secondary copy here`,
    says: ({ server, computer }) =>
      say`${server} has no secondary member of ${computer}, so there is nothing to switch to on ${server}.`,
    documents: t`A switch is made on a secondary DPM server that already has the data under secondary protection.`,
    source: from(CODES, START_SWITCH),
    errorIds: [31160],
    instead: ({ server, computer }) => [
      advice(
        say`Use Switch Disaster Protection on the DPM server that has ${computer} under secondary protection.`
      ),
      advice(
        say`Look up which computers ${server} has under secondary protection.`,
        workspace('protection', server)
      )
    ]
  },
  'cannot-switch-dpm-server': {
    title: t`A DPM server cannot be switched`,
    says: ({ server, computer }) =>
      say`${computer} is a DPM server, and Switch Disaster Protection on ${server} takes protected servers only.`,
    documents: t`The computers that a primary DPM server protects can be switched to the secondary, the primary itself cannot.`,
    source: CODES,
    errorIds: [31216],
    instead: ({ server, computer }) =>
      computer === server
        ? [
            advice(
              say`Choose a protected server that ${server} has under secondary protection.`,
              workspace('protection', server)
            )
          ]
        : [
            advice(
              say`Switch the protected servers of ${computer} that ${server} has under secondary protection, one by one.`,
              workspace('protection', server)
            ),
            advice(
              say`If ${computer} itself is lost, rebuild it under its own name and restore its DPM database.`,
              ofServer('rebuild-server', computer)
            )
          ]
  },
  'already-switched': {
    title: t`Already switched`,
    says: ({ server, computer }) => say`${computer} is already in switched mode on ${server}.`,
    documents: t`The data sources of one switch have to be in the same protection mode: all secondary, or all switched. After a switch the replicas need a consistency check.`,
    source: from(CODES, BACK_UP_DPM),
    errorIds: [31161],
    instead: ({ server, computer }) => [
      advice(
        say`If replicas of ${computer} are inconsistent, use Perform Consistency Check on ${server}.`,
        workspace('protection', server)
      ),
      advice(
        say`To leave the mode, resume primary protection of ${computer} on ${server} once its primary works again.`
      )
    ]
  },
  'not-switched': {
    title: t`Not in switched mode`,
    says: ({ server, computer }) =>
      say`${computer} is not in switched mode on ${server}, so there is no primary protection to resume there.`,
    documents: t`Primary protection is resumed on the secondary DPM server that was switched to. ID 31215 is documented for an attempt on the primary. For a secondary that was never switched no ID is documented.`,
    source: from(CODES, RECOVER_DPM),
    errorIds: [31215],
    instead: ({ server, computer }) => [
      advice(say`Resume primary protection on the DPM server that has ${computer} in switched mode.`),
      advice(say`Look up the state of ${computer} on ${server}.`, workspace('protection', server))
    ]
  },
  'primary-not-ready': {
    title: t`Primary DPM server not ready`,
    says: ({ server, computer, other }) =>
      say`${other} cannot take ${computer} back yet: it is not online, its DPM database is not restored, or that database no longer lists the data. ${computer} stays in switched mode on ${server}.`,
    documents: t`The recovery page brings the primary and its DPM database back first and returns the computers afterwards. That going back is refused until then is inferred, and no ID is documented.`,
    source: from(RECOVER_DPM, INFERRED),
    errorIds: [],
    instead: ({ server, computer, other }) => [
      advice(say`If ${other} failed, repair it. It returns as it was.`, ofServer('repair-server', other)),
      advice(say`If ${other} is lost, rebuild it under its own name.`, ofServer('rebuild-server', other)),
      advice(
        say`If ${other} was rebuilt, restore its DPM database, for example from ${server}.`,
        restoreDatabase(other, server)
      ),
      advice(say`Or leave ${computer} in switched mode on ${server}.`)
    ]
  },
  'direct-protection-present': {
    title: t`Direct protection in the way`,
    says: ({ server, computer, dataSource, group }) =>
      say`${server} also protects ${quoted(dataSource)} of ${computer} directly, in the protection group ${quoted(group)}. Primary protection of ${computer} cannot be resumed as long as it does.`,
    documents: t`Before a computer goes back to its primary, what the secondary DPM server protects of it directly, outside the switch, has to be stopped.`,
    source: CODES,
    errorIds: [33141],
    instead: ({ server, dataSource, group }) => [
      advice(
        say`Stop protection of ${quoted(dataSource)} in ${quoted(group)} on ${server}, with the data retained or deleted, then resume primary protection.`,
        workspace('protection', server)
      )
    ]
  }
} satisfies Words
