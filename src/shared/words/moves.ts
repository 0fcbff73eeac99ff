import { t } from '../catalogue'
import type { Concern } from '../verdict'
import { advice } from './advice'
import { say } from './phrases'
import type { Words } from './rule-words'
import { CHAINING, from, INFERRED, SUPPORT } from './sources'
import { newDpmServer, ofServer, onComputer } from './starts'

/** `server` is where the computer is or is to go, `other` holds copies of it that came from the DPM server `from`. */
function unsupported({ server, computer, other, from: primary, link }: Concern): string {
  if (other === server) {
    return say`${server} holds copies of ${computer} that came from ${primary}. It cannot become the ordinary primary DPM server of ${computer} as well.`
  }
  // The link is the one the copies came along, or the one that would come about when the holder reaches for the server.
  if (link?.protected === server) {
    return say`${other} would come to know ${server}, which protects ${computer} directly, while it holds copies of ${computer} that came from ${primary}. That amounts to an unsupported move of ${computer} from ${primary} to ${server}.`
  }
  return say`${other} holds copies of ${computer} that came from ${primary}. ${computer} cannot be protected by ${server} as long as ${other} knows ${server} or is to know it.`
}

export const moveWords = {
  'unsupported-move': {
    title: t`Unsupported move`,
    says: unsupported,
    documents: t`When a primary DPM server is lost, the documents rule out two ways for its protected servers: over to another primary that shares the same secondary, and over to the secondary itself as an ordinary primary. They allow three ways instead. No ID is documented. That knowing a DPM server means owning its agent or protecting it is inferred.`,
    source: from(CHAINING, SUPPORT, INFERRED),
    errorIds: [],
    instead: ({ server, computer, other, from: primary }) => [
      advice(
        say`Use Switch Disaster Protection on ${other} for ${computer} and stay in this mode. No other DPM server can then take ${computer} under secondary protection.`,
        onComputer('switch-protection', other, computer)
      ),
      advice(
        say`If ${primary} is lost, rebuild it under its own name and restore its DPM database from ${other}, where that is protected. ${primary} then resumes primary protection of ${computer}.`,
        ofServer('rebuild-server', primary)
      ),
      advice(
        other === server
          ? say`Move ${computer} to a new DPM server that ${other} does not know.`
          : say`Move ${computer} to a new DPM server that ${other} does not know, other than ${server}.`,
        newDpmServer(computer, other)
      )
    ]
  }
} satisfies Words
