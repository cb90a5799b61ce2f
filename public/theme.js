// Sets the theme before the first paint, so that no page flashes in the wrong one. Served as a file
// because the content security policy allows no inline script.
;(function () {
  var chosen = null
  try {
    chosen = localStorage.getItem('streamgauge.theme')
  } catch {
    // Storage is forbidden: the system's preference decides.
  }
  var wantsDark = !window.matchMedia('(prefers-color-scheme: light)').matches
  var isKnown = chosen === 'dark' || chosen === 'light' || chosen === 'contrast'
  var theme = isKnown ? chosen : wantsDark ? 'dark' : 'light'
  document.documentElement.setAttribute('data-theme', theme)
})()
