(() => {
  "use strict";

  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const counted = (count) => `${count.toLocaleString("en")} ${count === 1 ? "paper" : "papers"}`;

  const tools = one(".tools");
  const form = one(".filters");
  const field = Object.fromEntries(
    ["q", "year", "author", "category"].map((name) => [name, one(`[name=${name}]`, form)]),
  );
  const format = one("[name=format]");
  const status = one("[role=status]");
  const none = one(".none");
  const chart = one(".chart");
  const people = JSON.parse(one("script.people-data").textContent);
  const sections = all("main section").map((section) => ({
    section,
    small: one("h2 small", section),
    papers: all("ol > li", section).map((item) => ({
      item,
      year: section.dataset.y || item.dataset.y || "",
      categories: (item.dataset.c || "").split(" ").filter(Boolean),
      people: (item.dataset.p || "").split(" ").filter(Boolean),
      // Read at once: what translates the page would change it, and the texts to copy need it.
      said: all("h3, .by, .where, .said, .caveat", item).map((e) => e.textContent).join("\n"),
      words: null,
    })),
  }));
  const papers = sections.flatMap((section) => section.papers);
  let shown = papers;

  // Words without accents and case, as they are typed in a hurry.
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter])
      .replace(/[‐‑–—]/g, "-")
      .replace(/[‘’ʼ]/g, "'");
  const words = (paper) => (paper.words ??= fold(paper.said));

  // Filters: the fields are the state, the address repeats it.
  const filter = () => {
    const asked = fold(field.q.value).split(/\s+/).filter(Boolean);
    const { year, author, category } = field;
    const fits = (paper) =>
      (!year.value || paper.year === year.value) &&
      (!author.value || paper.people.includes(author.value)) &&
      (!category.value || paper.categories.includes(category.value)) &&
      asked.every((word) => words(paper).includes(word));
    shown = papers.filter(fits);
    const kept = new Set(shown);
    for (const { section, small, papers: own } of sections) {
      let count = 0;
      for (const paper of own) {
        paper.item.hidden = !kept.has(paper);
        count += kept.has(paper);
      }
      section.hidden = !count;
      small.textContent = counted(count);
    }
    const isSome = shown.length < papers.length;
    status.textContent = isSome
      ? `${shown.length.toLocaleString("en")} of ${counted(papers.length)}`
      : counted(papers.length);
    none.hidden = shown.length > 0;
    one("button[type=reset]", form).disabled = !isSome && !isFiltered();
    for (const button of all(".people button")) {
      button.setAttribute("aria-pressed", String(button.value === author.value));
    }
    if (chart) {
      chart.classList.toggle("some", year.value !== "");
      for (const bar of all("g", chart)) {
        bar.classList.toggle("chosen", bar.dataset.year === year.value);
      }
    }
  };
  const isFiltered = () => Object.values(field).some((input) => input.value !== "");

  const toAddress = () => {
    const said = new URLSearchParams();
    for (const [name, input] of Object.entries(field)) {
      const value = name === "author" && input.value ? people[input.value][0] : input.value;
      if (value) said.set(name, value);
    }
    const isAnchor = location.hash && !location.hash.includes("=");
    if (!String(said) && (isAnchor || !location.hash)) return;
    try {
      const address = String(said) ? `#${said}` : location.pathname + location.search;
      history.replaceState(null, "", address);
    } catch {
      // Some browsers allow it no page that is a file.
    }
  };
  const fromAddress = () => {
    const hash = location.hash.slice(1);
    const said = new URLSearchParams(hash.includes("=") ? hash : "");
    for (const [name, input] of Object.entries(field)) {
      let value = said.get(name) ?? "";
      if (name === "author") value = String(people.findIndex(([known]) => known === value));
      const isKnown = input === field.q || [...input.options].some((o) => o.value === value);
      input.value = isKnown ? value : "";
    }
    filter();
  };
  const changed = () => {
    filter();
    toAddress();
  };
  const clear = () => {
    for (const input of Object.values(field)) input.value = "";
    changed();
  };

  // Texts to copy: packed where there are many, and then opened when first wanted.
  let texts = null;
  const bytes = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stored = (isLast, length) =>
    Uint8Array.of(isLast, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255);
  const unpacked = async (packed) => {
    const encoder = new TextEncoder(), decoder = new TextDecoder();
    const parts = [Uint8Array.of(0x78, 0x9c)];
    const runs = [];
    let next = 0;
    for (let n = 0; n + 1 < packed.length; n += 2) {
      const run = papers.slice(next, (next += Number(packed[n])));
      const said = encoder.encode(run.map((paper) => `${paper.said}\n`).join(""));
      for (let at = 0; at < said.length; at += 0xffff) {
        const some = said.subarray(at, at + 0xffff);
        parts.push(stored(0, some.length), some);
      }
      parts.push(bytes(packed[n + 1]), Uint8Array.of(0, 0, 0xff, 0xff));
      runs.push(said.length);
    }
    parts.push(stored(1, 0), bytes(packed.at(-1)));
    const stream = new Blob(parts).stream().pipeThrough(new DecompressionStream("deflate"));
    const whole = new Uint8Array(await new Response(stream).arrayBuffer());
    let end = -1;
    return runs.flatMap((length) => {
      const start = end + 1 + length;
      end = whole.indexOf(0, start);
      return JSON.parse(decoder.decode(whole.subarray(start, end)));
    });
  };
  const open = async () => {
    const block = one("script.copies");
    const { packed } = block.dataset;
    const rows = packed ? await unpacked(block.textContent.split(" ")) : JSON.parse(block.textContent);
    return new Map(papers.map((paper, n) => [paper, rows[n]]));
  };
  const namesOf = (author) =>
    author.split(" and ").map((name) => {
      const [family, given] = name.split(", ");
      return { family, given };
    });
  const textOf = async (chosen, option) => {
    texts ??= open();
    const known = await texts;
    const found = chosen.map((paper) => known.get(paper)[option.dataset.n]).filter(Boolean);
    if (option.dataset.n !== "2") return found.join("\n").trimEnd() + "\n";
    const items = found.flat().map((item) =>
      typeof item.author === "string" ? { ...item, author: namesOf(item.author) } : item,
    );
    return JSON.stringify(items, null, 2) + "\n";
  };

  const copyOld = (text) => {
    const area = make("textarea", text, { readonly: "", class: "skip" });
    document.body.append(area);
    const before = document.activeElement;
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    before?.focus();
    return isCopied;
  };
  const byHand = (text) => {
    const dialog = one("dialog");
    one("textarea", dialog).value = text;
    dialog.showModal();
    one("textarea", dialog).select();
  };
  const put = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyOld(text);
    }
  };
  const copy = async (chosen, button) => {
    const label = button.textContent;
    if (button.dataset.label !== undefined) return;
    button.dataset.label = label;
    let said = `${format.selectedOptions[0].textContent} of ${counted(chosen.length)} copied`;
    try {
      const text = await textOf(chosen, format.selectedOptions[0]);
      if (await put(text)) button.textContent = "Copied";
      else byHand(text);
    } catch {
      said = "This browser cannot open the texts to copy.";
      button.textContent = "Not copied";
    }
    status.textContent = said;
    setTimeout(() => {
      delete button.dataset.label;
      button.textContent = label;
      relabel();
      filter();
    }, 1500);
  };
  const download = async (button) => {
    let text;
    try {
      text = await textOf(shown, format.options[0]);
    } catch {
      status.textContent = "This browser cannot open the texts to save.";
      return;
    }
    const address = URL.createObjectURL(new Blob([text], { type: "application/x-bibtex" }));
    make("a", "", { href: address, download: button.dataset.file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const relabel = () => {
    const name = format.selectedOptions[0].textContent;
    for (const button of all(".to button")) {
      if (button.dataset.label === undefined) button.textContent = `Copy ${name}`;
    }
  };

  // Controls are made here: without a script there are none that do nothing.
  const tally = (lists) => {
    const counts = new Map();
    for (const name of lists.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const offer = (input, options) => {
    input.append(...options.map(([value, text]) => make("option", text, { value })));
    input.closest("label").hidden = options.length < 2;
  };
  const years = tally(papers.map((paper) => (paper.year ? [paper.year] : [])));
  offer(
    field.year,
    years.sort((a, b) => b[0] - a[0]).map(([year, n]) => [year, `${year} (${n})`]),
  );
  offer(field.author, people.map(([name, count], n) => [String(n), `${name} (${count})`]));
  offer(
    field.category,
    tally(papers.map((paper) => paper.categories)).map(([c, n]) => [c, `${c} (${n})`]),
  );
  for (const item of all(".people > li")) {
    const button = make("button", "", { type: "button", value: item.dataset.p });
    button.append(...item.childNodes);
    item.append(button);
  }
  for (const paper of papers) {
    const button = make("button", "", { type: "button" });
    one(".to", paper.item).append(button);
    button.paper = paper;
  }
  chart?.classList.add("live");
  tools.hidden = false;
  relabel();

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    field.q.focus();
  });
  format.addEventListener("change", relabel);
  one(".copy-shown").addEventListener("click", (event) => copy(shown, event.currentTarget));
  one(".save").addEventListener("click", (event) => download(event.currentTarget));
  one("dialog button").addEventListener("click", () => one("dialog").close());
  one("main").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.paper) copy([button.paper], button);
  });
  one(".people")?.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    field.author.value = field.author.value === button.value ? "" : button.value;
    changed();
  });
  chart?.addEventListener("click", (event) => {
    const year = event.target.closest("g")?.dataset.year;
    if (![...field.year.options].some((option) => option.value === year)) return;
    field.year.value = field.year.value === year ? "" : year;
    changed();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || one("dialog").open) return;
    const isTyping = event.target.closest("input, select, textarea");
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      field.q.focus();
    } else if (event.key === "Escape" && isFiltered()) {
      event.preventDefault();
      clear();
    }
  });
  window.addEventListener("hashchange", () => {
    if (!location.hash || location.hash.includes("=")) return fromAddress();
    const target = one(":target");
    if (!target?.closest("[hidden]")) return;
    // What a link leads to is shown, whatever is filtered.
    for (const input of Object.values(field)) input.value = "";
    filter();
    target.scrollIntoView();
  });
  fromAddress();
  // Unpacked beforehand: some browsers let a page copy only right after a click.
  setTimeout(() => {
    texts ??= open();
    texts.catch(() => {});
  }, 1000);
  performance.mark("ready");
})();
