// Before anything that holds texts is loaded: the catalogue in the pseudo language.

import { speak } from '@shared/catalogue/speak'

await speak('qps')
