import { t } from '../catalogue'
import { advice } from './advice'
import { quoted, say } from './phrases'
import type { Words } from './rule-words'
import { BACK_UP_DPM, CODES, FILES, from, INFERRED, RECOVER_DPM } from './sources'
import { onComputer, restoreDatabase, workspace } from './starts'

export const recoveryWords = {
  'no-recovery-point': {
    title: t`No recovery point`,
    says: ({ server, computer, dataSource, name }) =>
      name === undefined
        ? say`${server} has no recovery point of ${quoted(dataSource)} of ${computer}.`
        : say`${server} has no recovery point of ${quoted(dataSource)} of ${computer} from ${name}.`,
    documents: t`The calendar of the Recovery workspace shows the days with recovery points in bold, and only those can be chosen. No ID is documented for another moment.`,
    source: from(FILES, INFERRED),
    errorIds: [],
    instead: ({ server, computer, dataSource, name }) => [
      name === undefined
        ? advice(
            say`Create a recovery point of ${quoted(dataSource)} of ${computer} on ${server} first.`,
            workspace('protection', server)
          )
        : advice(
            say`Choose one of the recovery points that ${server} has. Their days are bold in the calendar.`,
            workspace('recovery', server)
          ),
      advice(t`Another DPM server may hold recovery points of the same data.`)
    ]
  },
  'latest-not-offered': {
    title: t`Latest is not offered here`,
    says: ({ server, computer, dataSource }) =>
      say`${server} cannot recover ${quoted(dataSource)} of ${computer} as of now. Latest takes a synchronization with the computer itself, and is there only for a valid replica that ${server} protects directly.`,
    documents: t`Latest as a point in time is not offered on a secondary DPM server, for a replica that is not valid, and for inactive protection.`,
    source: CODES,
    errorIds: [31205],
    instead: ({ server, computer, dataSource }) => [
      advice(
        say`Choose one of the recovery points of ${quoted(dataSource)} of ${computer}.`,
        workspace('recovery', server)
      ),
      advice(
        say`To have a newer one, synchronize the replica on ${server} and create a recovery point first. Where it is inconsistent, a consistency check comes before that.`,
        workspace('protection', server)
      )
    ]
  },
  'original-location-refused': {
    title: t`Original location refused`,
    says: ({ server, computer, dataSource, through }) =>
      say`${server} holds ${quoted(dataSource)} of ${computer} as a copy from ${through}, and cannot recover it to its original location.`,
    documents: t`A secondary DPM server recovers to the original location only after protection was switched to it. The message asks for a right-click on the data source and Switch Disaster Protection.`,
    source: from(CODES, BACK_UP_DPM),
    errorIds: [31213],
    instead: ({ server, computer, dataSource, through }) => [
      // The primary itself cannot be switched.
      ...(computer === through
        ? []
        : [
            advice(
              say`If ${through} is down, right-click ${quoted(dataSource)} on ${server} and choose Switch Disaster Protection. Run the consistency check, then recover.`,
              onComputer('switch-protection', server, computer)
            )
          ]),
      advice(
        say`If ${through} works, recover ${quoted(dataSource)} of ${computer} there.`,
        workspace('recovery', through)
      ),
      advice(say`Or recover it from ${server} to an alternate location.`, workspace('recovery', server))
    ]
  },
  'database-original-location': {
    title: t`Not straight over the DPM database`,
    says: ({ server, computer }) =>
      say`${server} cannot recover the DPM database of ${computer} straight to its original location, where it is in use.`,
    documents: t`The code list refuses the recovery of a DPM database to its original location. One page describes it all the same, the recovery page copies to a network folder and attaches the copy with DpmSync: the lab follows the code list.`,
    source: from(CODES, RECOVER_DPM),
    errorIds: [31204],
    instead: ({ server, computer }) => [
      advice(
        say`Recover it from ${server} to a network folder, and attach the copy on ${computer} with DpmSync -RestoreDB.`,
        workspace('recovery', server)
      ),
      advice(
        say`If ${computer} was rebuilt, restore its DPM database from ${server}.`,
        restoreDatabase(computer, server)
      )
    ]
  },
  'replica-not-pending': {
    title: t`Replica does not wait for its data`,
    says: ({ server, computer, dataSource, other }) =>
      say`${server} can restore ${quoted(dataSource)} of ${computer} to the replica on ${other} only while that replica is in the state replica creation pending. It is not.`,
    documents: t`Restore to replica fills the replica of a primary DPM server that was rebuilt. The replica has to be pending, which DpmSync -ReallocateReplica or a manual replica creation brings about. After a failed attempt it is inconsistent, and a second one needs the protection to be made anew.`,
    source: from(CODES, RECOVER_DPM),
    errorIds: [118, 31076],
    instead: ({ computer, dataSource, other }) => [
      advice(
        say`If the replica is missing after ${other} was rebuilt, run DpmSync -ReallocateReplica on ${other}.`,
        workspace('disk-storage', other)
      ),
      advice(
        say`If it is inconsistent, use Perform Consistency Check on ${other}.`,
        workspace('protection', other)
      ),
      advice(
        say`Otherwise stop protection of ${quoted(dataSource)} of ${computer} on ${other} with the data deleted, and select it anew with manual replica creation.`,
        workspace('protection', other)
      )
    ]
  },
  'no-recovery-target': {
    title: t`Not a target for the recovery`,
    says: ({ server, computer, name }) =>
      name === undefined
        ? say`What ${server} is to recover of ${computer} needs a target.`
        : say`${name} cannot be the target of what ${server} recovers of ${computer}.`,
    documents: t`Recovery to an alternate location or a network folder goes to a computer with a protection agent of the same DPM server. Restore to replica goes to the primary DPM server that the copy came from. No ID is documented for another target.`,
    source: from(FILES, RECOVER_DPM, INFERRED),
    errorIds: [],
    instead: ({ server, name }) => [
      advice(
        say`Choose a computer with a protection agent of ${server}. They are listed there.`,
        workspace('agents', server)
      ),
      ...(name === undefined
        ? []
        : [
            advice(
              say`If ${name} has no agent of ${server}, install one there.`,
              onComputer('install-agent', server, name)
            )
          ]),
      advice(
        t`For Restore to replica choose the primary DPM server that the copy came from, once it is online.`
      )
    ]
  }
} satisfies Words
