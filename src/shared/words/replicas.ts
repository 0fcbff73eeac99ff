import { t } from '../catalogue'
import { advice } from './advice'
import { quoted, say } from './phrases'
import type { Words } from './rule-words'
import { CODES, from, INFERRED, JOBS } from './sources'
import { workspace } from './starts'

export const replicaWords = {
  'replica-busy': {
    title: t`A job runs on the replica`,
    says: ({ server, computer, dataSource }) =>
      say`A job is running on the replica of ${quoted(dataSource)} of ${computer} on ${server}. Only one job at a time works on a replica.`,
    documents: t`A replica is taken by the job that works on it, and another job has to wait until it is done.`,
    source: from(CODES, JOBS),
    errorIds: [141],
    instead: ({ server }) => [
      advice(t`Wait until the job is done. The clock of the lab can run on to its end.`),
      advice(
        say`Or cancel it on ${server}, in Monitoring. A job that is cancelled by hand cannot be retried.`,
        workspace('jobs', server)
      )
    ]
  },
  'replica-not-ready': {
    title: t`Replica not in order`,
    says: ({ server, computer, dataSource }) =>
      say`The replica of ${quoted(dataSource)} of ${computer} on ${server} is inconsistent, missing or not created yet, so this cannot be done with it.`,
    documents: t`Of a replica that is inconsistent no new recovery point is made: a consistency check comes first. On a missing replica, too, the action is refused. That one which is not created yet counts like them is inferred.`,
    source: from(CODES, INFERRED),
    errorIds: [192, 31209, 31208],
    instead: ({ server, computer, dataSource }) => [
      advice(
        say`If it is inconsistent, use Perform Consistency Check on ${quoted(dataSource)} of ${computer}.`,
        workspace('protection', server)
      ),
      advice(t`If it is not created yet, wait for its creation, or load its data by hand.`),
      advice(
        say`If it is missing, reallocate it with DpmSync -ReallocateReplica on ${server}, or stop its protection and select the data anew.`,
        workspace('disk-storage', server)
      )
    ]
  }
} satisfies Words
