import { t } from '../catalogue'
import { advice } from './advice'
import { quoted, say } from './phrases'
import type { Words } from './rule-words'
import { CODES, from, GROUPS } from './sources'
import { workspace } from './starts'

export const groupWords = {
  'group-name-taken': {
    title: t`Protection group name in use`,
    says: ({ server, group }) => say`${server} already has a protection group named ${quoted(group)}.`,
    documents: t`The name of a protection group is unique on its DPM server.`,
    source: from(CODES, GROUPS),
    errorIds: [137],
    instead: ({ server, group }) => [
      advice(say`Choose a name other than ${quoted(group)}.`),
      advice(
        say`Or add the members to the protection group ${quoted(group)}.`,
        workspace('protection', server)
      )
    ]
  },
  'group-name-invalid': {
    title: t`Protection group name not valid`,
    says: ({ server, group }) =>
      group === ''
        ? say`A protection group on ${server} needs a name.`
        : say`${quoted(group)} cannot be the name of a protection group on ${server}.`,
    documents: t`The name has 1 to 64 characters with at least one letter, and none of | / ( ) and full stop.`,
    source: from(CODES, GROUPS),
    errorIds: [146],
    instead: () => [
      advice(
        t`Choose a name of 1 to 64 characters, with at least one letter and without | / ( ) and full stop.`
      )
    ]
  },
  'no-members': {
    title: t`No members selected`,
    says: ({ server, group }) =>
      group === ''
        ? say`Nothing is selected for the new protection group on ${server}.`
        : say`Nothing is selected for the protection group ${quoted(group)} on ${server}.`,
    documents: t`A protection group has at least one member.`,
    source: CODES,
    errorIds: [31010],
    instead: ({ server }) => [
      advice(
        say`Select at least one data source under Available members. Those that are not offered are protected already, or ${server} does not own the agent they need.`
      )
    ]
  }
} satisfies Words
