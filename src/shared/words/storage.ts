import { t } from '../catalogue'
import { advice } from './advice'
import { say } from './phrases'
import type { Words } from './rule-words'
import { CODES, from, GROUPS, INFERRED } from './sources'
import { workspace } from './starts'

export const storageWords = {
  'no-storage-space': {
    title: t`Not enough space in the storage pool`,
    says: ({ server }) => say`The storage pool of ${server} has no room for the replicas of these members.`,
    documents: t`The wizard proposes space for every member and asks for more storage where the pool does not have it.`,
    source: from(CODES, GROUPS),
    errorIds: [358],
    instead: ({ server }) => [
      advice(say`Add a disk to the storage pool of ${server}.`, workspace('disk-storage', server)),
      advice(
        say`Remove inactive protection on ${server}, which gives the space of its replicas back.`,
        workspace('protection', server)
      ),
      advice(t`Or select fewer members, or a shorter retention range.`)
    ]
  },
  'no-tape-library': {
    title: t`No tape library attached`,
    says: ({ server }) =>
      say`No tape library is attached to ${server}, so there is nothing to rescan or take stock of.`,
    documents: t`Rescan and Inventory library work on the libraries that a DPM server has found. What happens without one is inferred, and no ID is documented.`,
    source: INFERRED,
    errorIds: [],
    instead: ({ server }) => [
      advice(say`Choose a DPM server other than ${server}, one with a tape library.`),
      advice(t`A lab gets one with a DPM server: add one that has a tape library.`)
    ]
  }
} satisfies Words
