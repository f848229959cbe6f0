// The look that was chosen last, set before anything is drawn.
try {
  const look = localStorage.getItem("look");
  if (look === "light" || look === "dark") document.documentElement.dataset.theme = look;
} catch {
  // A browser that keeps nothing has the look of its system.
}
