import { ref } from 'vue'

export type Theme = 'system' | 'light' | 'dark'
const KEY = 'theme'

function stored(): Theme {
  const value = localStorage.getItem(KEY)
  return value === 'light' || value === 'dark' ? value : 'system'
}

export const theme = ref<Theme>(stored())

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = theme.value
}

export function setTheme(value: Theme): void {
  theme.value = value
  localStorage.setItem(KEY, value)
  applyTheme()
}
