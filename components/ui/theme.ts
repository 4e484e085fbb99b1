/** Where a reader's choice is kept: "light" or "dark"; anything else follows the system. */
const KEY = 'theme';
const SYSTEM = '(prefers-color-scheme: dark)';

/** Sets the class on <html> before the first paint; stands in the page as a script of its own, so it uses nothing else. */
export const THEME_SCRIPT = `{let kept;try{kept=localStorage.getItem('${KEY}')}catch{}document.documentElement.classList.toggle('dark',kept==='dark'||(kept!=='light'&&matchMedia('${SYSTEM}').matches))}`;

export function isDark(): boolean {
  return document.documentElement.classList.contains('dark');
}

/** Turns the page light or dark, and keeps the choice for the next visit. */
export function chooseTheme(theme: 'light' | 'dark'): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Where the browser keeps nothing, the choice is good for this page.
  }
  show(theme === 'dark');
}

/** Follows the system, where nothing was chosen, and what is chosen in other tabs. Returns how to stop. */
export function followTheme(): () => void {
  const system = matchMedia(SYSTEM);
  const follow = () => {
    const kept = readChoice();
    show(kept === 'dark' || (kept !== 'light' && system.matches));
  };
  const onStorage = (event: StorageEvent) => {
    if (event.key === KEY) follow();
  };
  system.addEventListener('change', follow);
  addEventListener('storage', onStorage);
  return () => {
    system.removeEventListener('change', follow);
    removeEventListener('storage', onStorage);
  };
}

/** Calls back when the page turns light or dark. Returns how to stop. */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['class'] });
  return () => observer.disconnect();
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** All at once: what fades its colours over would turn later than the rest. */
function show(dark: boolean): void {
  if (dark === isDark()) return;
  const still = document.createElement('style');
  still.textContent = '*,*::before,*::after{transition:none!important}';
  document.head.append(still);
  document.documentElement.classList.toggle('dark', dark);
  // The style counts once it was computed, so that must happen before it goes.
  getComputedStyle(document.body).getPropertyValue('color');
  setTimeout(() => still.remove(), 1);
}
