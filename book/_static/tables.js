// Tables that a reader can search, sort and filter. Without this script they are whole and in order of time.
(() => {
  // letters that a reader may type without marks, or in Latin: "Ozal" finds Özal, "Kazak" finds Қазақ
  const latin = {
    ı: "i", ə: "e", ø: "o", ß: "ss", "’": "'", "‑": "-",
    а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ж: "j", з: "z", и: "i", і: "i", к: "k",
    қ: "k", л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u",
    ү: "u", ф: "f", х: "h", һ: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
  };
  const fold = (text) =>
    typeof text !== "string" ? text
      : [...text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")].map((l) => latin[l] ?? l).join("");
  DataTable.util.diacritics(fold);

  document.querySelectorAll("table.interactive").forEach((element) => {
    element.querySelectorAll("tr.group").forEach((row) => row.remove());
    const heads = [...element.tHead.rows[0].cells];
    const titles = heads.map((head) => head.textContent.trim());
    const numbers = heads.flatMap((head, at) => (head.classList.contains("number") ? [at] : []));
    const hidden = heads.flatMap((head, at) => (head.classList.contains("hidden-column") ? [at] : []));
    const long = element.tBodies[0].rows.length > 150;
    const saved = new URLSearchParams(location.hash.startsWith(`#${element.id}?`) ? location.hash.split("?")[1] : "");
    // tables that become blocks on a phone stay tables for a screen reader
    const roles = { thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
    element.setAttribute("role", "table");
    Object.entries(roles).forEach(([tag, role]) =>
      element.querySelectorAll(tag).forEach((one) => one.setAttribute("role", role)));

    const table = new DataTable(element, {
      order: [],
      paging: long,
      pageLength: 50,
      lengthMenu: [50, 100, { label: "all", value: -1 }],
      columnDefs: [{ visible: false, targets: hidden }, { type: "html-num-fmt", targets: numbers }, { type: "html", targets: "_all" }],
      layout: { topStart: "search", topEnd: null, bottomStart: "info", bottomEnd: long ? ["pageLength", "paging"] : null },
      language: { search: "Search the table", info: "_START_–_END_ of _TOTAL_ rows", infoEmpty: "no row", infoFiltered: "(of _MAX_ in all)",
        lengthMenu: "Rows a page: _MENU_", zeroRecords: "No row has all of this." },
    });

    const menus = heads.flatMap((head, at) => (head.classList.contains("filter") ? [menu(at)] : []));
    const row = document.createElement("div");
    row.className = "table-filters";
    const clear = document.createElement("button");
    clear.type = "button";
    clear.textContent = "Clear";
    clear.addEventListener("click", () => {
      menus.forEach(([select]) => { select.value = ""; select.dispatchEvent(new Event("change")); });
      table.search("").order([]).draw();
    });
    row.append(...menus.map(([, label]) => label), clear);
    table.table().container().prepend(row);
    table.search(saved.get("q") ?? "");
    menus.forEach(([select]) => select.dispatchEvent(new Event("change")));
    table.on("draw", remember);

    function menu(at) {
      const label = document.createElement("label");
      const select = document.createElement("select");
      const values = new Set(table.column(at).nodes().toArray().map((cell) => cell.textContent.trim()));
      select.append(new Option("all", ""), ...[...values].sort().map((value) => new Option(value, value)));
      select.value = saved.get(titles[at]) ?? "";
      select.addEventListener("change", () => table.column(at).search(select.value, { exact: !!select.value }).draw());
      label.append(`${titles[at]} `, select);
      return [select, label];
    }

    // the address keeps what is searched, so that a filtered table can be shared
    function remember() {
      const state = new URLSearchParams();
      if (table.search()) state.set("q", table.search());
      heads.forEach((_, at) => { if (table.column(at).search()) state.set(titles[at], table.column(at).search()); });
      const mine = location.hash.startsWith(`#${element.id}?`);
      if (String(state) || mine) history.replaceState(null, "", String(state) ? `#${element.id}?${state}` : "#");
    }
  });
})();
