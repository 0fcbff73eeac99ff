import { t } from '../catalogue'
import { advice } from './advice'
import { say } from './phrases'
import type { Words } from './rule-words'
import { BACK_UP_DPM, from, INFERRED, RECOVER_DPM, SUPPORT } from './sources'
import { ofServer, restoreDatabase, workspace } from './starts'

export const serverWords = {
  'name-taken': {
    title: t`Name already in use`,
    says: ({ name }) =>
      say`A server named ${name} is in the lab already. Names that differ only in upper and lower case count as the same.`,
    documents: t`Each computer has a name of its own. This is a check of the lab, the documents do not speak of it.`,
    source: INFERRED,
    errorIds: [],
    instead: ({ name }) => [advice(say`Choose a name other than ${name}.`)]
  },
  'server-not-failed': {
    title: t`Server not in the state for this`,
    says: ({ server, sort }) =>
      sort === 'DPM server'
        ? say`The DPM database of ${server} is restored only after ${server} was rebuilt, and before it has a protection group again.`
        : say`${server} is not in a state for this. Repair takes a server that failed or is offline, rebuild takes a DPM server that failed or was removed.`,
    documents: t`The recovery pages describe rebuilding a DPM server that is lost, and restoring its DPM database onto the new installation. That these steps are refused on a server in another state is inferred.`,
    source: from(RECOVER_DPM, INFERRED),
    errorIds: [],
    instead: ({ server, sort }) =>
      sort === 'DPM server'
        ? [
            advice(
              say`If ${server} failed or was removed, rebuild it under its name first.`,
              ofServer('rebuild-server', server)
            ),
            advice(
              say`If ${server} was rebuilt and has protection groups again, stop their protection first.`,
              workspace('protection', server)
            )
          ]
        : [
            advice(say`If ${server} is online, nothing has to be brought back.`),
            advice(
              say`If ${server} is a DPM server that was removed, rebuild it under its name.`,
              ofServer('rebuild-server', server)
            )
          ]
  },
  'no-database-backup': {
    title: t`No copy of the DPM database`,
    says: ({ server, other }) =>
      say`${other} holds no copy of the DPM database of ${server}, so it cannot be restored from there.`,
    documents: t`A DPM database comes back from the secondary DPM server that protected it. The documents also name tape, Azure and a backup by SQL Server itself, which the lab does not have.`,
    source: from(RECOVER_DPM, BACK_UP_DPM),
    errorIds: [],
    instead: ({ server, other }) => [
      advice(
        say`Restore it from a DPM server that has "DPMDB" of ${server} as a member or inactive replica.`
      ),
      advice(
        say`Without a copy, create the protection groups of ${server} anew.`,
        workspace('protection', server)
      ),
      advice(
        say`For the next time, select "DPMDB" of ${server} in a protection group of ${other}.`,
        workspace('protection', other)
      )
    ]
  },
  'name-mismatch': {
    title: t`DPM server has another name`,
    says: ({ server, other, name }) =>
      say`${server} was rebuilt under a new name, and ${other} holds the DPM database of ${name}. It can be restored only onto a DPM server named ${name}.`,
    documents: t`A DPM server is rebuilt under the same name before its DPM database is restored, and renaming a DPM server is not supported. No ID is documented.`,
    source: from(RECOVER_DPM, SUPPORT),
    errorIds: [],
    instead: ({ name, other }) => [
      advice(say`Rebuild ${name} under its own name.`, ofServer('rebuild-server', name)),
      advice(say`Then restore the DPM database of ${name} from ${other}.`, restoreDatabase(name, other))
    ]
  }
} satisfies Words
