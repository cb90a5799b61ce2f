import { SunMoon } from 'lucide-react'
import { chooseTheme, THEMES, useThemeChoice } from './theme.ts'

/** The theme, chosen in the browser's own list behind an icon. On a phone it stands in the menu. */
export function ThemeSelect() {
  const chosen = useThemeChoice()
  return (
    <span className="relative grid size-8 shrink-0 place-items-center max-sm:hidden rounded-md has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus hover:bg-raised pointer-coarse:size-11">
      <SunMoon size={18} aria-hidden />
      <select
        aria-label="Theme"
        title="Theme"
        value={chosen}
        onChange={({ currentTarget }) => {
          const one = THEMES.find(({ choice }) => choice === currentTarget.value)
          if (one) chooseTheme(one.choice)
        }}
        className="absolute inset-0 cursor-pointer text-table opacity-0"
      >
        {THEMES.map(({ choice, name }) => (
          <option key={choice} value={choice} className="bg-surface text-fg">
            {name}
          </option>
        ))}
      </select>
    </span>
  )
}
