import { t } from '../catalogue'
import { advice } from './advice'
import { quoted, say } from './phrases'
import type { Words } from './rule-words'
import { AGENT, BACK_UP_DPM, CODES, from, RECOVER_DPM } from './sources'
import { workspace } from './starts'

/** What was put out of order on purpose, and stops a command at once. */
export const faultWords = {
  'computer-unreachable': {
    title: t`Network to the computer is cut`,
    says: ({ server, computer }) => say`${server} and ${computer} do not reach each other over the network.`,
    documents: t`A DPM server works with a computer over the network, and a firewall between them is a known cause. ID 300 is documented for the installation of an agent, ID 53 for one that is there.`,
    source: from(CODES, AGENT),
    errorIds: [300, 53],
    instead: ({ server, computer }) => [
      advice(say`Restore the network between ${server} and ${computer}. The Lab menu does it.`),
      advice(say`Then refresh the information of the agent on ${server}.`, workspace('agents', server))
    ]
  },
  'access-denied': {
    title: t`Access denied`,
    says: ({ server, computer }) =>
      say`${computer} denies access to ${server}: the account has no rights there, or ${server} is not in the groups that the agent trusts.`,
    documents: t`Installing an agent takes an account with administrator rights on the computer. An agent that is there admits the DPM server that it was set to with SetDpmServer.exe, and that the trusted groups on the computer contain. IDs 271 and 33220 are documented for credentials, ID 42 for an agent.`,
    source: from(CODES, AGENT, RECOVER_DPM),
    errorIds: [271, 33220, 42],
    instead: ({ server, computer }) => [
      advice(say`Give the right credentials for ${computer}. The Lab menu corrects them.`),
      advice(
        say`If the agent is on ${computer} already, run SetDpmServer.exe there with the name ${server}.`,
        workspace('agents', server)
      )
    ]
  },
  'sql-writer-stopped': {
    title: t`SQL Server VSS Writer not running`,
    says: ({ server, computer, dataSource }) =>
      say`The SQL Server VSS Writer service on ${computer} is not running, so ${server} cannot take ${quoted(dataSource)} of ${computer}.`,
    documents: t`Databases are read with the help of the SQL Server VSS Writer service. It has to run before a database can be selected.`,
    source: from(CODES, BACK_UP_DPM),
    errorIds: [31310],
    instead: ({ computer }) => [
      advice(
        say`Start the SQL Server VSS Writer service on ${computer}. The Lab menu does it. Then select the database again.`
      )
    ]
  },
  'dpm-writer-stopped': {
    title: t`DPMWriter not running`,
    says: ({ server, computer, through }) =>
      say`${server} cannot read what ${through} protects of ${computer}, because the DPMWriter service on ${through} is not running.`,
    documents: t`The DPMWriter service of a primary DPM server shows its replicas to the secondary. While it is stopped, the secondary can neither list nor copy them.`,
    source: CODES,
    errorIds: [33119],
    instead: ({ through }) => [
      advice(
        say`Start the DPMWriter service on ${through}. The Lab menu does it. Then select the replicas again.`
      )
    ]
  }
} satisfies Words
