// The form works without this. It takes the reader to what has to be looked at again,
// and keeps an impatient second press from sending twice.
const summary = document.querySelector("[data-focus]");
if (summary && document.activeElement !== summary) {
	summary.focus();
}

for (const form of document.querySelectorAll("form[method=post]")) {
	form.addEventListener("submit", (event) => {
		if (form.dataset.sent) {
			event.preventDefault();
			return;
		}
		form.dataset.sent = "yes";
		form.querySelector("button")?.setAttribute("aria-busy", "true");
		// A line that drops must not lock the form for good.
		setTimeout(() => release(form), 8000);
	});
}

// The page may come back from memory after "back".
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

function release(form) {
	delete form.dataset.sent;
	form.querySelector("button")?.removeAttribute("aria-busy");
}
