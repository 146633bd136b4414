// Moves the count as people confirm. Without it, the page shows the count of when it was sent.
const SPEAK_EVERY = 20000;
// "always" as the server does it: 1.234 in Spanish too.
const numbers = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: "always" });

for (const tally of document.querySelectorAll("[data-count]")) {
	follow(tally);
}

function follow(tally) {
	let source = null;
	const open = () => {
		source ??= listen(tally);
	};
	const close = () => {
		source?.close();
		source = null;
	};
	// A page that nobody looks at holds no line open.
	document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
	addEventListener("pagehide", close);
	addEventListener("pageshow", open);
	if (!document.hidden) {
		open();
	}
}

function listen(tally) {
	const source = new EventSource(tally.dataset.count);
	const take = (event) => show(tally, JSON.parse(event.data));
	source.addEventListener("message", take);
	source.addEventListener("count", take);
	return source;
}

function show(tally, count) {
	const number = tally.querySelector("[data-count-number]");
	const text = numbers.format(count.confirmed);
	if (number.textContent === text) {
		return;
	}
	const words = { "{n}": text, "{goal}": numbers.format(count.goal) };
	const bar = tally.querySelector("[data-count-bar]");
	number.textContent = text;
	tally.querySelector("[data-count-shown]").hidden = false;
	tally.querySelector("[data-count-word]").textContent = count.confirmed === 1 ? tally.dataset.one : tally.dataset.other;
	tally.querySelector("[data-count-next]").textContent = fill(tally.dataset.next, words);
	bar.max = count.goal;
	bar.value = count.confirmed;
	bar.setAttribute("aria-label", fill(tally.dataset.progress, words));
	bump(number);
	speak(tally, fill(tally.dataset.progress, words));
}

function fill(template, words) {
	return template.replace(/\{n\}|\{goal\}/g, (name) => words[name]);
}

function bump(number) {
	number.classList.remove("bump");
	requestAnimationFrame(() => number.classList.add("bump"));
}

// A reader that speaks is told now and then, with the latest, not at every signature.
function speak(tally, text) {
	tally.latest = text;
	tally.speaking ??= setTimeout(() => {
		tally.querySelector("[data-count-said]").textContent = tally.latest;
		tally.speaking = null;
	}, SPEAK_EVERY);
}
