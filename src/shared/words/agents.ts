import { t } from '../catalogue'
import { advice } from './advice'
import { say } from './phrases'
import type { Words } from './rule-words'
import { AGENT, CHAINING, CODES, from, GROUPS, INFERRED, SET_UP_CHAINING } from './sources'
import { onComputer, workspace } from './starts'

export const agentWords = {
  'agent-on-itself': {
    title: t`Agent wizard aimed at its own server`,
    says: ({ server }) =>
      say`${server} cannot put a protection agent on itself. The agent on a DPM server belongs to the DPM server that is to protect it.`,
    documents: t`The installation wizard refuses the computer on which it runs. A DPM server needs no agent for its own data.`,
    source: from(CODES, CHAINING),
    errorIds: [334],
    instead: ({ server }) => [
      advice(
        say`For secondary protection of ${server}, install the agent from the console of the other DPM server.`
      ),
      advice(
        say`Own data of ${server} can go into a protection group there without an agent. It breaks a chain in which ${server} is protected.`,
        workspace('protection', server)
      )
    ]
  },
  'agent-already-installed': {
    title: t`Agent already installed`,
    says: ({ server, computer }) => say`${server} already owns the protection agent on ${computer}.`,
    documents: t`A computer carries one protection agent. The wizard says so when the agent is already there.`,
    source: CODES,
    errorIds: [333],
    instead: ({ server, computer }) => [
      advice(
        say`Nothing is missing on ${computer}: select its data in a protection group of ${server}.`,
        workspace('protection', server)
      ),
      advice(say`The agent is listed under Management, Agents on ${server}.`, workspace('agents', server))
    ]
  },
  'agent-owned-elsewhere': {
    title: t`Agent belongs to another DPM server`,
    says: ({ server, computer, other }) =>
      say`The protection agent on ${computer} belongs to ${other}, so ${server} cannot have it this way. An agent has one owner at a time.`,
    documents: t`All data of a computer belongs to one DPM server. An agent that came from another DPM server cannot be installed once more: it is attached, or its ownership is taken. That attaching waits until the owner has no member left is inferred.`,
    source: from(CODES, AGENT, GROUPS),
    errorIds: [3107, 337, 302],
    instead: ({ server, computer, other }) => [
      advice(
        say`Attach the agent to ${server}. This is open once ${other} is down or has no member left that concerns ${computer}.`,
        onComputer('attach-agent', server, computer)
      ),
      advice(
        say`Stop protection of what ${other} still has of or through ${computer}.`,
        workspace('protection', other)
      ),
      advice(
        say`If ${server} already has primary or switched members of ${computer}, use Take Ownership.`,
        onComputer('take-ownership', server, computer)
      )
    ]
  },
  'agent-required': {
    title: t`Protection agent required`,
    says: ({ server, computer, other }) =>
      other === undefined
        ? say`${computer} carries no protection agent, and ${server} needs one there for this.`
        : say`The protection agent on ${computer} belongs to ${other}, and ${server} needs to own it for this.`,
    documents: t`A DPM server works with a computer through an agent that reports to it. For secondary protection the agent goes from the secondary onto the primary DPM server first. ID 31214 is documented for a switch to a computer without agent. For the member selection no ID is documented.`,
    source: from(CHAINING, SET_UP_CHAINING, CODES),
    errorIds: [31214],
    instead: ({ server, computer, other }) =>
      other === undefined
        ? [
            advice(
              say`Install the protection agent on ${computer} from ${server}.`,
              onComputer('install-agent', server, computer)
            ),
            advice(
              say`Where ${server} is only the secondary DPM server of ${computer}, the agent comes from the primary DPM server.`
            )
          ]
        : [
            advice(
              say`Attach the agent to ${server}. This is open once ${other} is down or has no member left that concerns ${computer}.`,
              onComputer('attach-agent', server, computer)
            ),
            advice(
              say`If ${server} already has primary or switched members of ${computer}, use Take Ownership.`,
              onComputer('take-ownership', server, computer)
            ),
            advice(
              say`To work with the agent as it is, open the console of ${other}.`,
              workspace('agents', other)
            )
          ]
  },
  'agent-in-use': {
    title: t`Agent still in use`,
    says: ({ server, computer }) =>
      say`${server} still has members that need the protection agent on ${computer}, so it cannot be uninstalled.`,
    documents: t`An agent can be uninstalled only when nothing of its computer is left in a protection group. That replicas taken through a DPM server count as well is inferred.`,
    source: CODES,
    errorIds: [292],
    instead: ({ server, computer }) => [
      advice(
        say`Stop protection of these members on ${server}, with the data retained or deleted, then uninstall the agent from ${computer}.`,
        workspace('protection', server)
      )
    ]
  },
  'agent-of-primary': {
    title: t`Agent of a DPM server`,
    says: ({ server, computer }) =>
      say`${computer} is a DPM server, and ${server} cannot update the protection agent there.`,
    documents: t`The agents on a primary DPM server cannot be upgraded from another computer: they come with DPM itself.`,
    source: CODES,
    errorIds: [32523],
    instead: ({ computer }) => [advice(say`Upgrade DPM on ${computer}. Its agent is then up to date too.`)]
  },
  'nothing-to-own': {
    title: t`Nothing to own`,
    says: ({ server, computer }) =>
      server === computer
        ? say`${server} needs no protection agent for its own data, so there is no ownership to take.`
        : say`${server} protects nothing of ${computer} directly, so it has no use for the ownership of the agent there.`,
    documents: t`Take Ownership belongs to the alert Agent Ownership Required, which appears on a DPM server whose own jobs for a computer no longer run. That the server must have such members is inferred.`,
    source: from(CODES, INFERRED),
    errorIds: [],
    instead: ({ server, computer }) =>
      server === computer
        ? [
            advice(
              say`Select own data of ${server} in a protection group there.`,
              workspace('protection', server)
            )
          ]
        : [
            advice(
              say`To protect ${computer} from ${server} anew, attach its agent to ${server}.`,
              onComputer('attach-agent', server, computer)
            ),
            advice(
              say`If ${server} holds ${computer} under secondary protection, use Switch Disaster Protection.`,
              onComputer('switch-protection', server, computer)
            )
          ]
  }
} satisfies Words
