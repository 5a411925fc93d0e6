// Marks of evidence on touch screens and by keyboard. Without this script a mark is a plain link to its record.
(() => {
  const touch = window.matchMedia("(hover: none)");
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".fact-mark");
    // where a pointer cannot hover, the first tap shows the card and the second opens the record
    if (mark && touch.matches && mark !== shown) {
      event.preventDefault();
      show(mark);
    } else if (!event.target.closest(".fact")) {
      show(null);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(null);
      const mark = document.activeElement.closest(".fact-mark");
      if (mark) mark.closest(".fact").classList.add("dismissed");
    }
  });
  document.addEventListener("focusout", (event) => {
    event.target.closest(".fact")?.classList.remove("dismissed");
  });

  let shown = null;
  function show(mark) {
    shown?.closest(".fact").classList.remove("shown");
    shown = mark;
    mark?.closest(".fact").classList.add("shown");
  }
})();
