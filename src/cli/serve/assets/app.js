// Keeps the page as new as the database, and tells how long ago each time was. Pages work without this script.
"use strict";

const base = document.body.dataset.base;
const POLL = 5000;
let source = null;
let timer = null;

const main = () => document.getElementById("main");
// As the server sent it.
let shown = main().innerHTML;
const isLive = () => main().hasAttribute("data-live");
const tell = (words) => {
  const status = document.getElementById("live");
  if (status && status.textContent !== words) status.textContent = words;
};

// "3m ago" as the tip of each time.
const tellAges = () => {
  const units = [[86400, "d"], [3600, "h"], [60, "m"], [1, "s"]];
  for (const time of document.querySelectorAll("time[datetime]")) {
    const seconds = Math.max(1, (Date.now() - Date.parse(time.dateTime)) / 1000);
    const [length, unit] = units.find(([length]) => seconds >= length);
    time.title = `${Math.floor(seconds / length)}${unit} ago`;
  }
};

// Shows what the server has now. What is open, and what has the focus, stays so.
const show = (fresh) => {
  const old = main();
  if (fresh.innerHTML === shown) return;
  shown = fresh.innerHTML;
  const open = [...old.querySelectorAll("details")].map((details) => details.open);
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const scrolled = [...old.querySelectorAll(".scroll, pre")].map((part) => part.scrollLeft);
  old.replaceWith(fresh);
  fresh.querySelectorAll("details").forEach((details, at) => { details.open = open[at] ?? false; });
  fresh.querySelectorAll(".scroll, pre").forEach((part, at) => { part.scrollLeft = scrolled[at] ?? 0; });
  if (focused) {
    const key = focused.id ? `#${CSS.escape(focused.id)}` : `[href="${CSS.escape(focused.getAttribute("href") ?? "")}"]`;
    (fresh.querySelector(key) ?? fresh).focus({ preventScroll: true });
  }
  tellAges();
};

const refresh = async () => {
  // Nobody's half-written form is thrown away.
  if (main().contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return;
  try {
    const answer = await fetch(location.href, { cache: "no-cache" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("main");
    const script = (from) => from.querySelector("script[src]")?.getAttribute("src");
    if (!fresh || answer.status === 401 || script(page) !== script(document)) return location.reload();
    document.title = page.title;
    show(fresh);
    tell(source ? "live" : "polling");
  } catch {
    tell("the server does not answer; this page tries again");
  }
};

const close = () => {
  source?.close();
  source = null;
  clearInterval(timer);
  timer = null;
};

const open = () => {
  close();
  if (document.hidden || !isLive()) return;
  const address = location.pathname.slice(base.length) + location.search;
  source = new EventSource(`${base}/events?page=${encodeURIComponent(address)}`);
  source.addEventListener("page", refresh);
  source.onerror = () => {
    // Polls, and tries a stream again from time to time.
    close();
    let polls = 0;
    timer = setInterval(() => {
      polls += 1;
      if (polls % 3 === 0) open();
      else refresh();
    }, POLL);
    refresh();
  };
};

tellAges();
setInterval(tellAges, 10000);
// A hidden tab needs no stream: browsers allow a server six connections.
document.addEventListener("visibilitychange", open);
window.addEventListener("pagehide", close);
window.addEventListener("pageshow", (event) => { if (event.persisted) open(); });
open();
