// A reference list by citeproc-js, the processor of Zotero: node reference.js JOB
// JOB is a JSON file {module, items, style, locales, lang, answer}; the answer is {ids, html}.
const fs = require("fs");

const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const CSL = require(job.module);
const items = new Map(job.items.map((item) => [item.id, item]));
const locale = (lang) => `${job.locales}/locales-${lang}.xml`;
const system = {
  retrieveItem: (id) => items.get(id),
  retrieveLocale: (lang) =>
    fs.readFileSync(fs.existsSync(locale(lang)) ? locale(lang) : locale("en-US"), "utf8"),
};
const engine = new CSL.Engine(system, job.style, job.lang || undefined, Boolean(job.lang));
engine.setOutputFormat("html");
engine.updateItems([...items.keys()]);
const [about, html] = engine.makeBibliography();
fs.writeFileSync(job.answer, JSON.stringify({ ids: about.entry_ids.map((ids) => ids[0]), html }));
