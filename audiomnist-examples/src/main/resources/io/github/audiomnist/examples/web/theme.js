// Runs before the page is drawn, so that it never flashes in the other theme.
(() => {
  const THEMES = ["system", "light", "dark"];
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // Storage is switched off.
    }
  };

  const show = (theme) => {
    root.dataset.theme = THEMES.includes(theme) ? theme : "system";
    const button = document.getElementById("theme");
    if (button) {
      button.textContent = `Theme: ${root.dataset.theme}`;
    }
    document.dispatchEvent(new Event("themechange"));
  };

  const next = () => {
    const theme = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // It lasts until the page is left.
    }
    show(theme);
  };

  show(kept());
  document.addEventListener("DOMContentLoaded", () => {
    show(root.dataset.theme);
    document.getElementById("theme").addEventListener("click", next);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(root.dataset.theme));
})();
