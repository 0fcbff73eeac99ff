import { t } from '../catalogue'
import type { Concern } from '../verdict'
import { advice } from './advice'
import { say } from './phrases'
import type { Words } from './rule-words'
import { BACK_UP_DPM, CODES, from, SECONDARY } from './sources'

/** Which DPM server runs the older version, by the numbers of its version from the left. */
function older({ versions }: Concern): 'local' | 'remote' | undefined {
  const [mine, theirs] = (versions ?? []).map((version) => version.split('.').map(Number))
  if (!mine || !theirs) return undefined
  for (let at = 0; at < Math.max(mine.length, theirs.length); at++) {
    const difference = (mine[at] ?? 0) - (theirs[at] ?? 0)
    if (difference !== 0) return difference < 0 ? 'local' : 'remote'
  }
  return undefined
}

function upgrade(concern: Concern): string {
  const { server, computer, versions } = concern
  switch (older(concern)) {
    case 'local':
      return say`Upgrade DPM on ${server} to ${versions?.[1]}, the version of ${computer}.`
    case 'remote':
      return say`Upgrade DPM on ${computer} to ${versions?.[0]}, the version of ${server}.`
    case undefined:
      return say`Bring ${server} and ${computer} to the same version.`
  }
}

export const versionWords = {
  'version-mismatch': {
    title: t`DPM versions differ`,
    says: ({ server, computer, versions }) =>
      say`${server} runs DPM ${versions?.[0]} and ${computer} runs DPM ${versions?.[1]}. Both need the same version before one can protect the other.`,
    documents: t`A primary and a secondary DPM server must run the same version. The pages differ on how much of it has to be equal: the lab takes the first two numbers as binding. When the product asks is inferred.`,
    source: from(BACK_UP_DPM, SECONDARY, CODES),
    errorIds: [31242, 31243],
    errorIdsFor: (concern) => {
      const which = older(concern)
      if (which === undefined) return [31242, 31243]
      return which === 'remote' ? [31242] : [31243]
    },
    instead: (concern) => [
      advice(upgrade(concern)),
      advice(t`Choose a DPM server of the same version as the partner.`)
    ]
  },
  'rollup-mismatch': {
    title: t`DPM updates differ`,
    says: ({ server, computer, versions }) =>
      say`${server} runs DPM ${versions?.[0]} and ${computer} runs DPM ${versions?.[1]}. The version is the same, the installed updates are not.`,
    documents: t`Some pages ask for the same updates on both DPM servers, others only for the same major and minor version. The lab therefore warns and goes on.`,
    source: from(BACK_UP_DPM, SECONDARY),
    errorIds: [],
    instead: (concern) => [advice(upgrade(concern))]
  }
} satisfies Words
