// Shows what only works with JavaScript: copying the link, and the sharing sheet of a phone.
for (const share of document.querySelectorAll(".share")) {
	const button = share.querySelector("[data-copy]");
	const field = share.querySelector("input");
	const said = share.querySelector("[data-copy-said]");
	button.hidden = false;
	button.addEventListener("click", async () => {
		try {
			await navigator.clipboard.writeText(share.dataset.url);
		} catch {
			// Without leave for the clipboard, the old way.
			field.select();
			document.execCommand("copy");
		}
		said.textContent = share.dataset.copied;
	});
	field.addEventListener("focus", () => field.select());
}
