package org.portevoix.campaign.console;

/**
 * Something to look at again, or still to do.
 *
 * @param path of the page where that is
 * @param anchor the id of what to fill in there
 * @param message says what to do
 */
record Fault(String path, String anchor, String message) {

	public String link() {
		return this.path + "#" + this.anchor;
	}

}
