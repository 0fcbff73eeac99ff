import { t } from '../catalogue'
import { advice } from './advice'
import { quoted, say } from './phrases'
import type { Words } from './rule-words'
import { BACK_UP_DPM, CHAINING, CODES, from, INFERRED, SECONDARY, SET_UP_CHAINING } from './sources'
import { ofServer, onComputer, workspace } from './starts'

export const chainWords = {
  'protected-once': {
    title: t`DPM server already protected`,
    says: ({ server, computer, other }) =>
      say`${computer} is already protected by ${other}, so ${server} cannot protect it too. A DPM server has at most one protector.`,
    documents: t`A DPM server has a place for one protector only. That IDs 32671 and 326 are the ones shown in this case is inferred from what they advise.`,
    source: from(CHAINING, BACK_UP_DPM, CODES),
    errorIds: [32671, 326],
    instead: ({ server, computer, other }) => [
      advice(say`Leave ${computer} with ${other}. Its agent is listed there.`, workspace('agents', other)),
      advice(
        say`To change the protector, stop protection of everything that ${other} has of or through ${computer}, then attach the agent to ${server}.`,
        workspace('protection', other)
      ),
      advice(
        say`Protect ${other} from ${server} instead, which lengthens the chain.`,
        onComputer('install-agent', server, other)
      ),
      advice(
        say`If ${other} failed, what is on its record still counts. Repair it, then stop protection there.`,
        ofServer('repair-server', other)
      )
    ]
  },
  'chain-order': {
    title: t`Order of the chain`,
    says: ({ server, computer, other }) =>
      say`${server} stands further along the chain of ${computer}, which is protected by ${other}. It covers ${computer} through the chain and cannot be its secondary DPM server directly.`,
    documents: t`The chain itself settles which server is primary and which is secondary, and a server further along covers the earlier ones only through the servers between. No ID is documented for it: 32671 and 326 are given by inference, as the ones that fit a DPM server protected already.`,
    source: from(CHAINING, BACK_UP_DPM, INFERRED),
    errorIds: [32671, 326],
    instead: ({ server, computer, other }) => [
      advice(say`Keep the chain: ${computer} stays with ${other}.`, workspace('agents', other)),
      advice(
        say`To protect ${computer} from ${server} directly, first stop protection of everything that ${other} has of or through ${computer}.`,
        workspace('protection', other)
      )
    ]
  },
  'self-protection': {
    title: t`DPM server protects its own data`,
    says: ({ server, computer }) =>
      say`${computer} protects data of its own, so ${server} cannot protect ${computer} or the replicas it holds.`,
    documents: t`A DPM server with its own database or System State under protection has left the chain, and another one cannot take it. ID 31227 speaks only of the single data source, the chaining page of the whole server: the lab follows the page. A DPM database on a remote SQL Server is the way around that the documents give.`,
    source: from(CHAINING, BACK_UP_DPM, CODES),
    errorIds: [31227],
    instead: ({ server, computer }) => [
      advice(
        say`Stop protection of the data that ${computer} has of its own, with the data retained or deleted. After that ${server} can protect it.`,
        workspace('protection', computer)
      )
    ]
  },
  'breaks-chain': {
    title: t`This breaks the chain`,
    says: ({ server, other, dataSource }) =>
      say`${server} is protected by ${other}, and protecting its own ${quoted(dataSource) ?? t`data`} breaks that link. If it is confirmed, what ${other} has of or through ${server} stops, and ${other} raises an alert and can take no more of it, until ${server} gives up protecting its own data.`,
    documents: t`A server that takes its own database or its System State under protection leaves its chain, and its protector can no longer protect it. The documents name no ID and do not say what becomes of the members. That they stop, and that the link mends when the own data is given up, is inferred.`,
    source: from(CHAINING, INFERRED),
    errorIds: [],
    instead: ({ server, other, dataSource }) => [
      advice(
        say`Leave the data to the chain: select ${quoted(dataSource) ?? t`it`} of ${server} in a protection group of ${other}.`,
        workspace('protection', other)
      ),
      advice(
        say`After a confirmation, the link mends when protection of own data is stopped on ${server}, with the data retained or deleted.`,
        workspace('protection', server)
      )
    ]
  },
  'local-protection-off': {
    title: t`Protection of local data is off`,
    says: ({ server, dataSource }) =>
      say`${server} may not protect its own ${quoted(dataSource)} while AllowLocalDataProtection is off. Of its own data only the DPM database is offered.`,
    documents: t`On the DPM server itself the console offers the DPM database alone. Set-DPMGlobalProperty with AllowLocalDataProtection opens the rest.`,
    source: from(CODES, 'Set-DPMGlobalProperty'),
    errorIds: [31046],
    instead: ({ server, dataSource }) => [
      advice(
        say`Let another DPM server protect ${quoted(dataSource)} of ${server}: install the agent on ${server} from there.`
      ),
      advice(
        say`Turn AllowLocalDataProtection on for ${server}. Own data under protection breaks a chain in which ${server} is protected.`
      )
    ]
  },
  'dpmdb-not-selected': {
    title: t`DPM database not selected`,
    says: ({ server, through }) =>
      say`${server} takes replicas from ${through} without the DPM database of ${through}. If ${through} is lost, there is no copy of that database on ${server} to restore.`,
    documents: t`Replicas of a primary DPM server are of no use after a total loss unless its DPM database was protected as well. The product warns and lets the group be made.`,
    source: from(CODES, BACK_UP_DPM, SECONDARY),
    errorIds: [148],
    instead: ({ server, through }) => [
      advice(
        say`Add "DPMDB" of ${through} to a protection group of ${server}.`,
        workspace('protection', server)
      )
    ]
  },
  'undocumented-ring': {
    title: t`Ring that is not documented`,
    says: ({ ring }) => {
      const [first] = ring ?? []
      return first === undefined
        ? t`This closes a ring of three or more DPM servers.`
        : say`This closes a ring of DPM servers: ${[...(ring ?? []), first].join(' → ')}.`
    },
    documents: t`The documents show two DPM servers that protect each other, and chains of any length. A ring of three or more is not spoken of. As each server is protected once, no stated rule forbids it: that it is allowed is inferred.`,
    source: from(SET_UP_CHAINING, BACK_UP_DPM, INFERRED),
    errorIds: [],
    instead: ({ server, ring }) => [
      advice(
        say`To stay with what is documented, leave ${ring?.[0]} without protection by ${server}, as the start of a chain.`
      ),
      advice(t`Or let two DPM servers protect each other and the others follow as a chain.`)
    ]
  }
} satisfies Words
