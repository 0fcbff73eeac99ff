import { t } from '@shared/catalogue'

/** How long a caption stays. With `hand` until the presenter goes on. */
export type Pace = 'slow' | 'normal' | 'fast' | 'hand'

export const PACES: readonly { readonly pace: Pace; readonly label: string }[] = [
  { pace: 'slow', label: t`Slow` },
  { pace: 'normal', label: t`Normal` },
  { pace: 'fast', label: t`Fast` },
  { pace: 'hand', label: t`Step by step` }
]

const FACTORS: Readonly<Record<Exclude<Pace, 'hand'>, number>> = { slow: 1.6, normal: 1, fast: 0.5 }
/** To find the caption and look up from it to the console. */
const LOOKING = 1_500
/** Subtitles are made for some 15 characters a second. */
const CHARACTERS_A_SECOND = 15

/** As long as a timer can wait. */
const FOR_EVER = 2_147_483_647

/** In milliseconds: long enough to be read from the back of a room. */
export function readingTime(text: string, pace: Pace): number {
  if (pace === 'hand') return FOR_EVER
  return (LOOKING + (text.length / CHARACTERS_A_SECOND) * 1_000) * FACTORS[pace]
}
