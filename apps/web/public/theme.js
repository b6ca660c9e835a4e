// Sets the theme and language that the reader chose before anything is drawn; storage may be forbidden.
try {
  const theme = localStorage.getItem('hiap-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  document.documentElement.lang = localStorage.getItem('hiap-language') || 'vi'
} catch {}
